import { checkFix } from '../support/checkFix.ts';
import { checkMarkers } from '../support/markers.ts';

const options = { fileName: 'config.bu' };
const head = 'variant: fcos\nversion: 1.6.0\nsystemd:\n  units:\n';

function check(source: string): void {
  checkMarkers(head + source, options);
}

describe('Values of units', () => {
  it('are shown at the word that is wrong, where systemd keeps the others', () => {
    check(
      `    - name: a.service
      contents: |
        [Unit]
        After=network.target docker
#                            ^^^^^^ warning[systemd/bad-value] not \`docker\`: systemd leaves that out
        [Service]
        ExecStart=/bin/a
        Environment=A=b C
#                       ^ warning[systemd/bad-value] \`NAME=value\`, in quotes as a whole
`,
    );
  });

  it('say what becomes of the unit', () => {
    check(`    - name: a.service
      contents: |
        [Service]
        ExecStart=/bin/a
        WorkingDirectory=app
#                        ^^^ warning[systemd/unit-refused] wants an absolute path, not \`app\`: systemd does not start the unit
        User=1000:1000
#            ^^^^^^^^^ warning[systemd/unit-refused] one user or group
        ExecStartPre=-bin/b
#                     ^^^^^ warning[systemd/bad-value] systemd ignores the line
      dropins:
        - name: a.conf
          contents: |
            [Service]
            User=1000:1000
#                ^^^^^^^^^ warning[systemd/unit-refused] systemd reads the drop-in no further
    - name: a.timer
      contents: |
        [Timer]
        OnCalendar=everyday
#                  ^^^^^^^^ warning[systemd/bad-value] ignores the line, and without another of its kind does not start the unit
        OnCalendar=Mon..Fri 25:00
#                  ^^^^^^^^^^^^^^ warning[systemd/bad-value] and without another of its kind
    - name: b.timer
      contents: |
        [Timer]
        OnCalendar=everyday
#                  ^^^^^^^^ warning[systemd/bad-value] systemd ignores the line
        OnBootSec=5min
`);
  });

  it('have fixes where it is plain what was meant', () => {
    const unit = (line: string): string =>
      `${head}    - name: a.service\n      contents: |\n        [Unit]\n        ${line}\n        [Service]\n        ExecStart=/bin/a\n`;
    const fixed = (before: string, after: string): void =>
      checkFix({ before: unit(before), code: 'systemd/bad-value', after: unit(after), options });
    fixed('Requires="docker.service"', 'Requires=docker.service');
    fixed('After=a.service, b.service', 'After=a.service b.service');
    fixed('After=a.service,b.service', 'After=a.service b.service');
    fixed('JobTimeoutSec=5min # for the network', 'JobTimeoutSec=5min');
    fixed('ConditionPathExists="/etc/a"', 'ConditionPathExists=/etc/a');
  });

  it('of units that a shorthand made are left alone', () => {
    checkMarkers(
      `variant: fcos
version: 1.6.0
storage:
  filesystems:
    - path: /var/my data
      device: /dev/disk/by-label/{{ label }}
      format: ext4
      with_mount_unit: true
`,
      options,
    );
  });
});

describe('Quadlet files', () => {
  it('have fixes for sections that were mixed up', () => {
    const file = (lines: string): string =>
      `variant: fcos\nversion: 1.6.0\nstorage:\n  files:\n    - path: /etc/containers/systemd/a.container\n      contents:\n        inline: |\n${lines}`;
    checkFix({
      before: file('          [Container]\n          Image=a\n          Restart=always\n          [Service]\n'),
      code: 'systemd/misplaced-key',
      after: file('          [Container]\n          Image=a\n          [Service]\n          Restart=always\n'),
      options,
    });
    checkFix({
      before: file('          [container]\n          Image=a\n'),
      code: 'systemd/quadlet-refused',
      after: file('          [Container]\n          Image=a\n'),
      options,
    });
  });
});
