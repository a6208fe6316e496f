import type { Mistake } from '../ruleCase.ts';

const units02 = ['fcos-1.1.0', 'fcos-1.3.0', 'openshift-4.8.0', 'openshift-4.13.0'];
const units04 = ['fcos-1.4.0', 'fcos-1.8.0-experimental', 'flatcar-1.0.0', 'openshift-4.14.0', 'openshift-4.22.0'];
const labels = ['fcos-1.6.0', 'fcos-1.8.0-experimental'];
const shadowed = ['openshift-4.14.0', 'openshift-4.18.0', 'openshift-4.19.0', 'openshift-4.23.0-experimental'];
const before = ['fcos-1.5.0', 'openshift-4.13.0', 'flatcar-1.2.0-experimental'];

function filesystem(text: string): string {
  return `storage:\n  filesystems:\n    - device: /dev/vdb\n      with_mount_unit: true\n${text.replaceAll(/^/gmu, '      ')}\n`;
}

function disk(text: string): string {
  return `storage:\n  disks:\n    - device: /dev/vdb\n${text.replaceAll(/^/gmu, '      ')}\n`;
}

const unnumbered = `partitions:
  - { label: a }
  - { label: "", number: 0 }
  - { label: c, number: 1 }`;

/** Disks, partitions, and what is mounted. */
export const diskMistakes: readonly Mistake[] = [
  {
    name: 'a mount unit without path',
    codes: ['butane/mount-unit-without-path'],
    butane: [...units02, ...units04],
    text: filesystem('format: xfs'),
  },
  {
    name: 'a mount unit with an empty path',
    codes: ['butane/mount-unit-without-path'],
    butane: ['fcos-1.1.0', 'fcos-1.5.0', 'flatcar-1.2.0-experimental'],
    text: filesystem('format: xfs\npath: ""'),
  },
  {
    name: 'a mount unit with an empty path, where paths are judged',
    codes: ['butane/mount-unit-without-path', 'butane/mount-point-forbidden'],
    butane: [...labels],
    text: filesystem('format: xfs\npath: ""'),
  },
  {
    name: 'a mount unit without format',
    codes: ['butane/mount-unit-without-format'],
    butane: [...units02, ...units04],
    text: filesystem('path: /var/a'),
    wave: 'Ignition wants the format too',
  },
  {
    name: 'a mount unit without anything, early',
    codes: ['butane/mount-unit-without-format', 'butane/mount-unit-without-path'],
    butane: units02,
    text: filesystem('format: ""'),
  },
  {
    name: 'a mount unit without anything',
    codes: ['butane/mount-unit-without-format'],
    butane: units04,
    text: filesystem('format: ""'),
  },
  {
    name: 'a unit for swap space, early',
    codes: ['butane/mount-unit-without-path'],
    butane: units02,
    text: filesystem('format: swap'),
  },
  { name: 'a unit for swap space', codes: [], butane: units04, text: filesystem('format: swap') },
  {
    name: 'no mount unit',
    codes: [],
    butane: [...units02, ...units04],
    text: filesystem('format: xfs').replace('true', 'false'),
  },
  ...['/srv', '/variable', '/home/core', '/'].map((path) => ({
    name: `a mount unit for ${path}`,
    codes: ['butane/mount-point-forbidden'],
    butane: [...labels, ...shadowed],
    text: filesystem(`format: xfs\npath: ${path}`),
  })),
  ...['/srv', '/var', '/etc', '/var/lib/a', '/etc/a'].map((path) => ({
    name: `a mount unit for ${path}, which is allowed`,
    codes: [],
    butane: path === '/srv' ? before : [...labels, ...shadowed],
    text: filesystem(`format: xfs\npath: ${path}`),
  })),
  {
    name: 'partitions without number',
    codes: ['butane/partition-without-number', 'butane/partition-without-number'],
    butane: [...labels, ...shadowed],
    text: disk(unnumbered),
  },
  { name: 'partitions without number, early', codes: [], butane: before, text: disk(unnumbered) },
  {
    name: 'partitions without number on a wiped disk',
    codes: [],
    butane: [...labels, ...shadowed],
    text: disk(`wipe_table: true\n${unnumbered}`),
  },
  {
    name: 'partitions without number on the boot disk',
    codes: [],
    butane: [...labels, ...shadowed],
    text: disk(unnumbered).replace('/dev/vdb', '/dev/disk/by-id/coreos-boot-disk'),
  },
  {
    name: 'partitions without number on a mirrored disk',
    codes: [],
    butane: [...labels, ...shadowed],
    text: `${disk('partitions:\n  - { label: root-1, size_mib: 8192 }\n  - { label: data }')}boot_device:
  layout: x86_64
  mirror:
    devices: [/dev/vdb, /dev/vdc]
`,
  },
  {
    name: 'partitions without number on a disk beside a mirror',
    codes: ['butane/partition-without-number'],
    butane: [...labels, ...shadowed],
    text: `${disk('partitions:\n  - { label: data }')}boot_device:
  layout: x86_64
  mirror:
    devices: [/dev/vda, /dev/vdc]
`,
  },
  {
    name: 'reserved labels',
    codes: ['butane/reserved-partition-label', 'butane/reserved-partition-label'],
    butane: ['fcos-1.0.0', 'fcos-1.8.0-experimental', 'openshift-4.14.0'],
    text: disk(
      'partitions:\n  - { label: boot, number: 1 }\n  - { label: EFI-SYSTEM, number: 3 }\n  - { label: root, number: 4, size_mib: 8192 }',
    ),
  },
  {
    name: 'a root partition that is too small',
    codes: ['butane/root-too-small'],
    butane: ['fcos-1.3.0', 'fcos-1.8.0-experimental', 'openshift-4.14.0'],
    text: disk('partitions:\n  - { label: root, number: 4, size_mib: 8191 }'),
  },
  {
    name: 'a root partition that cannot grow',
    codes: ['butane/root-constrained'],
    butane: ['fcos-1.3.0', 'fcos-1.8.0-experimental', 'openshift-4.14.0'],
    text: disk('partitions:\n  - { label: root, number: 4 }\n  - { label: data, number: 5, size_mib: 100 }'),
  },
];
