import { inBothLanguages } from '../inBothLanguages.ts';
import type { Mistake } from '../ruleCase.ts';
import { unplacedInClusters } from '../unplaced.ts';

const everywhere = {
  butane: ['fcos-1.0.0', 'fcos-1.7.0', 'flatcar-1.1.0', 'openshift-4.8.0'],
  ignition: ['3.0.0', '3.6.0', '3.7.0-experimental', 'machineconfig 3.4.0'],
};
const withMountOptions = { butane: ['fcos-1.1.0', 'fcos-1.7.0'], ignition: ['3.1.0', '3.6.0'] };
const withVirtiofs = {
  butane: ['fcos-1.8.0-experimental', 'flatcar-1.2.0-experimental'],
  ignition: ['3.7.0-experimental'],
};

const uuid = '01234567-89ab-cdef-edcb-a98765432101';

type Filesystem = Parameters<typeof inBothLanguages>[0];

function filesystems(...items: readonly Filesystem[]): Pick<Mistake, 'text' | 'config'> {
  return inBothLanguages({
    storage: { filesystems: items.map((item, index) => ({ device: `/dev/vd${'bcdefghij'[index]}`, ...item })) },
  });
}

const mirror = `boot_device:
  layout: x86_64
  mirror:
    devices: [/dev/sda, /dev/sdb]
`;

