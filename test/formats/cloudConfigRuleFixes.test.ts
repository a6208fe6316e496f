import { checkFix } from '../support/checkFix.ts';

const head = '#cloud-config\n';
const hash = '$6$saltsalt$qFmFH.bQmmtXzyBY0s9v7Oicd2z4XSIecDzlB5KiA2/jctKu9YterLp8wwnSq.qc.eoxqOmSuNp2xS0ktL3nh/';
const file = 'write_files:\n  - path: /opt/a\n';
const unit =
  'write_files:\n  - path: /etc/systemd/system/a.service\n    content: |\n      [Service]\n      ExecStart=/bin/a\n      [Install]\n      WantedBy=multi-user.target\n';

const fixes: readonly (readonly [code: string, before: string, after: string])[] = [
  ['no-login', 'users:\n  - name: app\n', 'users:\n  - default\n  - name: app\n'],
  [
    'no-login',
    'users: [app]\npassword: $6$a$b\nchpasswd: {expire: false}\n',
    'users: [default, app]\npassword: $6$a$b\nchpasswd: {expire: false}\n',
  ],
  [
    'hash-as-text',
    `users:\n  - default\n  - name: app\n    plain_text_passwd: ${hash}\n    lock_passwd: false\n`,
    `users:\n  - default\n  - name: app\n    hashed_passwd: ${hash}\n    lock_passwd: false\n`,
  ],
  [
    'hash-as-text',
    `chpasswd:\n  expire: false\n  users:\n    - {name: root, password: ${hash}, type: text}\n`,
    `chpasswd:\n  expire: false\n  users:\n    - {name: root, password: ${hash}, type: hash}\n`,
  ],
  ['password-expires', `password: ${hash}\n`, `password: ${hash}\nchpasswd:\n  expire: false\n`],
  [
    'password-expires',
    `chpasswd:\n  users:\n    - {name: root, password: ${hash}}\n`,
    `chpasswd:\n  expire: false\n  users:\n    - {name: root, password: ${hash}}\n`,
  ],
  [
    'group-of-account',
    'groups: [app]\nusers:\n  - default\n  - name: app\n',
    'groups: [app]\nusers:\n  - default\n  - name: app\n    primary_group: app\n',
  ],
  [
    'group-of-account',
    'users:\n  - default\n  - name: app\n    primary_group: app\n',
    'users:\n  - default\n  - name: app\n    primary_group: app\n    groups: [app]\n',
  ],
  ['wrong-type', 'packages: nginx, curl\n', 'packages:\n  - nginx\n  - curl\n'],
  ['wrong-type', 'packages: nginx\n', 'packages:\n  - nginx\n'],
  ['wrong-type', 'disable_root: 0\n', 'disable_root: false\n'],
  [
    'command-asks',
    'runcmd:\n  - apt-get install "a b"\n  - apt install a\n',
    'runcmd:\n  - apt-get install -y "a b"\n  - apt install a\n',
  ],
  [
    'command-asks',
    'runcmd:\n  - |\n    a\n    zypper in b\n',
    'runcmd:\n  - |\n    a\n    zypper --non-interactive in b\n',
  ],
  ['command-asks', 'runcmd:\n  - [dnf, install, a]\n', 'runcmd:\n  - [dnf, install, "-y", a]\n'],
  [
    'repeats-at-every-boot',
    'bootcmd:\n  - mkfs.ext4 /dev/vdb\n',
    "bootcmd:\n  - cloud-init-per once bootcmd-mkfs sh -c 'mkfs.ext4 /dev/vdb'\n",
  ],
  [
    'command-too-early',
    'runcmd:\n  - a\n  - snap install b\n',
    'runcmd:\n  - a\n  - snap wait system seed.loaded\n  - snap install b\n',
  ],
  [
    'file-passed-over',
    'write_files:\n  - path: /etc/sudoers.d/a\n    permissions: "0777"\n',
    'write_files:\n  - path: /etc/sudoers.d/a\n    permissions: "0440"\n',
  ],
  [
    'secret-readable',
    'write_files:\n  - path: /home/a/.netrc\n    content: a\n',
    'write_files:\n  - path: /home/a/.netrc\n    permissions: "0600"\n    content: a\n',
  ],
  [
    'script-not-run',
    `${file}    permissions: '0640'\nruncmd:\n  - /opt/a\n`,
    `${file}    permissions: "0750"\nruncmd:\n  - /opt/a\n`,
  ],
  ['unit-not-enabled', unit, `${unit}runcmd:\n  - systemctl enable --now a.service\n`],
  ['unit-not-enabled', `${unit}runcmd: [b]\n`, `${unit}runcmd: [b, systemctl enable --now a.service]\n`],
  [
    'text-read-otherwise',
    `${file}    content: >-\n      #!/bin/sh\n      b\n`,
    `${file}    content: |-\n      #!/bin/sh\n      b\n`,
  ],
  ['text-read-otherwise', `${file}    permissions: 0o600\n`, `${file}    permissions: "0o600"\n`],
];

describe('what is offered where modules make something else of a cloud-config', () => {
  for (const [code, before, after] of fixes)
    it(`mends ${code}: ${JSON.stringify(before).slice(0, 60)}`, () =>
      checkFix({
        code: `cloud-config/${code}`,
        before: head + before,
        after: head + after,
        options: { fileName: 'user-data' },
      }));

  it('puts a command with a colon in quotes', () =>
    checkFix({
      code: 'cloud-config/wrong-type',
      before: `${head}runcmd:\n  - echo 'its' a: b # c\n`,
      after: `${head}runcmd:\n  - 'echo ''its'' a: b' # c\n`,
      options: { fileName: 'user-data' },
    }));
});
