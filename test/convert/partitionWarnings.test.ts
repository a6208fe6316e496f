import { checkMarkers } from '../support/markers.ts';

describe('warnings of partitions', () => {
  it('are not given where a line that could not be read may say what is missing', () => {
    checkMarkers(
      `variant: fcos
version: 1.5.0
storage:
  disks:
    - device: /dev/vda
      partitions:
        - number: 4
          label: root
          size_mib 8192
#         ^^^^^^^^^^^^^ error[syntax/missing-colon] add the colon
        - label: var
          size_mib: 0
    - device: /dev/vdb
      partitions:
        - number 4
#         ^^^^^^^^ error[syntax/missing-colon] add the colon
          label: root
`,
      { fileName: 'config.bu' },
    );
  });
});
