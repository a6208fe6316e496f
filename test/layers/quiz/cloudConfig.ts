import { cloudConfig, key, type Question, written } from './question.ts';

/** What the keys of cloud-config do on systems where cloud-init carries them out, and when an edit reaches a machine. */

const ci = (path: string): string => `canonical/cloud-init cloudinit/${path}`;
const template = 'canonical/cloud-init config/cloud.cfg.tmpl';

const etcOnce = 'network instance: overlay etc machine reprovision stays';
const dataOnce = 'network instance: overlay data machine reprovision stays';
const accounts = 'network instance: overlay etc+data machine reprovision stays';
const disksOnce = 'network instance: early boot disk machine reprovision stays';
const disksAlways = 'network boot: early boot disk machine reboot stays';
const hostName = 'network instance+boot: overlay etc machine reboot stays';
const lateEtc = 'late instance: overlay etc machine reprovision stays';
const lateData = 'late instance: overlay data machine reprovision stays';
const lateOnce = 'late instance: runtime volatile boot reprovision stays';
const idle = ' : runtime  never ignored ignored';

const rereads =
  /takes a reboot .*on Akamai, Azure, .*OpenStack.*: a new instance id or `cloud-init clean --logs --reboot`/u;

export const questionsAboutCloudConfig: readonly Question[] = [
  ...cloudConfig('ubuntu', ci('config/cc_bootcmd.py'), [
    [key('bootcmd: [a]'), 'network boot: runtime volatile boot reboot gone-at-boot', rereads],
    [
      key('bootcmd: [a]'),
      'network boot: runtime volatile boot reboot gone-at-boot',
      /before files are written and accounts are made\. Done by `bootcmd` \(2nd of the network stage\)/u,
    ],
  ]),
  ...cloudConfig('ubuntu', ci('config/cc_scripts_user.py'), [
    [key('runcmd: [a]'), lateOnce, /they do not run again\..*which only writes the script\), then `scripts_user`/u],
  ]),
  ...cloudConfig('ubuntu', ci('config/cc_write_files.py'), [
    [written('/etc/a'), etcOnce, /by hand: edit the file there; a new instance id/u],
    [written('/usr/local/bin/a'), dataOnce],
    [written('/home/bob/a'), dataOnce],
    [
      written('/run/a'),
      'network instance: runtime volatile boot reprovision gone-at-boot',
      /next reboot, and not written again/u,
    ],
    [
      written('/tmp/a'),
      'network instance: runtime volatile boot reprovision gone-at-boot',
      /cleaned away during the same boot: use `\/run`/u,
    ],
    [written('/etc/a', '    owner: bob\n'), etcOnce, /an owner from `users` needs `defer: true`/u],
    [written('/etc/a', '    append: true\n'), etcOnce, /a new instance id appends the text once more/iu],
    [written('/boot/a'), 'network instance: early boot boot machine reprovision stays'],
  ]),
  ...cloudConfig('ubuntu', ci('config/cc_write_files_deferred.py'), [
    [
      written('/etc/a', '    defer: true\n'),
      lateEtc,
      /after packages are installed and accounts made, before `runcmd`\. Done by `write_files_deferred` \(6th of the final/u,
    ],
    [written('/etc/a', '    defer: false\n'), etcOnce],
  ]),
  ...cloudConfig('ubuntu', ci('config/cc_growpart.py'), [
    [key('growpart: {mode: auto}'), disksAlways, /only ever makes a partition larger/u],
    [key('growpart: {mode: "off"}'), disksAlways, /with `off` no partition/iu],
  ]),
  ...cloudConfig('ubuntu', ci('config/cc_resizefs.py'), [
    [key('resize_rootfs: noblock'), disksAlways, /in the background/u],
    [key('resize_rootfs: false'), disksAlways, /keeps its size/u],
  ]),
  ...cloudConfig('ubuntu', ci('config/cc_disk_setup.py'), [
    [key('disk_setup: {/dev/vdb: {table_type: gpt, layout: true}}'), disksOnce, /before `mounts` and `users`/u],
    [key('fs_setup: [{device: /dev/vdb1, filesystem: ext4}]'), disksOnce],
  ]),
  ...cloudConfig('ubuntu', ci('config/cc_mounts.py'), [
    [key('mounts: [[/dev/vdb1, /data]]'), etcOnce, /edit `\/etc\/fstab`, then `mount -a`/u],
    [key('swap: {size: 1G}'), 'network instance: early boot disk+etc machine reprovision stays'],
  ]),
  ...cloudConfig('ubuntu', ci('distros/__init__.py'), [
    [key('hostname: a'), hostName, /changes on the machine is left alone/u],
    [key('fqdn: a.example.org'), hostName],
    [
      key('manage_etc_hosts: localhost'),
      'network boot: overlay etc rewritten reboot stays',
      /other lines stay as they are/u,
    ],
    [key('users: [{name: bob}]'), accounts, /`useradd`/u],
    [key('users: [default]'), accounts, /that exists already only password, lock, sudo and keys change/u],
    [key('groups: [a]'), etcOnce, /before accounts/u],
    [
      { config: 'users:\n  - name: bob\n    ssh_authorized_keys: [a]\n', setting: 'users[0].ssh_authorized_keys' },
      dataOnce,
      /those that are there already stay/u,
    ],
  ]),
  ...cloudConfig('ubuntu', ci('config/cc_set_hostname.py'), [
    [key('hostname: a\npreserve_hostname: true', 'hostname'), idle, /`preserve_hostname: true` leaves the name/u],
    [
      key('preserve_hostname: true'),
      'network boot: overlay etc machine reboot stays',
      /neither `hostname` nor `fqdn`/u,
    ],
  ]),
  ...cloudConfig('ubuntu', ci('config/cc_update_etc_hosts.py'), [
    [
      key('manage_etc_hosts: true'),
      'network boot: overlay etc rewritten reboot stays',
      /changes by hand are lost.*templates\/hosts/u,
    ],
    [key('manage_etc_hosts: false'), idle],
  ]),
  ...cloudConfig('ubuntu', ci('config/cc_ssh.py'), [
    [key('ssh_authorized_keys: [a]'), dataOnce, /default account/u],
    [key('ssh_keys: {ed25519_private: a}'), etcOnce],
    [key('ssh_deletekeys: true'), etcOnce, /a new instance id makes new host keys/iu],
    [key('ssh_genkeytypes: [ed25519]'), etcOnce],
    [key('disable_root: false'), dataOnce],
  ]),
  ...cloudConfig('ubuntu', ci('config/cc_set_passwords.py'), [
    [key('ssh_pwauth: true'), etcOnce, /`set_passwords` \(15th of the network stage\)/u],
    [key('password: a'), etcOnce, /first login has to change it, unless `chpasswd` has `expire: false`/u],
    [key('chpasswd: {expire: false}'), etcOnce],
  ]),
  ...cloudConfig(
    'debian',
    template,
    [
      [key('ssh_pwauth: true'), etcOnce, /`set_passwords` \(5th of the config stage\)/u],
      [key('chpasswd: {expire: false}'), etcOnce, /`set_passwords` \(5th of the config stage\)/u],
    ],
    'cloud-init@22.4.2',
  ),
  ...cloudConfig(
    'debian',
    template,
    [[key('chpasswd: {expire: false}'), etcOnce, /15th of the network/u]],
    'cloud-init@24.2',
  ),
  ...cloudConfig('ubuntu', ci('config/cc_ca_certs.py'), [[key('ca_certs: {trusted: [a]}'), accounts]]),
  ...cloudConfig('fedora', ci('config/cc_ca_certs.py'), [[key('ca_certs: {trusted: [a]}'), accounts]]),
  ...cloudConfig('opensuse-leap', ci('config/cc_zypper_add_repo.py'), [
    [
      key('zypper: {repos: [{id: a, baseurl: "http://a"}]}'),
      'network boot: overlay etc machine reboot stays',
      /a repository whose file is there is left as it is; `config` is added to `\/etc\/zypp\/zypp.conf` once more/iu,
    ],
  ]),
  ...cloudConfig('fedora', ci('config/cc_yum_add_repo.py'), [
    [key('yum_repos: {a: {baseurl: "http://a"}}'), etcOnce, /left as it is/u],
  ]),
  ...cloudConfig('ubuntu', ci('config/cc_disable_ec2_metadata.py'), [
    [key('disable_ec2_metadata: true'), 'network boot: runtime volatile boot reboot gone-at-boot'],
    [key('disable_ec2_metadata: false'), idle],
  ]),
  ...cloudConfig('ubuntu', ci('config/cc_seed_random.py'), [
    [
      key('random_seed: {data: a}'),
      'network instance: runtime volatile boot reprovision gone-at-boot',
      /first of all modules/u,
    ],
    [key('random_seed: {data: a, file: /var/seed}'), dataOnce],
  ]),
  ...cloudConfig('ubuntu', ci('config/cc_package_update_upgrade_install.py'), [
    [key('packages: [a]'), lateData, /before deferred files.*taking one out of the list removes nothing/u],
    [key('package_upgrade: true'), lateData, /once, at the first boot/u],
    [key('package_upgrade: false'), idle],
    [key('package_reboot_if_required: true'), lateOnce, /beside `packages` or `package_upgrade`.*reboot-required/u],
  ]),
  ...cloudConfig('ubuntu', ci('config/cc_chef.py'), [
    [
      key('chef: {server_url: "https://a", validation_name: b}'),
      'late boot: overlay etc rewritten reboot stays',
      rereads,
    ],
  ]),
  ...cloudConfig('ubuntu', ci('config/cc_ansible.py'), [
    [key('ansible: {install_method: pip, package_name: a}'), lateData, /before `runcmd`/u],
  ]),
  ...cloudConfig('ubuntu', ci('config/cc_power_state_change.py'), [
    [key('power_state: {mode: reboot}'), lateOnce, /goes down once.*last of all/u],
  ]),
  ...cloudConfig('ubuntu', ci('config/cc_phone_home.py'), [
    [key('phone_home: {url: "http://a"}'), lateOnce, /sent once/iu],
  ]),
  ...cloudConfig('ubuntu', ci('config/cc_final_message.py'), [
    [key('final_message: a'), 'late boot: runtime volatile boot reboot gone-at-boot'],
  ]),
  ...cloudConfig('ubuntu', ci('config/cc_install_hotplug.py'), [
    [key('updates: {network: {when: [boot, hotplug]}}'), lateEtc, /udev rule.*at every boot/u],
  ]),
  ...cloudConfig('ubuntu', ci('config/cc_ubuntu_autoinstall.py'), [
    [key('autoinstall: {version: 1}'), 'network once: early boot disk machine reprovision stays'],
  ]),
  ...cloudConfig('ubuntu', ci('stages.py'), [
    [
      key('reporting: {a: {type: log}}'),
      'network boot: runtime volatile boot reboot gone-at-boot',
      /Local stage of the first boot knows nothing of it/u,
    ],
  ]),
  ...cloudConfig('ubuntu', ci('distros/debian.py'), [
    [key('locale: C'), etcOnce, /6th of the config stage/u],
    [key('keyboard: {layout: de}'), etcOnce],
  ]),
  ...cloudConfig('ubuntu', ci('config/cc_ssh_import_id.py'), [
    [
      { config: 'users:\n  - name: bob\n    ssh_import_id: [gh:a]\n', setting: 'users[0].ssh_import_id' },
      dataOnce,
      /`ssh_import_id` \(4th of the config stage\)/u,
    ],
  ]),
  ...cloudConfig('ubuntu', ci('config/cc_locale.py'), [[key('locale: false'), idle]]),
  ...cloudConfig('ubuntu', ci('config/cc_timezone.py'), [
    [key('timezone: UTC'), etcOnce, /`timedatectl set-timezone`/u],
  ]),
  // What a release does not have yet, or a distribution passes over.
  ...cloudConfig(
    'ubuntu',
    ci('config/schemas/schema-cloud-config-v1.json'),
    [
      [key('wireguard: {interfaces: []}'), idle, /cloud-init 22\.2 does not know the key: it came with 22\.3/u],
      [key('ubuntu_pro: {token: a}'), idle, /it came with 24\.1/u],
      [key('ubuntu_advantage: {token: a}'), dataOnce],
    ],
    'cloud-init@22.2',
  ),
  ...cloudConfig('ubuntu', 'flatcar/coreos-cloudinit config/config.go', [
    [key('coreos: {units: []}'), idle, /only coreos-cloudinit of Flatcar/u],
  ]),
  ...cloudConfig('ubuntu', template, [
    [key('manage_resolv_conf: true'), idle],
    [key('yum_repos: {a: {baseurl: "http://a"}}'), idle],
    [key('zypper: {repos: []}'), idle],
    [key('apk_repos: {alpine_repo: {version: v3.20}}'), idle],
  ]),
  ...cloudConfig('fedora', template, [
    [key('manage_resolv_conf: true'), idle],
    [key('rh_subscription: {username: a, password: b}'), idle],
    [key('keyboard: {layout: de}'), etcOnce],
    [key('apt: {conf: a}'), idle],
    [key('byobu_by_default: system'), idle],
  ]),
  ...cloudConfig('rhel', template, [
    [key('keyboard: {layout: de}'), idle, /module `keyboard` is not in the list/u],
    [key('rh_subscription: {username: a, password: b}'), etcOnce],
  ]),
  ...cloudConfig('alpine', template, [[key('manage_resolv_conf: true'), etcOnce]]),
  ...cloudConfig('photon', template, [[key('locale: C'), idle]]),
  ...cloudConfig('debian', ci('config/cc_snap.py'), [
    [key('snap: {commands: [a]}'), idle, /module `snap` is made for other systems/u],
  ]),
  ...cloudConfig('debian', ci('config/cc_ubuntu_drivers.py'), [
    [key('drivers: {nvidia: {license-accepted: true}}'), idle],
  ]),
  ...cloudConfig('fedora', ci('config/cc_ssh_import_id.py'), [[key('ssh_import_id: [gh:a]'), idle]]),
  ...cloudConfig('fedora', ci('config/cc_wireguard.py'), [[key('wireguard: {interfaces: []}'), idle]]),
];
