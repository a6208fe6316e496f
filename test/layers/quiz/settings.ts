import { butane, ignition, other, type Question, unit, user } from './question.ts';

/** What the settings do that name no place, or land in a place that Ignition chooses. */

const disk = 'initrd once: early boot disk machine reprovision stays';
const merged = 'initrd once: overlay etc deployment reprovision stays';
const kept = 'initrd once: overlay data machine reprovision stays';
const account = 'initrd once: overlay etc+data deployment reprovision stays';
const fetching = 'initrd once: early boot volatile boot reprovision gone-at-boot';

const luks = other('storage:\n  luks:\n    - name: data\n      device: /dev/vdb\n', 'storage.luks[0]');
const clevis = other(
  'storage:\n  luks:\n    - name: data\n      device: /dev/vdb\n      clevis:\n        tpm2: true\n',
  'storage.luks[0]',
);
const raid = other(
  'storage:\n  raid:\n    - name: data\n      level: raid1\n      devices: [/dev/vdb, /dev/vdc]\n',
  'storage.raid[0]',
);
const disks = other(
  'storage:\n  disks:\n    - device: /dev/vdb\n      wipe_table: true\n      partitions:\n        - number: 1\n          label: data\n',
  'storage.disks[0]',
);
const filesystem = other(
  'storage:\n  filesystems:\n    - device: /dev/vdb\n      path: /var/lib/data\n      format: xfs\n',
  'storage.filesystems[0]',
);
const mounted = other(
  'storage:\n  filesystems:\n    - device: /dev/vdb\n      path: /var/lib/data\n      format: xfs\n      with_mount_unit: true\n',
  'storage.filesystems[0].with_mount_unit',
);
const swap = other(
  'storage:\n  filesystems:\n    - device: /dev/vdb\n      format: swap\n      with_mount_unit: true\n',
  'storage.filesystems[0]',
);
const kargs = other('kernel_arguments:\n  should_exist: [quiet]\n', 'kernel_arguments');
const group = other('passwd:\n  groups:\n    - name: g\n', 'passwd.groups[0]');
const merge = other('ignition:\n  config:\n    merge:\n      - source: https://a/b.ign\n', 'ignition.config');
const keys = user('core', 'ssh_authorized_keys: [ssh-ed25519 AAAA]', '.ssh_authorized_keys');

