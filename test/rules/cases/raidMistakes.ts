import { inBothLanguages } from '../inBothLanguages.ts';
import type { Mistake } from '../ruleCase.ts';
import { unplaced } from '../unplaced.ts';

const everywhere = {
  butane: ['fcos-1.0.0', 'fcos-1.7.0', 'flatcar-1.1.0', 'openshift-4.14.0'],
  ignition: ['3.0.0', '3.6.0', '3.7.0-experimental', 'machineconfig 3.4.0'],
};

const mirror = `boot_device:
  layout: x86_64
  mirror:
    devices: [/dev/sda, /dev/sdb]
`;

type Raid = Parameters<typeof inBothLanguages>[0];

function arrays(...items: readonly Raid[]): Pick<Mistake, 'text' | 'config'> {
  return inBothLanguages({
    storage: {
      raid: items.map((item, index) => ({ name: `array${index}`, devices: ['/dev/vdb', '/dev/vdc'], ...item })),
    },
  });
}

export const raidMistakes: readonly Mistake[] = [
  {
    name: 'spares of an array that has no use for them',
    codes: Array.from({ length: 5 }, () => 'ignition/raid-spares'),
    ...everywhere,
    ...arrays(
      { level: 'linear', spares: 1 },
      { level: 'raid0', spares: 1 },
      { level: '0', spares: 2 },
      { level: 'stripe', spares: 1 },
      { level: 'raid0', spares: -1 },
    ),
  },
  {
    name: 'spares that are fine, or none',
    codes: [],
    ...everywhere,
    ...arrays(
      { level: 'linear', spares: 0 },
      { level: 'raid0' },
      { level: 'raid1', spares: 1 },
      { level: '5', spares: 2 },
    ),
  },
  {
    name: 'spares of an array of the boot device',
    codes: ['ignition/raid-spares'],
    butane: ['fcos-1.4.0', 'fcos-1.7.0', 'openshift-4.14.0'],
    text: `${mirror}storage:
  raid:
    - { name: md-root, level: raid0, spares: 1 }
    - { name: md-boot, spares: 1 }
`,
  },
  {
    name: 'an array of no devices',
    codes: ['butane/bad-value'],
    butane: ['fcos-1.0.0', 'fcos-1.7.0', 'flatcar-1.1.0'],
    text: `storage:
  raid:
    - { name: data, level: raid1, devices: [] }
`,
  },
  {
    name: 'an array of no devices, in Ignition',
    codes: ['ignition/bad-value'],
    ignition: ['3.0.0', '3.6.0'],
    config: { storage: { raid: [{ name: 'data', level: 'raid1', devices: [] }] } },
  },
  {
    name: 'an array beside those of the boot device that says too little',
    codes: ['butane/missing-key', 'butane/missing-key', 'butane/bad-value'],
    misplaced: unplaced,
    butane: ['fcos-1.4.0', 'fcos-1.7.0', 'openshift-4.14.0'],
    text: `${mirror}storage:
  raid:
    - { name: one, devices: [/dev/vdb] }
    - { name: two, level: raid1 }
    - { name: three, level: raid1, devices: [] }
    - { name: md-root, devices: [] }
    - { name: md-boot }
`,
  },
];
