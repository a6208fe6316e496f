import assert from 'node:assert/strict';
import { analyseText } from '../support/analyseText.ts';
import { checkFix } from '../support/checkFix.ts';
import { checkMarkers } from '../support/markers.ts';

const options = { fileName: 'config.bu' };
const fcos = 'variant: fcos\nversion: 1.6.0\n';

function check(source: string): void {
  checkMarkers(source, options);
}

describe('Units in a config', () => {
  it('are read as systemd reads them, line by line', () => {
    check(`${fcos}systemd:
  units:
    - name: web.service
      enabled: true
      contents: |
        [Unit]
        Aftr=network-online.target
#       ^^^^ warning[systemd/unknown-key] did you mean \`After\`?
        [Service]
        ExecStart=/usr/bin/web > /var/log/web
#                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[systemd/shell-syntax] systemd starts no shell
        Restart=allways
#               ^^^^^^^ warning[systemd/bad-value] \`Restart\` wants one of \`always\`
        WantedBy=multi-user.target
#       ^^^^^^^^ warning[systemd/misplaced-key] belongs into \`[Install]\`
        [Install]
        WantedBy=multi-user
#                ^^^^^^^^^^ warning[systemd/bad-value] names of units with their endings
      dropins:
        - name: more.conf
          contents: |
            [Servce]
#           ^^^^^^^^ warning[systemd/unknown-section] did you mean \`[Service]\`?
            Environment=A=1
`);
  });

  it('are read in Ignition configs too, and where they are written as files', () => {
    checkMarkers(
      `{
  "ignition": { "version": "3.4.0" },
  "systemd": { "units": [{ "name": "a.timer", "contents": "[Timer]\\nOnBootSec=soon\\nOnUnitActiveSec=1h\\n" }] },
#                                                                             ^^^^ warning[systemd/bad-value] \`soon\`: systemd ignores the line, and the unit goes without it
  "storage": { "files": [
    { "path": "/etc/systemd/system/b.service", "contents": { "source": "data:,%5BService%5D%0AExecStrat=/bin/b%0A" } }
#                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[systemd/unknown-key] did you mean \`ExecStart\`?
  ] }
}
`,
      { fileName: 'config.ign' },
    );
    check(`${fcos}storage:
  files:
    - path: /etc/containers/systemd/web.container
      contents:
        inline: |
          [Container]
          Imag=registry.example/web
#         ^^^^ warning[systemd/quadlet-refused] did you mean \`Image\`?
          [Service]
          Restart=always
    - path: /etc/containers/systemd/web.container.d/more.conf
      contents:
        inline: |
          [Container]
          PublishPort=8080:80
    - path: /etc/systemd/network/eth.link
      contents:
        inline: |
          [Anything]
          Goes=here
`);
  });

  it('are told why systemd would not start them', () => {
    check(`${fcos}systemd:
  units:
    - name: nothing.service
      contents: |
        [Service]
#       ^^^^^^^^^ warning[systemd/unit-refused] a service needs \`ExecStart=\`
        Environment=A=1
    - name: var-data.mount
      contents: |
        [Mount]
        What=/dev/disk/by-label/data
        Where=/var/lib/data
#             ^^^^^^^^^^^^^ warning[systemd/unit-refused] called \`var-lib-data.mount\`, not \`var-data.mount\`
    - name: completed.service
      contents: |
        [Unit]
        Description=what it runs stands in the drop-in
      dropins:
        - name: run.conf
          contents: |
            [Service]
            ExecStart=/usr/bin/true
`);
  });

  it('are told so also where other lines are wrong, if mending those changes nothing about it', () => {
    check(`${fcos}systemd:
  units:
    - name: a.service
      contents: |
        [Service]
        ExecStart=/bin/true \\
          --flag=1 \\

        KillMode=proces
#                ^^^^^^ warning[systemd/bad-value]
        Type=oneshot
        Restart=always
#               ^^^^^^ warning[systemd/unit-refused] cannot have \`Restart=always\`
    - name: b.service
      contents: |
        [Service]
        ExcStart=/bin/true
#       ^^^^^^^^ warning[systemd/unknown-key] did you mean \`ExecStart\`?
    - name: c.service
      contents: |
        [Service]
        Type=oneshott
#            ^^^^^^^^ warning[systemd/bad-value]
        ExecStart=/bin/true
        ExecStart=/bin/false
    - name: d.service
      enabled: true
      contents: |
        [Service]
        ExecStart=/bin/true
        [Instal]
#       ^^^^^^^^ warning[ignition/unit-without-install] write \`[Install]\`
        WantedBy=multi-user.target
    - name: e.service
      enabled: true
      contents: |
        [Service]
        ExecStart=/bin/true
        [Instal]
#       ^^^^^^^^ warning[systemd/unknown-section] did you mean \`[Install]\`?
        WantedBy=a.target
        [Install]
        WantedBy=multi-user.target
`);
  });

  it('are left alone where a template makes them, or a part of them', () => {
    const unit = (line: string) => `${fcos}systemd:
  units:
    - name: a.service
      contents: |
        [Service]
        ExecStart=/bin/a
        ${line}
`;
    checkMarkers(unit('{% if x %}\n        Restrat=always\n        {% endif %}'), { fileName: 'config.bu.j2' });
    check(unit(`Restart=\${RESTART}`));
    check(unit('Environment=A={{ b }}\n        Restrat={{ c }}'));
  });

  it('have fixes that change one word', () => {
    const unit = (key: string) => `${fcos}systemd:
  units:
    - name: a.service
      contents: |
        [Service]
        ExecStart=/bin/a
        ${key}=always
`;
    checkFix({ before: unit('Restrat'), code: 'systemd/unknown-key', after: unit('Restart'), options });
  });
});

describe('Keys and passwords in a config', () => {
  it('are told from what sshd and login would pass over', () => {
    check(`${fcos}passwd:
  users:
    - name: core
      password_hash: hunter2
#                    ^^^^^^^ warning[passwd/plain-text-password] this is no hash of a password
      ssh_authorized_keys:
        - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ core@example
#                     ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning[ssh/damaged-key] the key is damaged or cut off: sshd passes over the line, so nobody can log in with it; copy it again
        - ssh-rsa AAAA...
#         ^^^^^^^^^^^^^^^ warning[ssh/no-key] the place for a public key: sshd passes over the line, so nobody can log in with it; put yours here
        - \${SSH_KEY}
`);
  });

  it('do not stand in the way of a conversion', () => {
    const analysis = analyseText(`${fcos}passwd:\n  users:\n    - name: core\n      password_hash: hunter2\n`, options);
    assert.deepEqual(
      analysis.found().map(({ source, severity }) => `${source} ${severity}`),
      ['strata warning'],
    );
  });
});
