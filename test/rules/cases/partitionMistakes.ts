import { inBothLanguages } from '../inBothLanguages.ts';
import type { Mistake } from '../ruleCase.ts';
import { unplacedInClusters } from '../unplaced.ts';

const butane = ['fcos-1.0.0', 'fcos-1.7.0', 'flatcar-1.1.0', 'openshift-4.14.0'];
const specs = ['3.0.0', '3.6.0', '3.7.0-experimental', 'machineconfig 3.4.0'];

function onDisk(partitions: Parameters<typeof inBothLanguages>[0][string]): Pick<Mistake, 'text' | 'config'> {
  return inBothLanguages({ storage: { disks: [{ device: '/dev/vdb', wipeTable: true, partitions }] } });
}

const everywhere = { butane, ignition: specs };

const endBeforeStart = 'the tool takes the two the other way round, because the end of one lies before its start';

/** Partitions of one disk, and what one of them may say. */
export const partitionMistakes: readonly Mistake[] = [
  {
    name: 'a partition number twice',
    codes: ['ignition/partition-numbers-collide'],
    ...everywhere,
    ...onDisk([
      { number: 1, label: 'a' },
      { number: 2, label: 'b' },
      { number: 1, label: 'c' },
    ]),
  },
  {
    name: 'two partition numbers twice',
    codes: ['ignition/partition-numbers-collide', 'ignition/partition-numbers-collide'],
    butane: ['fcos-1.7.0'],
    ignition: ['3.6.0'],
    ...onDisk([{ number: 1 }, { number: 2 }, { number: 1 }, { number: 2 }]),
    misplaced: 'of several numbers the tool names a random one',
  },
  {
    name: 'a partition number three times',
    codes: ['ignition/partition-numbers-collide', 'ignition/partition-numbers-collide'],
    ignition: ['3.0.0'],
    ...onDisk([{ number: 7 }, { number: 7 }, { number: 7 }]),
  },
  {
    name: 'a partition number beyond 2^53 twice',
    codes: ['ignition/partition-numbers-collide'],
    butane: ['fcos-1.7.0'],
    text: `storage:
  disks:
    - device: /dev/vdb
      partitions:
        - { number: 9007199254740993 }
        - { number: 9007199254740992 }
        - { number: 9007199254740993 }
`,
  },
  {
    name: 'partitions that take the next number',
    codes: [],
    ...everywhere,
    ...onDisk([{ number: 0, label: 'a' }, { number: 0, label: 'b' }, { label: 'c' }, { number: 1 }, { number: -1 }]),
  },
  {
    name: 'partitions that overlap',
    codes: ['ignition/partitions-overlap'],
    ...everywhere,
    ...onDisk([
      { number: 1, startMiB: 100, sizeMiB: 100 },
      { number: 2, startMiB: 199, sizeMiB: 10 },
    ]),
  },
  {
    name: 'a partition around others',
    codes: ['ignition/partitions-overlap'],
    ...everywhere,
    ...onDisk([
      { number: 1, startMiB: 200, sizeMiB: 10 },
      { number: 2, startMiB: 300, sizeMiB: 10 },
      { number: 3, startMiB: 100, sizeMiB: 1000 },
    ]),
  },
  {
    name: 'partitions inside another',
    codes: ['ignition/partitions-overlap', 'ignition/partitions-overlap'],
    butane: ['fcos-1.7.0'],
    ignition: ['3.6.0'],
    ...onDisk([
      { number: 1, startMiB: 500, sizeMiB: 10 },
      { number: 2, startMiB: 100, sizeMiB: 300 },
      { number: 3, startMiB: 200, sizeMiB: 10 },
      { number: 4, startMiB: 399, sizeMiB: 0 },
    ]),
    wave: 'the tool names the first that overlaps only',
  },
  {
    name: 'partitions that touch',
    codes: [],
    ...everywhere,
    ...onDisk([
      { number: 2, startMiB: 200, sizeMiB: 10 },
      { number: 1, startMiB: 100, sizeMiB: 100 },
      { number: 3, startMiB: 210, sizeMiB: 0 },
      { number: 4, startMiB: 1, sizeMiB: 99 },
    ]),
  },
  {
    name: 'partitions that the tool places itself',
    codes: [],
    ...everywhere,
    ...onDisk([
      { number: 1, startMiB: 0, sizeMiB: 100 },
      { number: 2, startMiB: 0, sizeMiB: 100 },
      { number: 3, sizeMiB: 100 },
      { number: 4, startMiB: 5 },
      { number: 5, startMiB: 5, sizeMiB: 100 },
      { number: 6, startMiB: 5 },
    ]),
  },
  {
    name: 'a partition of a size below 0',
    codes: ['ignition/partitions-overlap'],
    butane: ['fcos-1.7.0'],
    ignition: ['3.6.0'],
    ...onDisk([
      { number: 1, startMiB: 1, sizeMiB: 99 },
      { number: 2, startMiB: 100, sizeMiB: -5 },
    ]),
    misplaced: endBeforeStart,
  },
  {
    name: 'a partition that ends behind 2^63',
    codes: ['ignition/partitions-overlap'],
    butane: ['fcos-1.7.0'],
    text: `storage:
  disks:
    - device: /dev/vdb
      partitions:
        - { number: 1, start_mib: 9223372036854775807, size_mib: 9 }
        - { number: 2, start_mib: 5, size_mib: 9 }
`,
    misplaced: endBeforeStart,
  },
  {
    name: 'large partitions that touch',
    codes: [],
    butane: ['fcos-1.7.0'],
    text: `storage:
  disks:
    - device: /dev/vdb
      partitions:
        - { number: 1, start_mib: 9007199254740990, size_mib: 3 }
        - { number: 2, start_mib: 9007199254740993, size_mib: 9 }
`,
  },
  {
    name: 'a partition label twice',
    codes: ['ignition/duplicate-partition-label'],
    ...everywhere,
    ...onDisk([
      { number: 1, label: 'a' },
      { number: 2, label: 'b' },
      { number: 3, label: 'a' },
    ]),
  },
  {
    name: 'a partition label twice, without numbers',
    codes: ['ignition/duplicate-partition-label'],
    ...everywhere,
    ...onDisk([{ label: 'a' }, { label: 'a' }]),
  },
  {
    name: 'an empty partition label twice',
    codes: ['ignition/duplicate-partition-label'],
    ignition: ['3.0.0', '3.6.0'],
    ...onDisk([
      { number: 1, label: '' },
      { number: 2, label: '' },
    ]),
  },
  {
    name: 'partition labels that differ in case, and none',
    codes: [],
    ...everywhere,
    ...onDisk([{ number: 1, label: 'a' }, { number: 2, label: 'A' }, { number: 3 }, { number: 4 }]),
  },
  {
    name: 'a partition that shall not exist, with what it is like',
    codes: Array.from({ length: 5 }, () => 'ignition/absent-partition-with-others'),
    ...everywhere,
    ...onDisk([
      { number: 1, shouldExist: false, label: '' },
      { number: 2, shouldExist: false, startMiB: 0 },
      { number: 3, shouldExist: false, sizeMiB: 0 },
      { number: 4, shouldExist: false, guid: '01234567-89AB-CDEF-EDCB-A98765432101' },
      { number: 5, shouldExist: false, typeGuid: '01234567-89AB-CDEF-EDCB-A98765432101', label: 'a' },
    ]),
  },
  {
    name: 'partitions that shall not exist, and others',
    codes: [],
    ...everywhere,
    ...onDisk([
      { number: 1, shouldExist: false },
      { number: 2, shouldExist: false, guid: '', typeGuid: '', wipePartitionEntry: true },
      { number: 3, shouldExist: true, label: 'a', sizeMiB: 5 },
    ]),
  },
  ...unplacedInClusters({
    name: 'a partition without label and number',
    codes: Array.from({ length: 3 }, () => 'ignition/partition-without-label-or-number'),
    ...everywhere,
    ...onDisk([{ sizeMiB: 5 }, { number: 0 }, { number: 0, shouldExist: false }]),
  }),
  {
    name: 'partitions with a label or a number',
    codes: [],
    ...everywhere,
    ...onDisk([{ label: '' }, { number: 1 }, { number: 0, label: 'a' }]),
  },
  {
    name: 'a partition label of too many bytes',
    codes: ['ignition/label-too-long'],
    ...everywhere,
    ...onDisk([{ number: 1, label: 'ä'.repeat(19) }]),
  },
  {
    name: 'a partition label of too many characters',
    codes: ['butane/bad-value'],
    butane: ['fcos-1.0.0', 'fcos-1.7.0'],
    ...onDisk([{ number: 1, label: 'a'.repeat(37) }]),
  },
  {
    name: 'partition labels that just fit',
    codes: [],
    ...everywhere,
    ...onDisk([
      { number: 1, label: 'ä'.repeat(18) },
      { number: 2, label: 'a'.repeat(36) },
    ]),
  },
  {
    name: 'a partition of a mirrored disk that has a label or number of another',
    codes: ['ignition/partition-numbers-collide', 'ignition/duplicate-partition-label'],
    butane: ['fcos-1.3.0', 'fcos-1.7.0', 'openshift-4.14.0'],
    text: `boot_device:
  layout: x86_64
  mirror:
    devices: [/dev/sda, /dev/sdb]
storage:
  disks:
    - device: /dev/sda
      partitions:
        - { label: root-1, size_mib: 9000 }
        - { label: var-1, number: 7 }
        - { label: log-1, number: 7 }
        - { label: boot-1, number: 9 }
`,
  },
  {
    name: 'partitions beside those of a mirrored disk',
    codes: [],
    butane: ['fcos-1.3.0', 'fcos-1.7.0'],
    text: `boot_device:
  layout: x86_64
  mirror:
    devices: [/dev/sda, /dev/sdb]
storage:
  disks:
    - device: /dev/sda
      partitions:
        - { label: root-1, size_mib: 9000 }
        - { label: var-1 }
`,
  },
];
