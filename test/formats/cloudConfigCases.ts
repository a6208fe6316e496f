/** A config below its first line, and what is found in it. */
export interface CloudConfigCase {
  readonly what: string;
  readonly text: string;
  readonly found: readonly string[];
  /** The system that it is for; any without it. */
  readonly os?: string;
  /** The release that judges; the newest without it. */
  readonly tool?: string;
}

const hash = '$6$saltsalt$qFmFH.bQmmtXzyBY0s9v7Oicd2z4XSIecDzlB5KiA2/jctKu9YterLp8wwnSq.qc.eoxqOmSuNp2xS0ktL3nh/';
const yescrypt = '$y$j9T$abcdefgh$RUhvDkuRyoWlpH3Kc0hVQqgLyHbrZ0AKrMmVGCVGJQ2';
const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJqN4bJ4mW6dd8f9TqXKQhTzZ8sGmLJqvWkz0RrV3a1m a';
const account = 'users:\n  - default\n  - name: app\n';

/**
 * What `cc_users_groups`, `cc_ssh` and `cc_set_passwords` of 26.2, 22.4.2 and 22.2 did with such configs, run with `useradd`
 * and the like replaced by a record of how they were called: the group that is there, the keys that go to root alone, the
 * warning of a password for nobody, `chpasswd` without `-e` for a hash, `passwd --expire`.
 */
