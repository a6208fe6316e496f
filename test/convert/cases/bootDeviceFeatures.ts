import type { Feature } from './feature.ts';

const fcos = { fcos: '1.3.0' };
const s390x = { fcos: '1.6.0' };
const variants = ['fcos', 'openshift'];

function mirrorOf(layout: string): string {
  return `boot_device:\n  layout: ${layout}\n  mirror:\n    devices: [/dev/vda, /dev/vdb]\n`;
}

/** `boot_device` on every layout, and beside disks of the user. */
export const bootDeviceFeatures: readonly Feature[] = [
  ...['x86_64', 'aarch64', 'ppc64le'].map((layout) => ({
    name: `mirror on ${layout}`,
    since: fcos,
    variants,
    text: mirrorOf(layout),
  })),
  {
    name: 'mirror without layout',
    since: fcos,
    until: { fcos: '1.7.0' },
    variants,
    text: 'boot_device:\n  mirror:\n    devices: [/dev/vda, /dev/vdb, /dev/vdc]\n',
  },
  {
    name: 'encrypted root by TPM',
    since: fcos,
    variants,
    text: 'boot_device:\n  luks:\n    tpm2: true\n',
  },
  {
    name: 'encrypted root by Tang',
    since: fcos,
    variants,
    text: `
boot_device:
  luks:
    threshold: 2
    tpm2: false
    tang:
      - url: https://tang1.example.com
        thumbprint: abc
      - url: https://tang2.example.com
        thumbprint: def
`,
  },
  {
    name: 'encrypted root with advertisement and discard',
    since: { fcos: '1.5.0' },
    variants,
    text: `
boot_device:
  luks:
    discard: true
    tpm2: true
    tang:
      - url: https://tang.example.com
        thumbprint: abc
        advertisement: '{"payload": "x"}'
`,
  },
  {
    name: 'mirror and encryption',
    since: fcos,
    variants,
    text: `${mirrorOf('x86_64')}  luks:\n    tpm2: true\n    threshold: 1\n`,
  },
  ...[
    { layout: 's390x-virt', device: undefined },
    { layout: 's390x-eckd', device: '/dev/dasda' },
    { layout: 's390x-zfcp', device: '/dev/sdb' },
  ].map(({ layout, device }) => ({
    name: `encrypted root on ${layout}`,
    since: s390x,
    variants,
    text: `boot_device:\n  layout: ${layout}\n  luks:\n    tpm2: true\n${device ? `    device: ${device}\n` : ''}`,
  })),
  ...[
    { layout: 's390x-virt', device: undefined },
    { layout: 's390x-eckd', device: '/dev/dasda' },
    { layout: 's390x-zfcp', device: '/dev/sdb' },
  ].map(({ layout, device }) => ({
    name: `crypto card on ${layout}`,
    since: s390x,
    variants,
    text: `boot_device:\n  layout: ${layout}\n  luks:\n    discard: false\n    cex: {enabled: true}\n${device ? `    device: ${device}\n` : ''}openshift:\n  kernel_arguments: [rd.luks.key=/etc/luks/cex.key]\n`,
  })),
  {
    name: 'boot device that asks for nothing',
    since: fcos,
    variants,
    text: 'boot_device:\n  layout: aarch64\n  luks: {threshold: 2, tpm2: false}\n',
  },
  {
    name: 'crypto card turned off',
    since: s390x,
    variants,
    text: 'boot_device:\n  layout: s390x-virt\n  luks:\n    cex: {enabled: false}\n    tpm2: true\n',
  },
  {
    name: 'own disks beside a mirror',
    since: fcos,
    variants,
    text: `${mirrorOf('x86_64')}storage:
  disks:
    - device: /dev/vdb
      wipe_table: false
      partitions:
        - {label: root-2, size_mib: 10000}
        - {label: var-2}
        - {number: 9, label: last, start_mib: 100000, size_mib: 1}
    - device: /dev/vdz
      partitions: [{label: extra, number: 1}]
  raid:
    - {name: md-root, level: raid1, devices: [/dev/disk/by-partlabel/root-1, /dev/extra], options: [--quiet], spares: 1}
    - {name: md-boot, level: raid1, devices: [/dev/disk/by-partlabel/boot-1, /dev/extra2]}
    - {name: md-var, level: raid1, devices: [/dev/disk/by-partlabel/var-1, /dev/disk/by-partlabel/var-2]}
  filesystems:
    - {device: /dev/md/md-root, format: ext4, label: null}
    - {device: /dev/md/md-var, path: /var, format: xfs, with_mount_unit: true}
    - {device: /dev/disk/by-partlabel/esp-1, format: vfat, wipe_filesystem: false}
`,
  },
  {
    name: 'own filesystem and volume beside an encrypted root',
    since: fcos,
    variants,
    text: `
boot_device:
  luks: {tpm2: true}
storage:
  filesystems:
    - device: /dev/mapper/root
      format: ext4
      label: root
      wipe_filesystem: true
    - device: /dev/mapper/data
      path: /var/data
      format: xfs
      with_mount_unit: true
  luks:
    - name: root
      device: /dev/disk/by-partlabel/root
      label: mine
      options: [--mine]
      clevis: {tpm2: true, threshold: 1}
    - name: data
      device: /dev/vdb
      key_file: {inline: x}
`,
  },
  {
    name: 'mirror with encryption and users of the boot loader',
    since: { fcos: '1.5.0' },
    variants: ['fcos'],
    text: `${mirrorOf('ppc64le')}  luks: {tpm2: true, discard: true}
grub:
  users: [{name: root, password_hash: grub.pbkdf2.x}]
storage:
  trees: [{local: plain-tree}]
systemd:
  units: [{name: a.service, enabled: true}]
`,
  },
];