export const filesystemMistakes: readonly Mistake[] = [
  ...unplacedInClusters({
    name: 'a filesystem without format',
    codes: Array.from({ length: 5 }, () => 'ignition/filesystem-without-format'),
    ...everywhere,
    ...filesystems({ path: '/var' }, { label: 'a' }, { uuid }, { wipeFilesystem: true }, { options: ['-q'] }),
  }),
  {
    name: 'a filesystem with an empty format',
    codes: Array.from({ length: 3 }, () => 'ignition/filesystem-without-format'),
    ...everywhere,
    ...filesystems({ path: '/var', format: '' }, { label: 'a', format: '' }),
  },
  {
    name: 'a filesystem without format, with options of its mount',
    codes: ['ignition/filesystem-without-format'],
    ...withMountOptions,
    ...filesystems({ mountOptions: ['ro'] }),
  },
  {
    name: 'filesystems of which nothing is said',
    codes: [],
    ...everywhere,
    ...filesystems(
      {},
      { format: '' },
      { path: '', label: '', uuid: '', wipeFilesystem: false, options: [] },
      { format: 'xfs', label: 'a' },
    ),
  },
  {
    name: 'a filesystem label that is too long',
    codes: Array.from({ length: 5 }, () => 'ignition/filesystem-label-too-long'),
    butane: ['fcos-1.0.0', 'fcos-1.7.0', 'flatcar-1.1.0'],
    ignition: everywhere.ignition,
    ...filesystems(
      { format: 'ext4', label: 'a'.repeat(17) },
      { format: 'btrfs', label: 'a'.repeat(257) },
      { format: 'xfs', label: 'ä'.repeat(7) },
      { format: 'swap', label: 'a'.repeat(16) },
      { format: 'vfat', label: 'a'.repeat(12) },
    ),
  },
  {
    name: 'filesystem labels that just fit',
    codes: [],
    butane: ['fcos-1.0.0', 'fcos-1.7.0', 'flatcar-1.1.0'],
    ignition: everywhere.ignition,
    ...filesystems(
      { format: 'ext4', label: 'a'.repeat(16) },
      { format: 'btrfs', label: 'a'.repeat(256) },
      { format: 'xfs', label: 'ä'.repeat(6) },
      { format: 'swap', label: 'a'.repeat(15) },
      { format: 'vfat', label: 'a'.repeat(11) },
      { format: 'vfat', label: '' },
    ),
  },
  {
    name: 'a long label of a filesystem that nobody makes',
    codes: [],
    butane: ['fcos-1.4.0'],
    ignition: ['3.3.0'],
    ...filesystems({ format: 'none', label: 'a'.repeat(300) }),
  },
  {
    name: 'a filesystem over the partitions of a disk',
    codes: ['ignition/filesystem-over-partitions', 'ignition/filesystem-over-partitions'],
    ...everywhere,
    ...inBothLanguages({
      storage: {
        disks: [
          { device: '/dev/vdb', wipeTable: true, partitions: [{ number: 1 }] },
          { device: '/dev/vdc', partitions: [{ number: 1 }] },
        ],
        filesystems: [
          { device: '/dev/vdb', format: 'xfs' },
          { device: '/dev/vdc', format: 'xfs', wipeFilesystem: true },
        ],
      },
    }),
  },
  {
    name: 'a filesystem to keep on a disk that is wiped',
    codes: ['ignition/filesystem-implicit-wipe', 'ignition/filesystem-implicit-wipe'],
    ...everywhere,
    ...inBothLanguages({
      storage: {
        disks: [
          { device: '/dev/vdb', wipeTable: true },
          { device: '/dev/vdc', wipeTable: true, partitions: [] },
        ],
        filesystems: [
          { device: '/dev/vdb', format: 'xfs' },
          { device: '/dev/vdc', format: 'xfs', wipeFilesystem: false },
        ],
      },
    }),
  },
  {
    name: 'filesystems on disks',
    codes: [],
    ...everywhere,
    ...inBothLanguages({
      storage: {
        disks: [
          { device: '/dev/vdb', wipeTable: true },
          { device: '/dev/vdc', wipeTable: false },
          { device: '/dev/vdd', wipeTable: true, partitions: [{ number: 1 }] },
        ],
        filesystems: [
          { device: '/dev/vdb', format: 'xfs', wipeFilesystem: true },
          { device: '/dev/vdc', format: 'xfs' },
          { device: '/dev/vdd1', format: 'xfs' },
        ],
      },
    }),
  },
  {
    name: 'a filesystem on a mirrored disk',
    codes: ['ignition/filesystem-over-partitions'],
    butane: ['fcos-1.3.0', 'fcos-1.7.0', 'openshift-4.14.0'],
    text: `${mirror}storage:
  filesystems:
    - { device: /dev/sda, format: xfs }
`,
  },
  {
    name: 'other filesystems of the boot device',
    codes: [
      'ignition/filesystem-label-too-long',
      'ignition/filesystem-label-too-long',
      'ignition/filesystem-without-format',
      'ignition/filesystem-without-format',
    ],
    butane: ['fcos-1.3.0', 'fcos-1.7.0', 'openshift-4.14.0'],
    text: `${mirror}storage:
  filesystems:
    - { device: /dev/md/md-root, label: a-label-of-the-root }
    - { device: /dev/disk/by-partlabel/esp-1, label: efi-system-1 }
    - { device: /dev/md/md-boot, format: "" }
`,
  },
  {
    name: 'what boot_device says of a filesystem',
    codes: [],
    butane: ['fcos-1.3.0', 'fcos-1.7.0'],
    text: `${mirror}storage:
  filesystems:
    - { device: /dev/md/md-root, label: my-root }
    - { device: /dev/md/md-boot, mount_options: [ro] }
`,
  },
  {
    name: 'what a virtiofs cannot have',
    codes: Array.from({ length: 4 }, () => 'ignition/not-for-virtiofs'),
    ...withVirtiofs,
    ...filesystems({ device: 'share', format: 'virtiofs', label: 'a', uuid, wipeFilesystem: true, options: ['-q'] }),
  },
  {
    name: 'what a virtiofs can have',
    codes: [],
    ...withVirtiofs,
    ...filesystems({
      device: 'share',
      format: 'virtiofs',
      path: '/var/share',
      mountOptions: ['ro'],
      label: '',
      uuid: '',
      wipeFilesystem: false,
      options: [],
    }),
  },
  {
    name: 'a virtiofs before there was one',
    codes: ['ignition/value-of-other-version'],
    ignition: ['3.6.0'],
    ...filesystems({ format: 'virtiofs', label: 'a', uuid, wipeFilesystem: true, options: ['-q'] }),
  },
  {
    name: 'a bad tag of a virtiofs',
    codes: ['ignition/virtiofs-tag', 'ignition/virtiofs-tag', 'ignition/virtiofs-tag'],
    ...withVirtiofs,
    ...filesystems(
      { device: '', format: 'virtiofs' },
      { device: 'a'.repeat(37), format: 'virtiofs' },
      { device: 'ä'.repeat(19), format: 'virtiofs' },
    ),
  },
  {
    name: 'tags of a virtiofs that just fit',
    codes: [],
    ...withVirtiofs,
    ...filesystems({ device: 'a/../b ', format: 'virtiofs' }, { device: 'ä'.repeat(18), format: 'virtiofs' }),
  },
  {
    name: 'a virtiofs without tag',
    codes: ['ignition/missing-key'],
    ignition: ['3.7.0-experimental'],
    config: { storage: { filesystems: [{ format: 'virtiofs' }] } },
  },
  {
    name: 'a relative path with a mount unit, which then has it too',
    codes: ['butane/bad-value', 'butane/mount-point-forbidden'],
    butane: ['fcos-1.6.0', 'fcos-1.8.0-experimental'],
    text: 'storage:\n  filesystems:\n    - { device: /dev/vdb, path: var/b, format: ext4, with_mount_unit: true }\n',
  },
];