export const accountCases: readonly CloudConfigCase[] = [
  {
    what: 'accounts that nobody can log in to',
    text: 'users:\n  - name: app\n    lock_passwd: true\n',
    found: ['warning no-login users'],
  },
  { what: 'an account by its name', text: 'users: [app]\n', found: ['warning no-login users'] },
  { what: 'an account with a key', text: `users:\n  - name: app\n    ssh_authorized_keys: ["${key}"]\n`, found: [] },
  {
    what: 'an account with an open password',
    text: `users:\n  - name: app\n    lock_passwd: false\n    hashed_passwd: ${hash}\n`,
    found: [],
  },
  { what: 'the account of the image', text: 'users: [default, app]\n', found: [] },
  { what: 'the account of the image by its settings', text: 'users: [app]\nuser: {name: me}\n', found: [] },
  { what: 'no account, on purpose', text: 'users: []\n', found: [] },
  { what: 'root by the keys of the cloud', text: 'users: [app]\ndisable_root: false\n', found: [] },
  { what: 'a command that may open a way', text: 'users: [app]\nruncmd:\n  - passwd -d app\n', found: [] },
  { what: 'a file that may', text: 'users: [app]\nwrite_files:\n  - path: /etc/ssh/authorized_keys\n', found: [] },
  {
    what: 'a password for an account that is there',
    text: `users: [app]\nchpasswd:\n  expire: false\n  users:\n    - {name: root, password: ${hash}}\n`,
    found: [],
  },
  {
    what: 'keys for an account that is not made',
    text: `users: [app]\nssh_authorized_keys: ["${key}"]\n`,
    found: ['warning no-login ssh_authorized_keys'],
  },
  {
    what: 'a password for an account that is not made',
    text: `users:\n  - name: app\n    ssh_authorized_keys: ["${key}"]\npassword: ${hash}\n`,
    found: ['warning no-login password'],
  },
  {
    what: 'a login that is sent nowhere',
    text: `users:\n  - name: b\n    ssh_authorized_keys: ["${key}"]\n  - name: app\n    ssh_redirect_user: true\n`,
    found: ['warning no-login users.1.ssh_redirect_user'],
  },
  { what: 'passwords of nobody', text: 'ssh_pwauth: true\n', found: ['info no-login ssh_pwauth'] },
  { what: 'passwords that a command sets', text: 'ssh_pwauth: true\nruncmd: ["chpasswd < /a"]\n', found: [] },
  {
    what: 'a hash as a password',
    text: `${account}    lock_passwd: false\n    plain_text_passwd: ${hash}\n`,
    found: ['warning hash-as-text users.1.plain_text_passwd'],
  },
  {
    what: 'a hash as a text for chpasswd',
    text: `chpasswd:\n  expire: false\n  users:\n    - {name: root, password: ${hash}, type: text}\n`,
    found: ['warning hash-as-text chpasswd.users.0.password'],
  },
  {
    what: 'a hash that is not known where both may stand',
    text: `password: ${yescrypt}\nchpasswd: {expire: false}\n`,
    found: ['warning hash-as-text password'],
  },
  { what: 'a hash that is', text: `password: ${hash}\nchpasswd: {expire: false}\n`, found: [] },
  {
    what: 'a password that all can read',
    text: 'password: correct horse\nchpasswd: {expire: false}\n',
    found: ['hint readable-password password'],
  },
  { what: 'a place for a password', text: `password: \${password}\nchpasswd: {expire: false}\n`, found: [] },
  { what: 'a password that runs out', text: `password: ${hash}\n`, found: ['info password-expires password'] },
  { what: 'a hash of 22.2, which stays', text: `password: ${hash}\n`, found: [], tool: '22.2' },
  {
    what: 'a password of 22.2, which runs out',
    text: 'password: correct horse\n',
    found: ['hint readable-password password', 'info password-expires password'],
    tool: '22.2',
  },
  {
    what: 'passwords that run out',
    text: `chpasswd:\n  users:\n    - {name: root, password: ${hash}}\n`,
    found: ['info password-expires chpasswd'],
  },
  {
    what: 'the password of an account that is there',
    text: `users:\n  - default\n  - name: root\n    lock_passwd: false\n    passwd: ${hash}\n`,
    found: ['warning account-exists users.1.passwd'],
  },
  {
    what: 'the keys of an account that is there',
    text: `users:\n  - default\n  - name: root\n    ssh_authorized_keys: ["${key}"]\n`,
    found: [],
  },
  {
    what: 'a group before its account',
    text: `groups: [app]\n${account}`,
    found: ['warning group-of-account users.1.name'],
  },
  {
    what: 'a group of the account itself',
    text: `${account}    groups: "adm, app"\n`,
    found: ['warning group-of-account users.1.name'],
  },
  { what: 'a group where none is made with accounts', text: `groups: [app]\n${account}`, found: [], os: 'opensuse' },
  { what: 'a group that is the primary one', text: `groups: [app]\n${account}    primary_group: app\n`, found: [] },
  { what: 'an account without a group', text: `groups: [app]\n${account}    no_user_group: true\n`, found: [] },
  {
    what: 'an account that is called like a group',
    text: 'users:\n  - default\n  - name: audio\n',
    found: ['warning group-of-account users.1.name'],
  },
  {
    what: 'a primary group that nothing makes',
    text: `${account}    primary_group: app\n`,
    found: ['warning group-of-account users.1.primary_group'],
  },
  { what: 'a primary group that is made', text: `${account}    primary_group: app\n    groups: [app]\n`, found: [] },
  { what: 'a primary group of the image', text: `${account}    primary_group: web\n`, found: [] },
  { what: 'a full name', text: 'users:\n  - default\n  - name: Jane Doe\n', found: ['warning bad-name users.1.name'] },
  { what: 'a group with a blank', text: 'groups: a, b\n', found: ['warning bad-name groups'] },
  { what: 'names that useradd takes somewhere', text: 'users: [default, Jane, 9a, a.b, a@b]\n', found: [] },
  {
    what: 'a name in a rule of sudo',
    text: `${account}    sudo: app ALL=(ALL) ALL\n`,
    found: ['warning privilege-rule users.1.sudo'],
  },
  { what: 'rules of sudo', text: `${account}    sudo: ["ALL=(ALL) NOPASSWD:ALL", "ALL=(root) /bin/a"]\n`, found: [] },
  {
    what: 'a rule of doas for another',
    text: `${account}    doas: [permit nopass bob]\n`,
    found: ['warning privilege-rule users.1.doas.0'],
  },
  { what: 'a rule of doas', text: `${account}    doas: [permit nopass app]\n`, found: [] },
  {
    what: 'a rule of doas for a name that it cannot have',
    text: 'users:\n  - default\n  - name: app-x\n    doas: [permit app-x]\n',
    found: ['warning privilege-rule users.1.doas.0'],
  },
];

const file = 'write_files:\n  - path: /opt/a\n';
const script = `${file}    content: |\n      #!/bin/sh\n      echo\n`;