export const questionsAboutSettings: readonly Question[] = [
  ...butane('fcos@44', 'coreos/ignition docs/operator-notes.md', [
    [
      merge,
      'initrd once: early boot volatile boot reprovision stays',
      /network that this file sets up is not there yet/u,
    ],
    [
      other('ignition:\n  config:\n    replace:\n      source: https://a/b.ign\n', 'ignition.config'),
      'initrd once: early boot volatile boot reprovision stays',
    ],
    [other('ignition:\n  timeouts:\n    http_total: 30\n', 'ignition.timeouts'), fetching, /initramfs only/u],
    [other('ignition:\n  proxy:\n    http_proxy: http://a\n', 'ignition.proxy'), fetching, /settings of its own/u],
    [
      other(
        'ignition:\n  security:\n    tls:\n      certificate_authorities:\n        - source: https://a/ca.pem\n',
        'ignition.security',
      ),
      fetching,
      /settings of its own/u,
    ],
  ]),
  ...butane('fcos@44', 'coreos/fedora-coreos-docs modules/ROOT/pages/kernel-args.adoc', [
    [kargs, 'initrd once: early boot boot deployment reprovision stays', /rpm-ostree kargs/u],
    [
      other('kernel_arguments:\n  should_not_exist: [quiet]\n', 'kernel_arguments'),
      'initrd once: early boot boot deployment reprovision stays',
      /boots once more/u,
    ],
  ]),
  ...butane('fcos@44', 'coreos/ignition docs/operator-notes.md', [
    [disks, disk, /`wipe…` keys destroy/u],
    [raid, disk],
    [luks, disk, /\/etc\/luks/u],
    [clevis, disk, /\/etc\/crypttab/u],
    [filesystem, disk, /first boot only: later boots need a mount unit/u],
    [swap, disk, /swap unit/u],
  ]),
  ...butane('fcos@44', 'coreos/ignition butane/base/v0_6/translate.go', [
    [mounted, 'initrd once: overlay etc deployment reprovision stays, then runtime', /emergency mode/u],
  ]),
  ...butane('fcos@44', 'coreos/ignition internal/exec/stages/files/units.go', [
    [unit('contents: "[Unit]"'), `${merged}, then runtime`, /systemctl edit/u],
    [unit('mask: true'), `${merged}, then runtime`],
    [unit('enabled: true', '.enabled'), `${merged}, then runtime`, /preset.*machine-id.*\[Install\]/u],
    [unit('enabled: false', '.enabled'), `${merged}, then runtime`, /systemctl enable. or .disable/u],
    [unit('dropins:\n        - name: a.conf\n          contents: "[Unit]"'), `${merged}, then runtime`],
  ]),
  ...butane('fcos@44', 'coreos/ignition internal/exec/util/passwd.go', [
    [user('a', 'uid: 1001'), account, /but leaves `\/var` alone/u],
    [user('a', 'groups: [wheel]'), account, /usermod/u],
    [user('a', 'shell: /bin/bash'), account, /changed, not made anew/u],
    [user('a', 'home_dir: /srv/a'), account],
    [user('a', 'system: true'), account],
    [user('a', 'should_exist: false'), account],
    [user('a', 'password_hash: "$y$a"', '.password_hash'), merged, /passwd/u],
    [keys, kept, /authorized_keys\.d\/ignition/u],
    [user('root', 'ssh_authorized_keys: [ssh-ed25519 AAAA]', '.ssh_authorized_keys'), kept],
    [group, merged, /groupmod/u],
  ]),
  ...butane('fcos@44', 'coreos/fedora-coreos-docs modules/ROOT/pages/storage.adoc', [
    [
      other('boot_device:\n  luks:\n    tpm2: true\n', 'boot_device'),
      'initrd once: early boot disk+boot machine reprovision stays',
      /4 GiB of memory/u,
    ],
    [
      other('boot_device:\n  mirror:\n    devices: [/dev/vda, /dev/vdb]\n', 'boot_device'),
      'initrd once: early boot disk+boot machine reprovision stays',
    ],
  ]),
  ...butane('fcos@44', 'coreos/fedora-coreos-docs modules/ROOT/pages/grub-password.adoc', [
    [
      other('grub:\n  users:\n    - name: root\n      password_hash: grub.pbkdf2.x\n', 'grub.users[0]'),
      'initrd once: early boot boot machine reprovision stays',
      /user\.cfg/u,
    ],
  ]),
  ...butane('flatcar@4593.2', 'flatcar/bootengine dracut/30ignition/ignition-kargs-helper', [
    [kargs, 'initrd once: early boot boot machine reprovision stays', /\/oem\/grub\.cfg.*from the network/u],
  ]),
  ...butane('flatcar@4593.2', 'coreos/ignition internal/exec/stages/disks/disks.go', [
    [disks, disk],
    [raid, disk],
    [luks, disk],
    [filesystem, disk],
    [mounted, 'initrd once: overlay etc reset reprovision stays, then runtime'],
  ]),
  ...butane('flatcar@4593.2', 'flatcar/flatcar-website content/docs/latest/fb-provision/ignition/boot-process.md', [
    [unit('contents: "[Unit]"'), 'initrd once: overlay etc reset reprovision stays, then runtime'],
    [
      unit('enabled: true', '.enabled'),
      'initrd once: overlay etc reset reprovision stays, then runtime',
      /machine-id/u,
    ],
    [user('core', 'groups: [docker]'), 'initrd once: overlay etc+data reset reprovision stays'],
    [user('a', 'password_hash: "$y$a"', '.password_hash'), 'initrd once: overlay etc reset reprovision stays'],
    [group, 'initrd once: overlay etc reset reprovision stays'],
  ]),
  ...butane('flatcar@4593.2', 'flatcar/init systemd/system/update-ssh-keys-after-ignition.service', [
    [keys, 'initrd once: overlay data reset reprovision stays', /update-ssh-keys/u],
  ]),
  ...butane('r4e@9.4', 'ostreedev/ostree docs/atomic-upgrades.md', [
    [unit('enabled: true', '.enabled'), `${merged}, then runtime`],
    [user('a', 'uid: 1001'), account],
    [keys, kept],
  ]),
  ...butane('fiot@42', 'fedora-iot/iot-docs user-docs/modules/ROOT/pages/admin-tasks.adoc', [
    [kargs, 'initrd once: early boot boot deployment reprovision stays', /by its documentation, not tried/u],
    [group, merged],
  ]),
  ...butane('microos@20261101', 'bmwiedemann/openSUSE packages/i/ignition/ignition-kargs-helper', [
    [kargs, 'initrd once: early boot boot deployment reprovision stays', /systemd-boot/u],
  ]),
  ...butane('microos@20261101', 'bmwiedemann/openSUSE packages/i/ignition/README.SUSE', [
    [
      user('root', 'ssh_authorized_keys: [ssh-ed25519 AAAA]', '.ssh_authorized_keys'),
      kept,
      /straight into `~\/\.ssh\/authorized_keys`/u,
    ],
    [
      user('a', 'ssh_authorized_keys: [ssh-ed25519 AAAA]', '.ssh_authorized_keys'),
      'initrd once: overlay data never reprovision stays',
      /subvol=\/@\/home/u,
    ],
    [user('a', 'uid: 1001'), account, /subvol=\/@\/home/u],
    [unit('enabled: true', '.enabled'), `${merged}, then runtime`, /applied before the first start/u],
  ]),
  ...ignition('fcos@44', 'coreos/ignition docs/configuration-v3_4.md', [
    [
      other('"kernelArguments": {"shouldExist": ["quiet"]}', 'kernelArguments'),
      'initrd once: early boot boot deployment reprovision stays',
    ],
    [other('"storage": {"files": [{"path": "/etc/motd"}]}', 'storage.files[0]'), merged],
    [
      other('"storage": {"files": [{"path": "/opt/a", "append": [{"source": "data:,x"}]}]}', 'storage.files[0].append'),
      kept,
    ],
    [other('"storage": {"luks": [{"name": "a", "device": "/dev/vdb"}]}', 'storage.luks[0]'), disk],
    [
      other(
        '"passwd": {"users": [{"name": "core", "homeDir": "/etc/core", "sshAuthorizedKeys": ["a"]}]}',
        'passwd.users[0].sshAuthorizedKeys',
      ),
      merged,
    ],
    [
      other('"systemd": {"units": [{"name": "a.service", "enabled": true}]}', 'systemd.units[0].enabled'),
      `${merged}, then runtime`,
    ],
  ]),
  ...ignition('flatcar@4593.2', 'flatcar/flatcar-website content/docs/latest/fb-provision/ignition/specification.md', [
    [
      other('"storage": {"links": [{"path": "/opt/a", "target": "/b"}]}', 'storage.links[0]'),
      'initrd once: overlay data reset reprovision stays',
    ],
    [
      other('"storage": {"directories": [{"path": "/usr/a"}]}', 'storage.directories[0]'),
      'initrd once: image image never rebuild stays',
    ],
  ]),
];
