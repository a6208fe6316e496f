import assert from 'node:assert/strict';
import { analyseText } from '../support/analyseText.ts';

/** What is found in a config below its first line, as far as it is about what modules make of it. */
function found(text: string): readonly string[] {
  return analyseText(`#cloud-config\n${text}`, { fileName: 'user-data' })
    .problems()
    .map(({ severity, code, path }) => `${severity} ${code} ${path.join('.')}`);
}

const account = 'users:\n  - default\n  - name: app\n';
const file = 'write_files:\n  - path: /etc/app.conf\n    content: a\n';

/** Read in the modules of cloud-init 26.2; each is explained on its page below docs/rules. */
const cases: readonly (readonly [what: string, text: string, found: readonly string[]])[] = [
  [
    'keys without a home',
    `${account}    no_create_home: true\n    ssh_import_id: [gh:a]\n`,
    ['error cloud-config/account-not-made users.1.ssh_import_id'],
  ],
  [
    'a misspelt setting of a source of packages',
    'yum_repos:\n  a:\n    baseurl: http://a/\n    enbaled: true\n    gpgcheck: true\n    skip_if_unavailable: true\n    our_own: 1\n',
    ['warning cloud-config/misspelt-key yum_repos.a.enbaled'],
  ],
  [
    'the address of a source by another name, and not that it has none',
    'yum_repos:\n  a:\n    baesurl: http://a/\n',
    ['error cloud-config/one-key-needed yum_repos.a.baesurl'],
  ],
  [
    'a needed key by another name where any key is taken',
    'landscape:\n  client:\n    acount_name: a\n    computer_title: b\n',
    ['error cloud-config/missing-key landscape.client.acount_name'],
  ],
  [
    'a short name with swapped letters where any name may stand',
    'zypper:\n  repos:\n    - id: a\n      baseurl: http://a/\n      nmae: A\n      game: b\n',
    ['warning cloud-config/misspelt-key zypper.repos.0.nmae'],
  ],
  [
    'groups that are nearly known ones, and others that are not',
    `${account}    ssh_import_id: [gh:a]\n    groups: [wheel, dokcer, sud, user, admins, video2, team, Docker]\n`,
    [
      'warning cloud-config/misspelt-name users.1.groups.1',
      'warning cloud-config/misspelt-name users.1.groups.2',
      'warning cloud-config/misspelt-name users.1.groups.7',
    ],
  ],
  [
    'a group of a list in a text, where the config makes one that is called so',
    `groups: [dokcer]\n${account}    ssh_import_id: [gh:a]\n    groups: adm, sud, dokcer\n`,
    ['warning cloud-config/misspelt-name users.1.groups'],
  ],
  [
    'owners that are nearly known ones',
    'write_files:\n  - {path: /etc/a, owner: "rooot:root"}\n  - {path: /etc/b, owner: "root:sytemd-network"}\n  - {path: /etc/c, owner: "nginx:nginx"}\n',
    [
      'warning cloud-config/misspelt-name write_files.0.owner',
      'warning cloud-config/misspelt-name write_files.1.owner',
    ],
  ],
  [
    'addresses without a slash or a colon',
    'apt:\n  http_proxy: http:/proxy:8088\n  https_proxy: https//proxy\n  primary:\n    - {arches: [default], uri: "http:example.org"}\n    - {arches: [amd64], uri: "http://example.org"}\n',
    [
      'warning cloud-config/misspelt-address apt.http_proxy',
      'warning cloud-config/misspelt-address apt.https_proxy',
      'warning cloud-config/misspelt-address apt.primary.0.uri',
    ],
  ],
  ['a name that no machine has', 'hostname: web server\n', ['warning cloud-config/bad-hostname hostname']],
  ['names of machines', 'hostname: web_1.a\nfqdn: web-1.example.org\n', []],
  ['a part of a name that ends in a dash', 'fqdn: web-.example.org\n', ['warning cloud-config/bad-hostname fqdn']],
  [
    'what looks like a slip and is none',
    `hostname: web01.${'a-long-part.'.repeat(8)}example.com\nfqdn: node1.\nusers:\n  - default\n  - {name: root, lock_passwd: false}\n  - {name: app, groups: [ftp, vmail], shell: /sbin/bash, ssh_import_id: [gh:a]}\nwrite_files:\n  - {path: /etc/netplan/wg0.key, permissions: "0600", content: a}\n  - {path: /srv/http/a, owner: "http:http"}\npackages: ["http:amd64"]\nmounts:\n  - [/dev/vdb1, /data]\n  - ["LABEL=cloudimg-rootfs", /]\nruncmd:\n  - shutdown -c\n  - shutdown -r +5\n`,
    [],
  ],
  [
    'commands that end what runs them',
    'runcmd:\n  - systemctl restart cloud-final\n  - [cloud-init, clean, --logs, --reboot]\n  - systemctl restart cloud-init-local.service\n  - cloud-init clean --logs\n',
    ['warning cloud-config/restart-in-command runcmd.0', 'warning cloud-config/restart-in-command runcmd.1'],
  ],
  [
    'an account that is not locked and has no password',
    `${account}    ssh_import_id: [gh:a]\n    lock_passwd: false\n`,
    ['info cloud-config/key-without-effect users.1.lock_passwd'],
  ],
  [
    'a setting that sshd does not know',
    'write_files:\n  - path: /etc/ssh/sshd_config.d/20.conf\n    content: |\n      PermitRootLgoin no\n      PasswordAuthentication {{ a }}\n',
    ['warning ssh/refused-setting write_files.0.content'],
  ],
  [
    'paths that are nearly those that systems have, and others that are not',
    `write_files:\n${['/ec/a', '/usr/lcoal/bin/a', '/etc/systemd/sstem/a.service', '/etc/apt/apt.conf.d01proxy', '/etc/systemd/resolved.onf', '/apps/a', '/etc/hostss', '/etc/docker2/a', '/etc/myapp/a', '/usr/local/share/a', '/data/a'].map((path) => `  - path: ${path}\n`).join('')}`,
    [0, 1, 2, 4].map((index) => `warning files/misspelt-path write_files.${index}.path`),
  ],
  [
    'a path in another key',
    'locale_configfile: /etc/defualt/locale\nswap: {filename: /vra/swap, size: 1G}\n',
    ['warning files/misspelt-path locale_configfile', 'warning files/misspelt-path swap.filename'],
  ],
  [
    'permissions that the owner has not',
    'write_files:\n  - {path: /etc/a, permissions: "075"}\n  - {path: /etc/b, permissions: "0000"}\n  - {path: /etc/c, permissions: "0440"}\n  - {path: /etc/d, permissions: "064"}\n  - {path: /etc/e, permissions: "0464"}\n  - {path: /etc/f, permissions: "07755"}\n  - {path: /etc/g, permissions: "04755"}\n  - {path: /tmp/h, permissions: "01777"}\n',
    [
      'warning files/unlikely-mode write_files.0.permissions',
      'warning files/unlikely-mode write_files.3.permissions',
      'warning files/unlikely-mode write_files.5.permissions',
    ],
  ],
  [
    'a shell that is nearly one',
    `${account}    ssh_import_id: [gh:a]\n    shell: /binbash\n  - name: b\n    ssh_import_id: [gh:a]\n    shell: /usr/bin/nologin\n  - name: c\n    ssh_import_id: [gh:a]\n    shell: /opt/app/shell\n`,
    ['warning passwd/misspelt-shell users.1.shell'],
  ],
  [
    'a layout of keyboards that there is not',
    'keyboard:\n  layout: g\n',
    ['warning cloud-config/unknown-keyboard-layout keyboard.layout'],
  ],
  ['layouts of keyboards', 'keyboard:\n  layout: us,de\n', []],
  [
    'an id of a key that is none, and one that is not looked at',
    'apt:\n  sources:\n    a: {source: "deb http://a/ b c", keyid: 3BF863C}\n    b: {source: "deb http://a/ b c", keyid: "B59D 5F15 97A5 04B7 E230  6DCA 0620 BBCF 0368 3F77"}\n',
    ['warning cloud-config/apt-source-refused apt.sources.a.keyid'],
  ],
  ['a locale without its character set', 'locale: en_US.UTF-\n', ['warning cloud-config/bad-locale locale']],
  ['locales', 'locale: ja_JP.eucJP\n', []],
  [
    'a misspelt name of an account, and not that it has none',
    'users:\n  - nmae: app\n    lock_passwd: true\n',
    ['error cloud-config/unknown-key users.0.nmae'],
  ],
  [
    'a misspelt section, and not that the unit is enabled nowhere',
    'write_files:\n  - path: /etc/systemd/system/app.service\n    content: |\n      [Service]\n      ExecStart=/bin/true\n      [Install]\n      WantedBy=multi-user.target\nrnucmd:\n  - systemctl enable app.service\n',
    ['error cloud-config/unknown-key rnucmd'],
  ],
  [
    'a mode that is none, and not what could be done with the file',
    'write_files:\n  - path: /etc/cron.daily/app\n    permissions: "0755\'"\n    content: |\n      #!/bin/sh\n',
    ['warning cloud-config/permissions-not-octal write_files.0.permissions'],
  ],
  [
    'a size of swap that is none, and not what goes with it',
    'swap:\n  filename: /swap.img\n  size: auo\n  maxsize: 2G\n',
    ['error cloud-config/bad-value swap.size'],
  ],
  [
    'an unknown key where a filesystem is missed',
    'fs_setup:\n  - label: data\n    fs: ext4\n    device: /dev/vdb\n',
    ['error cloud-config/unknown-key fs_setup.0.fs'],
  ],
  [
    'a misspelt key of a unit that is written',
    'write_files:\n  - path: /etc/systemd/system/app.service\n    content: |\n      [Service]\n      ExecStrat=/bin/true\n',
    ['warning systemd/unknown-key write_files.0.content'],
  ],
  [
    'a unit of which only the end is written',
    'write_files:\n  - path: /etc/systemd/system/app.service\n    append: true\n    content: |\n      [Service]\n      ExecStrat=/bin/true\n',
    [],
  ],
  ['a home that is not refused', `${account}    no_create_home: false\n    ssh_import_id: [gh:a]\n`, []],
  [
    'keys of an account that redirects',
    `${account}    ssh_redirect_user: true\n    ssh_import_id: [gh:a]\n`,
    ['error cloud-config/account-not-made users.1.ssh_redirect_user'],
  ],
  ['a rule of sudo that is none', `${account}    sudo: true\n`, ['error cloud-config/account-not-made users.1.sudo']],
  ['an account that stands twice', `${account}  - name: app\n`, ['warning cloud-config/account-twice users.2.name']],
  [
    'a password of a locked account',
    `${account}    plain_text_passwd: a\n`,
    [
      'hint cloud-config/readable-password users.1.plain_text_passwd',
      'warning cloud-config/password-locked users.1.plain_text_passwd',
    ],
  ],
  [
    'a password that counts',
    `${account}    plain_text_passwd: a\n    lock_passwd: false\n`,
    ['hint cloud-config/readable-password users.1.plain_text_passwd'],
  ],
  ['a password that is meant to be none', `${account}    passwd: "!"\n`, []],
  [
    'a hash that is none',
    `${account}    lock_passwd: false\n    passwd: secret\n`,
    ['warning passwd/plain-text-password users.1.passwd'],
  ],
  [
    'a hash for chpasswd that is none',
    'chpasswd:\n  expire: false\n  users:\n    - {name: a, password: secret}\n',
    ['warning passwd/plain-text-password chpasswd.users.0.password'],
  ],
  [
    'a text for chpasswd',
    'chpasswd:\n  expire: false\n  users:\n    - {name: a, password: secret, type: text}\n',
    ['hint cloud-config/readable-password chpasswd.users.0.password'],
  ],
  [
    'a private key',
    `${account}    ssh_authorized_keys: ["-----BEGIN OPENSSH PRIVATE KEY-----"]\n`,
    ['warning ssh/private-key users.1.ssh_authorized_keys.0'],
  ],
  [
    'a key of the default account',
    'ssh_authorized_keys: [ssh-ed25519]\n',
    ['warning ssh/damaged-key ssh_authorized_keys.0'],
  ],
  [
    'a member that is made later',
    `groups:\n  - www: [app]\n${account}`,
    ['warning cloud-config/member-not-made-yet groups.0.www.0'],
  ],
  ['a member that is there', `groups:\n  - www: [root]\n${account}`, []],
  [
    'a file of an account',
    `${account}${file}    owner: app:app\n`,
    ['warning cloud-config/owner-not-made-yet write_files.0.owner'],
  ],
  ['a file of an account that waits', `${account}${file}    owner: app:app\n    defer: true\n`, []],
  ['a file of somebody else', `${account}${file}    owner: www-data\n`, []],
  [
    'a file in a home',
    `${account}write_files:\n  - path: /home/app/a\n`,
    ['warning cloud-config/home-not-made-yet write_files.0.path'],
  ],
  [
    'a file below a mount',
    'mounts:\n  - [/dev/sdb, /srv]\nwrite_files:\n  - path: /srv/a\n',
    ['warning layers/hidden-by-own-mount write_files.0.path'],
  ],
  [
    'a file that is written twice',
    `${file}  - path: /etc//app.conf\n`,
    ['warning cloud-config/file-twice write_files.1.path'],
  ],
  ['a file that goes on', `${file}  - path: /etc/app.conf\n    append: true\n`, []],
  [
    'letters for permissions',
    `${file}    permissions: u=rw\n`,
    ['warning cloud-config/permissions-not-octal write_files.0.permissions'],
  ],
  ['Python writes of a mode', `${file}    permissions: "0o644"\n`, []],
  [
    'decimal digits for permissions',
    `${file}    permissions: "0888"\n`,
    ['warning cloud-config/permissions-not-octal write_files.0.permissions'],
  ],
  [
    'what is no base64',
    `${file}    encoding: base64\n`,
    ['error cloud-config/content-not-encoded write_files.0.content'],
  ],
  [
    'what is base64 with blanks',
    `write_files:\n  - path: /a\n    encoding: b64\n    content: |\n      YWJj\n      ZA==\n`,
    [],
  ],
  [
    'the file of hosts',
    'manage_etc_hosts: true\nwrite_files:\n  - path: /etc/hosts\n',
    ['warning cloud-config/file-rewritten write_files.0.path'],
  ],
  ['the file of hosts with one line', 'manage_etc_hosts: localhost\nwrite_files:\n  - path: /etc/hosts\n', []],
  [
    'a name that is left alone',
    'fqdn: a.example.org\npreserve_hostname: true\n',
    ['warning cloud-config/hostname-preserved fqdn'],
  ],
  [
    'name servers for nobody',
    'resolv_conf: {nameservers: [192.0.2.1]}\n',
    ['warning cloud-config/resolv-conf-not-managed resolv_conf'],
  ],
  [
    'a call without tries',
    'phone_home: {url: https://example.org}\n',
    ['warning cloud-config/phone-home-without-tries phone_home'],
  ],
  [
    'an Ansible without a way',
    'ansible: {pull: [{url: a, playbook_names: [b]}]}\n',
    ['error cloud-config/module-key-missing ansible'],
  ],
  ['a Chef without a server', 'chef: {validation_name: a}\n', ['error cloud-config/module-key-missing chef']],
  [
    'five partitions',
    'disk_setup: {/dev/sdb: {table_type: mbr, layout: [10, 10, 10, 10, 10]}}\n',
    ['error cloud-config/partitions-refused disk_setup./dev/sdb.layout'],
  ],
  [
    'more than a disk',
    'disk_setup: {/dev/sdb: {table_type: gpt, layout: [50, [60, 82], 10]}}\n',
    ['error cloud-config/partitions-refused disk_setup./dev/sdb.layout'],
  ],
  ['all of a disk', 'disk_setup: {/dev/sdb: {table_type: gpt, layout: [50, [50, 82]]}}\n', []],
  [
    'a mount that has to be there',
    'mounts:\n  - [/dev/sdb, /srv, ext4, noatime]\n',
    ['info cloud-config/mount-without-nofail mounts.0.3'],
  ],
  ['mounts that need not be there', 'mounts:\n  - [/dev/sdb, /srv, ext4, "noatime,nofail"]\n  - [/dev/sdc, /a]\n', []],
  ['a mount on demand', 'mounts:\n  - [/dev/sdb, /srv, ext4, x-systemd.automount]\n', []],
  ['a shell in a list', 'runcmd:\n  - [echo, a, ">", /b]\n', ['warning cloud-config/shell-word-in-list runcmd.0.2']],
  ['a shell that is called', `runcmd:\n  - [sh, -c, "echo a > /b"]\n`, []],
  ['a reboot', 'runcmd:\n  - sudo reboot\n', ['info cloud-config/restart-in-command runcmd.0']],
  ['what is lost', 'runcmd:\n  - sysctl -w vm.swappiness=1\n', ['info cloud-config/lost-at-reboot runcmd.0']],
  ['what is not lost', 'runcmd:\n  - mount -a\n  - sysctl --system\n', []],
  [
    'a command before its file',
    `bootcmd:\n  - sh /etc/app.conf\n${file}`,
    ['warning cloud-config/command-before-file bootcmd.0'],
  ],
  ['a command that asks for its file', `bootcmd:\n  - test -e /etc/app.conf && sh /etc/app.conf\n${file}`, []],
];

describe('what modules make of a cloud-config', () => {
  for (const [what, text, expected] of cases) it(`is told: ${what}`, () => assert.deepEqual(found(text), expected));

  it('is told what a mount without `nofail` comes to: the network only keeps the boot waiting', () => {
    const said = (mount: string): string =>
      analyseText(`#cloud-config\nmounts: [${mount}]\n`)
        .problems()
        .map(({ message }) => message)
        .join();
    assert.match(said('[/dev/sdb, /srv, ext4, noatime]'), /ends in emergency mode/u);
    assert.doesNotMatch(said('["a:/b", /srv, nfs, ro]'), /emergency|^$/u);
    assert.doesNotMatch(said('[a, /srv, fuse.sshfs, ro]'), /emergency|^$/u);
    assert.doesNotMatch(said('["a:/b", /srv, auto, _netdev]'), /emergency|^$/u);
    assert.match(said('["a:/b", /srv, auto, ro]'), /ends in emergency mode/u);
  });

  it('is not told of what a template decides', () => {
    const text = `${account}    lock_passwd: {{ a }}\n    passwd: {{ b }}\n${file}    owner: {{ c }}\n    permissions: {{ d }}\n    encoding: {{ e }}\n`;
    assert.deepEqual(found(text), []);
  });
});
