import { checkFix } from '../support/checkFix.ts';
import { checkMarkers } from '../support/markers.ts';

const options = { fileName: 'config.bu' };
const fcos = 'variant: fcos\nversion: 1.6.0\n';

describe('Numbers that become others', () => {
  it('are told, and those that are what they look like are not', () => {
    checkMarkers(
      `${fcos}storage:
  disks:
    - device: /dev/vda
      partitions:
        - number: 1
          size_mib: 0100
#                   ^^^^ warning[butane/number-octal] \`size_mib\` becomes 64: \`0100\` begins with a zero
        - number: 2
          size_mib: 100.9
#                   ^^^^^ warning[butane/number-truncated] becomes 100
        - number: 3
          size_mib: 0x100
        - number: 4
          size_mib: 1e3
        - number: 5
          size_mib: 100.0
        - number: 09
#                 ^^ warning[butane/number-not-octal] becomes 9
          size_mib: 07
  files:
    - path: /etc/a
      mode: 0644
    - path: /etc/b
      mode: 0488
#           ^^^^ warning[butane/number-not-octal] octal digits go to 7 only
    - path: /etc/c
      mode: 0o644
`,
      options,
    );
  });

  it('are written as they are read', () => {
    const config = (size: string) =>
      `${fcos}storage:\n  disks:\n    - device: /dev/vda\n      partitions:\n        - number: 1\n          size_mib: ${size}\n`;
    checkFix({ before: config('0100'), code: 'butane/number-octal', after: config('100'), options });
    checkFix({ before: config('100.9'), code: 'butane/number-truncated', after: config('100'), options });
  });
});
