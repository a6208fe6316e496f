import { append, butane, directory, file, link, other, type Question, tree } from './question.ts';

/** What files, directories, links and trees do, by the place that they name. */

const kept = 'initrd once: overlay data machine reprovision stays';
const merged = 'initrd once: overlay etc deployment reprovision stays';
const sealed = 'initrd once: image image never reprovision stays';
const hidden = 'initrd once: runtime volatile never reprovision stays';
const untilReset = 'initrd once: overlay data reset reprovision stays';
const etcUntilReset = 'initrd once: overlay etc reset reprovision stays';

const onFedoraCoreos: readonly Question[] = [
  ...butane('fcos@44', 'coreos/fedora-coreos-docs modules/ROOT/pages/managing-files.adoc', [
    [file('/etc/motd'), merged, /rollback brings the older copy back/u],
    [file('/etc/sysctl.d/90-a.conf'), merged, /changed is never updated again/u],
    [file('/etc/NetworkManager/system-connections/a.nmconnection'), merged],
    [file('/etc/systemd/resolved.conf.d/a.conf'), merged],
    [file('/etc/containers/systemd/a.container'), merged],
    [file('/etc/zincati/config.d/a.toml'), merged],
    [file('/etc/hostname'), merged],
    [file('/etc/resolv.conf'), merged],
    [directory('/etc/app'), merged],
    [link('/etc/localtime'), merged],
    [append('/etc/hosts'), merged, /appended once, at first boot/u],
    [tree('/etc/app'), merged, /read where Butane runs/u],
  ]),
  ...butane('fcos@44', 'systemd/systemd man/machine-id.xml', [[file('/etc/machine-id'), merged, /preset/u]]),
  ...butane('fcos@44', 'ostreedev/ostree docs/var.md', [
    [file('/var/lib/app/x'), kept, /reboots, updates and rollbacks/u],
    [directory('/var/mnt/disk'), kept],
    [link('/var/lib/x'), kept],
    [append('/var/lib/app/x'), kept],
    [tree('/var/lib/app'), kept],
  ]),
  ...butane('fcos@44', 'ostreedev/ostree docs/adapting-existing.md', [
    [file('/usr/local/bin/tool'), kept, /`\/var\/usrlocal\/bin\/tool`/u],
    [file('/opt/app/x'), kept, /`\/var\/opt\/app\/x`/u],
    [file('/home/core/.bashrc'), kept, /`\/var\/home\/core\/.bashrc`/u],
    [file('/root/.bashrc'), kept, /`\/var\/roothome\/.bashrc`/u],
    [file('/srv/www/index.html'), kept, /`\/var\/srv\/www/u],
    [directory('/mnt/disk'), kept, /`\/var\/mnt\/disk`/u],
    [file('/media/x'), hidden],
    [file('/sysroot/x'), sealed],
  ]),
  ...butane('fcos@44', 'coreos/fedora-coreos-docs modules/ROOT/pages/storage.adoc', [
    [file('/usr/bin/tool'), sealed, /^early boot → image \(\/usr\) · stops the boot .*the boot stops here/u],
    [file('/bin/tool'), sealed],
    [file('/usr/lib/systemd/system/a.service'), sealed],
    [link('/usr/lib/x'), sealed],
    [file('/lib/modules/x'), sealed],
    [file('/lib64/x'), sealed],
    [tree('/usr/share/app'), sealed],
    [file('/boot/x'), 'initrd once: early boot boot never reprovision stays', /by-label\/boot/u],
  ]),
  ...butane('fcos@44', 'coreos/ignition butane/config/fcos/v1_5/translate.go', [
    [
      other(
        'storage:\n  files:\n    - path: /boot/x\n  filesystems:\n    - device: /dev/disk/by-label/boot\n      format: ext4\n      path: /boot\n',
        'storage.files[0]',
      ),
      'initrd once: early boot boot machine reprovision stays',
    ],
  ]),
  ...butane('fcos@44', 'coreos/coreos-assembler issues/3944', [
    [file('/run/x'), hidden, /the boot stops here.*tmpfiles\.d/u],
    [file('/tmp/x'), hidden, /the boot stops here.*tmpfiles\.d/u],
    [file('/proc/sys/vm/swappiness'), hidden, /sysctl\.d/u],
    [file('/sys/x'), hidden, /udev|tmpfiles/u],
    [file('/dev/x'), hidden, /udev/u],
    [directory('/run/app'), hidden],
  ]),
  ...butane('fcos@40', 'coreos/ignition docs/operator-notes.md', [
    [file('/run/x'), hidden, /^early boot → runtime \(\/run\) · nobody sees it .*tmpfiles\.d/u],
    [file('/tmp/x'), hidden, /nobody ever sees it.*tmpfiles\.d/u],
    [file('/proc/sys/vm/swappiness'), hidden, /sysctl\.d/u],
    [file('/sys/x'), hidden, /udev|tmpfiles/u],
    [file('/dev/x'), hidden, /udev/u],
    [directory('/run/app'), hidden],
  ]),
  ...butane('fcos@44', 'coreos/fedora-coreos-docs modules/ROOT/pages/composefs.adoc', [
    [directory('/data'), sealed, /below `\/var`/u],
    [file('/data/x'), sealed],
    [link('/x'), sealed],
  ]),
  ...butane('fcos@40', 'ostreedev/ostree docs/deployment.md', [[directory('/data'), sealed]]),
  ...butane('fcos@44', 'systemd/systemd man/systemd-sysext.xml', [
    [file('/etc/extensions/a.raw'), 'initrd once: overlay ext deployment reprovision stays', /made for one release/u],
    [file('/var/lib/extensions/a.raw'), 'initrd once: overlay ext machine reprovision stays', /made for one release/u],
  ]),
];

const onOtherOstree: readonly Question[] = [
  ...butane('fiot@42', 'ostreedev/ostree docs/atomic-upgrades.md', [
    [file('/etc/motd'), merged],
    [file('/var/lib/x'), kept],
    [file('/usr/local/bin/tool'), kept],
    [file('/usr/bin/tool'), sealed],
    [directory('/data'), sealed],
  ]),
  ...butane('r4e@9.4', 'ostreedev/ostree docs/atomic-upgrades.md', [
    [file('/etc/motd'), merged],
    [file('/var/lib/x'), kept],
    [file('/opt/x'), kept],
    [file('/usr/bin/tool'), sealed],
    [file('/tmp/x'), hidden],
  ]),
];

const onFlatcar: readonly Question[] = [
  ...butane('flatcar@4593.2', 'flatcar/bootengine dracut/99setup-root/initrd-setup-root', [
    [file('/etc/motd'), etcUntilReset, /removed at boot, so that it follows updates/u],
    [file('/etc/sysctl.d/a.conf'), etcUntilReset, /factory reset/u],
    [file('/etc/systemd/network/a.network'), etcUntilReset],
    [file('/etc/hostname'), etcUntilReset],
    [file('/etc/flatcar/update.conf'), etcUntilReset],
    [append('/etc/hosts'), etcUntilReset],
    [tree('/etc/app'), etcUntilReset],
  ]),
  ...butane(
    'flatcar@3510.2',
    'flatcar/scripts sdk_container/src/third_party/coreos-overlay/changelog/changes/2023-02-20-etc-overlayfs.md',
    [[file('/etc/motd'), etcUntilReset, /copied at first boot and are never updated/u]],
  ),
  ...butane('flatcar@4628', 'flatcar/scripts changelog/changes/2025-12-12-default-systemd-confext.md', [
    [file('/etc/motd'), etcUntilReset, /above the defaults of the image/u],
  ]),
  ...butane('flatcar@4593.2', 'flatcar/scripts build_library/disk_layout.json', [
    [file('/usr/bin/tool'), 'initrd once: image image never rebuild stays', /the boot stops here/u],
    [file('/usr/local/bin/tool'), 'initrd once: image image never rebuild stays', /\/opt\/bin/u],
    [file('/lib/x'), 'initrd once: image image never rebuild stays'],
    [file('/opt/bin/tool'), untilReset],
    [file('/var/lib/app/x'), untilReset],
    [file('/home/core/x'), untilReset],
    [file('/root/x'), untilReset],
    [file('/srv/x'), untilReset],
    [directory('/mnt/disk'), untilReset],
    [directory('/data'), untilReset],
    [file('/oem/x'), 'initrd once: overlay state machine reprovision stays'],
  ]),
  ...butane('flatcar@4593.2', 'flatcar/flatcar-website content/docs/latest/os-config/host-config/other-settings.md', [
    [file('/oem/grub.cfg'), 'initrd once: early boot boot machine reprovision stays', /at the next boot/u],
    [file('/usr/share/oem/grub.cfg'), 'initrd once: early boot boot machine reprovision stays'],
  ]),
  ...butane('flatcar@3510.2', 'flatcar/scripts changelog/changes/2023-05-16-oem-mountpoint.md', [
    [file('/usr/share/oem/grub.cfg'), 'initrd once: early boot boot machine reprovision stays'],
    [file('/usr/share/oem/x'), 'initrd once: overlay state machine reprovision stays'],
  ]),
  ...butane('flatcar@4593.2', 'flatcar/flatcar-website content/docs/latest/sys-ext/_index.md', [
    [link('/etc/extensions/a.raw'), 'initrd once: overlay ext reset reprovision stays', /SYSEXT_LEVEL/u],
    [file('/var/lib/extensions/a.raw'), 'initrd once: overlay ext reset reprovision stays', /SYSEXT_LEVEL/u],
  ]),
  ...butane('flatcar@3510.2', 'flatcar/flatcar-website content/docs/latest/fb-provision/ignition/boot-process.md', [
    [file('/opt/x'), untilReset, /provision again; /u],
  ]),
  ...butane('flatcar@4593.2', 'flatcar/flatcar-website content/docs/latest/fb-provision/ignition/boot-process.md', [
    [file('/opt/x'), untilReset, /provision again \(`flatcar-reset`, then reboot\)/u],
    [file('/etc/machine-id'), etcUntilReset, /preset/u],
  ]),
  ...butane('flatcar@4593.2', 'flatcar/flatcar-website content/docs/latest/os-config/network/configuring-dns.md', [
    [file('/etc/resolv.conf'), etcUntilReset, /resolved\.conf\.d/u],
    [link('/etc/resolv.conf'), etcUntilReset],
  ]),
  ...butane('flatcar@4593.2', 'flatcar/init systemd/system/media.mount', [[file('/media/x'), hidden]]),
  ...butane('flatcar@4593.2', 'coreos/ignition docs/operator-notes.md', [
    [file('/run/x'), hidden],
    [file('/tmp/x'), hidden],
  ]),
];

const onMicroos: readonly Question[] = [
  ...butane('microos@20261101', 'openSUSE/transactional-update doc/transactional-update.xml', [
    [file('/etc/motd'), merged, /edit is lost/u],
    [file('/var/lib/x'), kept],
    [file('/usr/bin/tool'), sealed],
    [directory('/data'), sealed],
  ]),
  ...butane('microos@20261101', 'bmwiedemann/openSUSE packages/i/ignition/README.SUSE', [
    [file('/root/x'), kept],
    [file('/home/x'), 'initrd once: overlay data never reprovision stays', /subvol=\/@\/home/u],
    [file('/opt/x'), 'initrd once: overlay data never reprovision stays', /subvol=\/@\/opt/u],
    [file('/srv/x'), 'initrd once: overlay data never reprovision stays'],
    [file('/usr/local/bin/tool'), 'initrd once: overlay data never reprovision stays'],
    [
      other(
        'storage:\n  files:\n    - path: /home/a/x\n  filesystems:\n    - device: /dev/disk/by-label/ROOT\n      format: btrfs\n      path: /home\n      mount_options: [subvol=/@/home]\n',
        'storage.files[0]',
      ),
      kept,
    ],
    [file('/run/x'), hidden],
  ]),
];

export const questionsAboutPlaces: readonly Question[] = [
  ...onFedoraCoreos,
  ...onOtherOstree,
  ...onFlatcar,
  ...onMicroos,
];