/** Given to dash 0.5.12 and to the tools; the units are those of `systemd/` in 26.2. */
export const commandCases: readonly CloudConfigCase[] = [
  {
    what: 'an end before the end',
    text: 'runcmd:\n  - a\n  - exit 0\n  - b\n',
    found: ['warning commands-not-run runcmd.1'],
  },
  { what: 'an end at the end', text: 'runcmd:\n  - a\n  - exit 0\n', found: [] },
  { what: 'an end in a case', text: 'runcmd:\n  - if a; then\n  - exit 1\n  - fi\n  - b\n', found: [] },
  { what: 'another account', text: 'runcmd:\n  - su - app\n  - b\n', found: ['warning commands-not-run runcmd.0'] },
  {
    what: 'a command of another account',
    text: 'runcmd:\n  - su - app -c b\n  - sudo -u app -i b\n  - b\n',
    found: [],
  },
  {
    what: 'a command that waits for itself',
    text: 'runcmd:\n  - cloud-init status --wait\n  - [cloud-init, status, --wait]\n',
    found: ['warning waits-for-itself runcmd.0', 'warning waits-for-itself runcmd.1'],
  },
  {
    what: 'a command that the boot waits for',
    text: 'bootcmd:\n  - cloud-init status --wait\n',
    found: ['error waits-for-itself bootcmd.0'],
  },
  {
    what: 'one that waits beside it',
    text: 'runcmd:\n  - cloud-init status --wait &\n  - cloud-init status\n',
    found: [],
  },
  {
    what: 'a unit that waits for cloud-init',
    text: 'write_files:\n  - path: /etc/systemd/system/a.service\n    content: |\n      [Unit]\n      After=cloud-final.service\n      [Service]\n      ExecStart=/bin/a\nruncmd:\n  - systemctl start a\n',
    found: ['warning waits-for-itself runcmd.0'],
  },
  {
    what: 'a unit that need not be waited for',
    text: 'write_files:\n  - path: /etc/systemd/system/a.service\n    content: |\n      [Unit]\n      After=cloud-final.service\n      [Service]\n      ExecStart=/bin/a\nruncmd:\n  - systemctl start --no-block a\n',
    found: [],
  },
  {
    what: 'the SSH server too early',
    text: 'bootcmd:\n  - service sshd restart\n',
    found: ['error waits-for-itself bootcmd.0'],
  },
  {
    what: 'a unit too early',
    text: 'bootcmd:\n  - [systemctl, restart, docker]\n',
    found: ['error waits-for-itself bootcmd.0'],
    os: 'ubuntu',
  },
  { what: 'a unit that may not be too early', text: 'bootcmd:\n  - systemctl restart docker\n', found: [] },
  { what: 'a unit that is not too early', text: 'bootcmd:\n  - systemctl restart docker\n', found: [], os: 'fedora' },
  {
    what: 'units that come first',
    text: 'bootcmd:\n  - systemctl restart systemd-resolved\n  - systemctl stop docker\n  - systemctl enable docker\n',
    found: [],
    os: 'debian',
  },
  {
    what: 'a question',
    text: 'runcmd:\n  - apt-get update && apt-get install nginx\n',
    found: ['warning command-asks runcmd.0'],
  },
  {
    what: 'a question of a list',
    text: 'runcmd:\n  - [dnf, install, nginx]\n',
    found: ['warning command-asks runcmd.0'],
  },
  {
    what: 'questions that are answered',
    text: 'runcmd:\n  - apt-get -qy install a\n  - yes | apt install a\n  - dnf -y install a\n  - zypper -n in a\n  - pacman -S --noconfirm a\n  - apt update\n  - apt-get install -o A::B=c -y a\n  - dnf list install\n',
    found: [],
  },
  {
    what: 'an answer for all',
    text: 'apt: {conf: \'APT::Get::Assume-Yes "true";\'}\nruncmd:\n  - apt install a\n',
    found: [],
  },
  {
    what: 'a disk at every boot',
    text: 'bootcmd:\n  - sudo mkfs.ext4 /dev/vdb\n',
    found: ['warning repeats-at-every-boot bootcmd.0'],
  },
  {
    what: 'a line at every boot',
    text: 'bootcmd:\n  - echo a >> /etc/hosts\n',
    found: ['info repeats-at-every-boot bootcmd.0'],
  },
  {
    what: 'what asks first',
    text: 'bootcmd:\n  - blkid /dev/vdb || mkfs.ext4 /dev/vdb\n  - cloud-init-per once a mkfs.ext4 /dev/vdb\n  - grep -q a /etc/hosts || echo a >> /etc/hosts\n  - parted /dev/vdb print\n',
    found: [],
  },
  {
    what: 'a package too early',
    text: 'packages: [nginx]\nbootcmd:\n  - nginx -t\n',
    found: ['warning command-too-early bootcmd.0'],
  },
  {
    what: 'a package that is asked for',
    text: 'packages: [nginx]\nbootcmd:\n  - command -v nginx && nginx -t\n',
    found: [],
  },
  {
    what: 'a snap',
    text: 'runcmd:\n  - snap install a\n  - snap install b\n',
    found: ['info command-too-early runcmd.0'],
  },
  {
    what: 'a snap that is waited for',
    text: 'runcmd:\n  - snap wait system seed.loaded\n  - snap install b\n',
    found: [],
  },
  { what: 'a snap before 24.1', text: 'runcmd:\n  - snap install a\n', found: [], tool: '23.4' },
  { what: 'what bash has', text: 'runcmd:\n  - "[[ -e /a ]] && b"\n', found: ['info beyond-dash runcmd.0'] },
  {
    what: 'what bash has, on Debian',
    text: 'runcmd:\n  - a &> /b\n',
    found: ['warning beyond-dash runcmd.0'],
    os: 'debian',
  },
  { what: 'what bash has, on Fedora', text: 'runcmd:\n  - a &> /b\n', found: [], os: 'fedora' },
  {
    what: 'each word of bash',
    text: 'runcmd:\n  - if [[ a ]]; then b; fi\n  - "[ a == b ]"\n  - source /a\n  - cat <(a)\n  - cat <<< a\n  - a |& b\n  - function a { b; }\n  - a=(b c)\n  - echo -e a\n  - for i in {1..3}; do a; done\n  - pushd /a\n',
    found: Array.from({ length: 11 }, (_, index) => `warning beyond-dash runcmd.${index}`),
    os: 'ubuntu',
  },
  {
    what: 'what is not for dash',
    text: "runcmd:\n  - bash -c '[[ a ]]'\n  - [bash, -c, 'source /a']\n  - |\n    cat > /a <<EOF\n    [[ b ]]\n    EOF\n  - a > /b 2>&1 &\n  - echo -n a\n  - b=$(c)\n  - test a = b\n",
    found: [],
    os: 'ubuntu',
  },
  {
    what: 'a script for sh',
    text: `${file}    permissions: "0755"\n    content: |\n      #!/bin/sh\n      source /a\n`,
    found: ['warning beyond-dash write_files.0.content'],
    os: 'ubuntu',
  },
  {
    what: 'a script for bash',
    text: `${file}    permissions: "0755"\n    content: |\n      #!/bin/bash\n      source /a\n`,
    found: [],
    os: 'ubuntu',
  },
];

