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
#                            ^^^^^^ warning[systemd/bad-value] not \`docker\`: systemd leaves it out
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
#                  ^^^^^^^^ warning[systemd/bad-value] without another of its kind it does not start at all
        OnCalendar=Mon..Fri 25:00
#                  ^^^^^^^^^^^^^^ warning[systemd/bad-value] without another of its kind
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
    fixed('JobTimeoutSec=5min # for the network', '# for the network\n        JobTimeoutSec=5min');
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

describe('A blank behind a backslash', () => {
  it('ends the line for systemd, and not for Podman', () => {
    check(`    - name: a.service
      contents: |
        [Service]
        ExecStart=/usr/bin/a
        Environment=A=1 \\ 
#                       ^^ warning[systemd/unreadable-line] take the blank away
          "B=2"
storage:
  files:
    - path: /etc/containers/systemd/a.container
      contents:
        inline: |
          [Container]
          Image=quay.io/a/b
          Exec=--one \\ 
            "two words"
`);
  });
});

describe('Marks of other programs in a unit', () => {
  it('spare the line that they stand in, and nothing else', () => {
    check(
      `    - name: a.service
      contents: |
        [Service]
        ExecStart=/usr/bin/docker ps --format {{.Names}} | a
        Restrat=always
#       ^^^^^^^ warning[systemd/unknown-key] did you mean \`Restart\`?
        Type={{ type }}
        Restart=allways
#               ^^^^^^^ warning[systemd/bad-value]
    - name: b.service
      contents: |
        [Service]
        {{ if a=b }}
        Restrat=always
    - name: c.service
      contents: |
        [Service]
        ExecStart=/usr/bin/kubelet \\
          %{ if provider != null ~}
          --cloud-provider=a \\
          %{ endif ~}
          --config=b
`,
    );
  });

  it('are no template where a program means them', () => {
    check(`    - name: a.service
      contents: |
        [Service]
        ExecStart=/usr/bin/curl -w %{http_code} https://example.com
        Restrat=always
#       ^^^^^^^ warning[systemd/unknown-key]
`);
  });
});

describe('A drop-in for a unit of the machine', () => {
  it('is told that its command comes behind another one', () => {
    check(`    - name: docker.service
      dropins:
        - name: a.conf
          contents: |
            [Service]
            ExecStart=/usr/bin/dockerd --debug
#           ^^^^^^^^^ info[systemd/dropin-adds-command] write an empty \`ExecStart=\` above
    - name: b.service
      dropins:
        - name: a.conf
          contents: |
            [Service]
            ExecStart=
            ExecStart=/usr/bin/b
    - name: c.service
      dropins:
        - name: a.conf
          contents: |
            [Service]
            Type=oneshot
            ExecStart=/usr/bin/c
    - name: d.service
      contents: |
        [Unit]
        Description=what it runs stands in the drop-in
      dropins:
        - name: a.conf
          contents: |
            [Service]
            ExecStart=/usr/bin/d
`);
    const unit = (lines: string): string =>
      `${head}    - name: docker.service\n      dropins:\n        - name: a.conf\n          contents: |\n            [Service]\n${lines}`;
    checkFix({
      before: unit('            ExecStart=/usr/bin/dockerd\n'),
      code: 'systemd/dropin-adds-command',
      after: unit('            ExecStart=\n            ExecStart=/usr/bin/dockerd\n'),
      options,
    });
  });
});

describe('Units that are written as files', () => {
  it('are read in every folder that systemd and Podman look into', () => {
    for (const folder of [
      '/etc/systemd/system',
      '/etc/systemd/user',
      '/usr/lib/systemd/system',
      '/usr/local/lib/systemd/system',
      '/home/core/.config/systemd/user',
      '/var/home/core/.config/systemd/user',
    ])
      checkMarkers(
        `# strata: os=ubuntu
variant: fcos
version: 1.6.0
storage:
  files:
    - path: ${folder}/a.service
      mode: 0644
      contents:
        inline: |
          [Service]
          ExecStart=/usr/bin/a
          Restrat=always
#         ^^^^^^^ warning[systemd/unknown-key]
`,
        options,
      );
    for (const folder of ['/etc/containers/systemd/users/1000', '/home/core/.config/containers/systemd'])
      checkMarkers(
        `variant: fcos
version: 1.6.0
storage:
  files:
    - path: ${folder}/a.container
      mode: 0644
      contents:
        inline: |
          [Container]
          Imag=a
#         ^^^^ warning[systemd/quadlet-refused]
`,
        options,
      );
  });

  it('are told why systemd would not start them', () => {
    checkMarkers(
      `variant: fcos
version: 1.6.0
storage:
  files:
    - path: /etc/systemd/system/a.service
      contents:
        inline: |
          [Service]
#         ^^^^^^^^^ warning[systemd/unit-refused] a service needs \`ExecStart=\`
          Environment=A=1
    - path: /etc/systemd/system/var-a.mount
      contents:
        inline: |
          [Mount]
          What=/dev/sda
          Where=/var/b
#               ^^^^^^ warning[systemd/unit-refused] wants the unit to be called
    - path: /etc/systemd/system/a.timer
      contents:
        inline: |
          [Timer]
#         ^^^^^^^ warning[systemd/unit-refused] a timer needs a time
          Persistent=true
    - path: /etc/systemd/system/b.service.d/a.conf
      contents:
        inline: |
          [Service]
          Environment=A=1
`,
      options,
    );
  });
});
