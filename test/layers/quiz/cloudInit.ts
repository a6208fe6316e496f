import { cloudConfig, fileOfCloudInit, key, type Question, written } from './question.ts';

/** What becomes of cloud-config on sealed systems and where another program reads it, and of the files beside it. */

const ci = (path: string): string => `canonical/cloud-init cloudinit/${path}`;

const idle = ' : runtime  never ignored ignored';
const mergedEtc = 'network instance: overlay etc deployment reprovision stays';
const keptData = 'network instance: overlay data reset reprovision stays';
const inImage = 'network instance: image image never rebuild stays';
const ownEtc = 'network instance: overlay etc reset reprovision stays';
const anew = 'late boot: overlay data rewritten reboot stays';
const anewInMemory = 'late boot: runtime volatile rewritten reboot gone-at-boot';
const anewEtc = 'late boot: overlay etc rewritten reboot stays';
const script = 'late instance: runtime volatile boot reprovision stays';
const hook = 'network boot: runtime volatile boot reboot gone-at-boot';

export const questionsAboutCloudInit: readonly Question[] = [
  ...cloudConfig('bootc@1', 'bootc-dev/bootc docs/src/filesystem.md', [
    [written('/etc/a'), mergedEtc, /a rollback brings the older copy back/u],
    [written('/var/a'), keptData],
    [written('/home/bob/a'), keptData],
    [written('/usr/bin/a'), inImage, /build it into the image/u],
    [written('/opt/a'), inImage],
    [key('timezone: UTC'), mergedEtc],
    [key('ntp: {servers: [a]}'), mergedEtc],
    [key('hostname: a'), 'network instance+boot: overlay etc deployment reboot stays'],
    [
      key('users: [{name: bob}]'),
      'network instance: overlay etc+data deployment reprovision stays',
      /leaves `\/home` alone/u,
    ],
    [key('packages: [a]'), idle, /`\/usr`, which is read-only/u],
    [key('mounts: [[/dev/vdb1, /data]]'), mergedEtc, /in the image, or below `\/var`/u],
    [key('swap: {filename: /swap.img, size: 1G}'), idle, /`\/` is sealed/u],
    [
      key('swap: {filename: /var/swap.img, size: 1G}'),
      'network instance: early boot disk+etc machine reprovision stays',
    ],
  ]),
  ...cloudConfig('bootc@1', ci('config/cc_growpart.py'), [
    [key('growpart: {devices: [/]}'), idle, /write `\/sysroot`/u],
    [key('growpart: {mode: auto}'), idle, /write `devices: \[\/sysroot\]`/u],
    [key('growpart: {devices: [/sysroot]}'), 'network boot: early boot disk machine reboot stays'],
    [key('resize_rootfs: true'), idle],
  ]),
  ...cloudConfig('bootc@1', ci('config/cc_ca_certs.py'), [[key('ca_certs: {trusted: [a]}'), idle]]),
  ...cloudConfig('microos', ci('distros/opensuse.py'), [
    [key('packages: [a]'), 'late instance: image image deployment reprovision stays', /runs from the next boot on/u],
    [key('package_upgrade: true'), 'late instance: image image deployment reprovision stays'],
  ]),
  ...cloudConfig('microos', 'openSUSE/transactional-update doc/transactional-update.xml', [
    [written('/etc/a'), mergedEtc],
    [written('/usr/local/bin/a'), 'network instance: overlay data machine reprovision stays'],
    [key('zypper: {repos: []}'), 'network boot: overlay etc deployment reboot stays'],
  ]),
  ...cloudConfig('ubuntu-core', ci('distros/__init__.py'), [
    [key('users: [{name: bob}]'), keptData, /`\/var\/lib\/extrausers`/u],
    [key('packages: [a]'), 'late instance: overlay data reset reprovision stays', /among snaps/u],
  ]),
  ...cloudConfig('ubuntu-core', 'snapcore/core-base hooks/011-etc-writable.chroot', [
    [written('/etc/systemd/system/a.service'), ownEtc],
    [written('/usr/bin/a'), inImage, /bring it in a snap/u],
    [key('mounts: [[/dev/vdb1, /data]]'), idle],
    [key('ntp: {servers: [a]}'), ownEtc],
  ]),
  ...cloudConfig('kairos', 'mudler/yip pkg/schema/loader_cloudinit.go', [
    [key('runcmd: [a]'), 'late boot: runtime volatile boot reboot stays', /only texts are taken/u],
    [key('hostname: a'), 'initrd boot: overlay data rewritten reboot stays'],
    [key('ssh_authorized_keys: [github:a]'), 'network boot: overlay data rewritten reboot stays'],
    [key('ssh_authorized_keys: [ssh-ed25519 AAAA]'), anew],
    [key('growpart: {devices: [/]}'), 'late boot: early boot disk machine reboot stays'],
    [key('bootcmd: [a]'), idle],
    [key('packages: [a]'), idle],
    [key('users: [default]'), idle, /of a config with one it does nothing/u],
  ]),
  ...cloudConfig('kairos', 'kairos-io/kairos kairos-init/pkg/bundled/cloudconfigs/00_rootfs.yaml', [
    [written('/etc/motd'), anewInMemory],
    [written('/etc/sysctl.d/a.conf'), anewInMemory, /`\/oem\/95_userdata`/u],
    [written('/etc/systemd/system/a.service'), anew],
    [written('/usr/local/bin/a'), anew],
    [written('/var/lib/rancher/a'), anew],
    [
      key('users: [{name: bob}]'),
      'late boot: runtime volatile+data rewritten reboot gone-at-boot',
      /`\/etc\/passwd` is in RAM; homes stay/u,
    ],
  ]),
  ...cloudConfig('flatcar', 'flatcar/coreos-cloudinit initialize/config.go', [
    [written('/etc/a'), anewEtc],
    [written('/opt/bin/a'), anew],
    [written('/usr/bin/a'), 'late boot: image image never rebuild stays', /`\/opt\/bin`/u],
    [key('users: [{name: bob}]'), 'late boot: overlay etc+data machine reboot stays'],
    [key('ssh_authorized_keys: [a]'), anew, /account `core`/u],
    [key('hostname: a'), anewEtc, /cut off at the first dot/u],
    [key('runcmd: [a]'), idle],
    [key('groups: [a]'), idle],
    [key('users: [default]'), idle],
  ]),
  ...cloudConfig('fcos', 'coreos/fedora-coreos-docs modules/ROOT/pages/faq.adoc', [
    [key('users: [{name: bob}]'), idle],
  ]),
  // The other files of cloud-init.
  ...fileOfCloudInit('ubuntu', 'network-config', ci('stages.py'), [
    [
      { config: 'version: 2\nethernets: {eth0: {dhcp4: true}}\n', setting: 'ethernets' },
      'early instance: overlay etc machine reprovision stays',
      /Azure, GCE, .* write it at every boot/u,
    ],
    [{ config: 'network:\n  config: disabled\n', setting: 'network' }, idle],
  ]),
  ...fileOfCloudInit('bootc@1', 'network-config', ci('stages.py'), [
    [
      { config: 'version: 2\nethernets: {eth0: {dhcp4: true}}\n', setting: 'ethernets' },
      'early instance: overlay etc deployment reprovision stays',
    ],
  ]),
  ...fileOfCloudInit('ubuntu', 'meta-data', ci('stages.py'), [
    [
      { config: 'instance-id: a\nlocal-hostname: b\n', setting: 'instance-id' },
      'early boot: overlay data machine reboot stays',
      /runs once per instance runs again/u,
    ],
    [
      { config: 'instance-id: a\nlocal-hostname: b\n', setting: 'local-hostname' },
      'early instance: overlay etc machine reboot stays',
    ],
  ]),
  ...fileOfCloudInit('ubuntu', '/etc/cloud/cloud.cfg', ci('stages.py'), [
    [
      { config: 'preserve_hostname: true\n', setting: 'preserve_hostname' },
      'network boot: overlay etc machine reboot stays',
      /which takes a reboot \(by hand: `hostnamectl set-hostname`\)/u,
    ],
    [{ config: 'network: {config: disabled}\n', setting: 'network' }, idle],
    [
      { config: 'manual_cache_clean: true\n', setting: 'manual_cache_clean' },
      'early boot: runtime volatile boot reboot gone-at-boot',
      /a new instance id is not noticed/u,
    ],
    [
      { config: 'datasource_list: [NoCloud]\n', setting: 'datasource_list' },
      'early boot: runtime volatile boot reboot gone-at-boot',
      /user data cannot change it/u,
    ],
  ]),
  ...fileOfCloudInit('ubuntu', 'user-data', 'canonical/cloud-init doc/rtd/explanation/format/boothook.rst', [
    [{ config: '#cloud-boothook\n#!/bin/sh\n', setting: '' }, hook, /before files are written/u],
  ]),
  ...fileOfCloudInit('ubuntu', 'user-data', ci('config/cc_scripts_user.py'), [
    [{ config: '#!/bin/sh\necho a\n', setting: '' }, script, /it does not run again/u],
  ]),
  ...fileOfCloudInit('flatcar', 'user-data', 'flatcar/coreos-cloudinit initialize/user_data.go', [
    [{ config: '#!/bin/sh\necho a\n', setting: '' }, 'late boot: runtime volatile boot reboot stays'],
    [{ config: '#cloud-boothook\n#!/bin/sh\n', setting: '' }, idle],
  ]),
  ...fileOfCloudInit('fcos', 'user-data', 'coreos/fedora-coreos-docs modules/ROOT/pages/faq.adoc', [
    [{ config: '#!/bin/sh\necho a\n', setting: '' }, idle],
  ]),
];
