import { checkMarkers } from '../support/markers.ts';

describe('what an object lacks because it stands one level too far out', () => {
  it('is said where it stands, and there alone', () => {
    checkMarkers(
      `#cloud-config
ansible:
  package_name: ansible-core
install_method: distro
#^^^^^^^^^^^^^ error[cloud-config/unknown-key] it belongs below \`ansible\`
`,
      { fileName: 'user-data' },
    );
  });

  it('leaves alone a key without a value that the unknown one was not meant for', () => {
    checkMarkers(
      `variant: fcos
version: 1.6.0
storage:
  files:
    - path: /etc/a
      user:
#     ^^^^ warning[butane/null-value] has no value
      overwite: true
#     ^^^^^^^^ warning[butane/unknown-key] did you mean \`overwrite\`?
`,
      { fileName: 'config.bu' },
    );
  });
});