export const fileCases: readonly CloudConfigCase[] = [
  {
    what: 'a dot that sudo minds',
    text: 'write_files:\n  - path: /etc/sudoers.d/a.b\n',
    found: ['warning file-passed-over write_files.0.path'],
  },
  {
    what: 'a mode that sudo minds',
    text: 'write_files:\n  - path: /etc/sudoers.d/a\n    permissions: "0777"\n',
    found: ['warning file-passed-over write_files.0.permissions'],
  },
  { what: 'a name for sshd', text: 'write_files:\n  - path: /etc/ssh/sshd_config.d/10-a.conf\n', found: [] },
  {
    what: 'no name for sshd',
    text: 'write_files:\n  - path: /etc/ssh/sshd_config.d/10-a\n',
    found: ['warning file-passed-over write_files.0.path'],
  },
  {
    what: 'a connection that all can read',
    text: 'write_files:\n  - path: /etc/NetworkManager/system-connections/a.nmconnection\n',
    found: ['warning file-passed-over write_files.0.path'],
  },
  {
    what: 'a line without an end',
    text: 'write_files:\n  - path: /etc/cron.d/a\n    content: "* * * * * root a"\n',
    found: ['warning file-passed-over write_files.0.content'],
    os: 'debian',
  },
  {
    what: 'a line without an end elsewhere',
    text: 'write_files:\n  - path: /etc/cron.d/a\n    content: "* * * * * root a"\n',
    found: [],
  },
  {
    what: 'a script that may not be run',
    text: `${script}runcmd:\n  - sudo /opt/a now\n`,
    found: ['warning script-not-run write_files.0.path'],
  },
  {
    what: 'a script that is given to a shell',
    text: `${script}runcmd:\n  - sh /opt/a\n  - [bash, /opt/a]\n`,
    found: [],
  },
  { what: 'a script that is made so', text: `${script}runcmd:\n  - chmod +x /opt/*\n  - /opt/a\n`, found: [] },
  {
    what: 'a script of a folder',
    text: 'write_files:\n  - path: /var/lib/cloud/scripts/per-boot/a\n    content: |\n      echo\n',
    found: ['warning script-not-run write_files.0.path', 'warning script-not-run write_files.0.content'],
  },
  {
    what: 'a script of a unit',
    text: `${file}    permissions: "0644"\n    content: |\n      #!/bin/sh\n  - path: /etc/systemd/system/a.service\n    content: |\n      [Service]\n      ExecStart=/opt/a\n`,
    found: ['warning script-not-run write_files.0.permissions'],
  },
  {
    what: 'a script of a unit that a command allows',
    text: `${file}    content: |\n      #!/bin/sh\n  - path: /etc/systemd/system/a.service\n    content: |\n      [Service]\n      ExecStart=/opt/a\nruncmd:\n  - [chmod, "0755", /opt/a]\n`,
    found: [],
  },
  {
    what: 'a line of Windows',
    text: `${file}    content: "#!/bin/sh\\r\\necho\\r\\n"\n`,
    found: ['warning script-not-run write_files.0.content'],
  },
  {
    what: 'a key that all can read',
    text: `${file}    content: |\n      -----BEGIN PRIVATE KEY-----\n      MC4CAQAwBQYDK2VwBCIEIJ\n      -----END PRIVATE KEY-----\n`,
    found: ['warning secret-readable write_files.0.path'],
  },
  {
    what: 'a key that its owner can read',
    text: `${file}    permissions: "0600"\n    content: |\n      -----BEGIN PRIVATE KEY-----\n      MC4CAQAwBQYDK2VwBCIEIJ\n      -----END PRIVATE KEY-----\n`,
    found: [],
  },
  {
    what: 'the place of a key',
    text: `${file}    content: |\n      -----BEGIN PRIVATE KEY-----\n      ...\n      -----END PRIVATE KEY-----\n`,
    found: [],
  },
  {
    what: 'passwords by their place',
    text: 'write_files:\n  - path: /home/a/.netrc\n    permissions: "0644"\n',
    found: ['info secret-readable write_files.0.permissions'],
  },
  {
    what: 'a unit that nobody enables',
    text: 'write_files:\n  - path: /etc/systemd/system/a.service\n    content: |\n      [Service]\n      ExecStart=/bin/a\n      [Install]\n      WantedBy=multi-user.target\n',
    found: ['warning unit-not-enabled write_files.0.path'],
  },
  {
    what: 'a unit that a command enables',
    text: 'write_files:\n  - path: /etc/systemd/system/a-b.service\n    content: |\n      [Service]\n      ExecStart=/bin/a\n      [Install]\n      WantedBy=multi-user.target\nruncmd:\n  - [systemctl, enable, a-b]\n',
    found: [],
  },
  {
    what: 'a unit that a package enables',
    text: 'packages: [nginx]\nwrite_files:\n  - path: /etc/systemd/system/nginx.service\n    content: |\n      [Service]\n      ExecStart=/bin/a\n      [Install]\n      WantedBy=multi-user.target\n',
    found: [],
  },
  {
    what: 'a script in one line',
    text: `${file}    content: >\n      #!/bin/sh\n      echo\n`,
    found: ['warning text-read-otherwise write_files.0.content'],
  },
  { what: 'lines that stay apart', text: `${file}    content: >\n      #!/bin/sh\n\n      echo\n`, found: [] },
  { what: 'a text in one line', text: `${file}    content: >\n      one\n      two\n`, found: [] },
  {
    what: 'a mode of YAML 1.2',
    text: `${file}    permissions: 0o600\n`,
    found: ['hint text-read-otherwise write_files.0.permissions'],
  },
];
