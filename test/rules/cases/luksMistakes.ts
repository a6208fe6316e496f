import { inBothLanguages } from '../inBothLanguages.ts';
import type { Mistake } from '../ruleCase.ts';
import { unplaced, unplacedInClusters } from '../unplaced.ts';

const everywhere = {
  butane: ['fcos-1.2.0', 'fcos-1.7.0', 'openshift-4.8.0', 'openshift-4.14.0'],
  ignition: ['3.2.0', '3.3.0', '3.6.0', '3.7.0-experimental', 'machineconfig 3.2.0'],
};
const since33 = { butane: ['fcos-1.4.0', 'fcos-1.7.0'], ignition: ['3.3.0', '3.6.0', 'machineconfig 3.4.0'] };
const until33 = { butane: ['fcos-1.2.0', 'fcos-1.3.0'], ignition: ['3.2.0'] };
const withCex = { butane: ['fcos-1.6.0', 'fcos-1.7.0'], ignition: ['3.5.0', '3.6.0', 'machineconfig 3.5.0'] };

type Luks = Parameters<typeof inBothLanguages>[0];

function volumes(...items: readonly Luks[]): Pick<Mistake, 'text' | 'config'> {
  return inBothLanguages({
    storage: {
      luks: items.map((item, index) => ({ name: `volume${index}`, device: `/dev/vd${'bcdefghij'[index]}`, ...item })),
    },
  });
}

function clevis(...items: readonly Luks[]): Pick<Mistake, 'text' | 'config'> {
  return volumes(...items.map((item) => ({ clevis: item })));
}

const tang = [{ url: 'https://tang.example.com', thumbprint: 'abc' }];
const custom = { pin: 'sss', config: '{}' };

export const luksMistakes: readonly Mistake[] = [
  ...unplacedInClusters({
    name: 'a custom Clevis config without pin or config',
    codes: Array.from({ length: 4 }, () => 'ignition/custom-clevis-incomplete'),
    ...everywhere,
    ...clevis(
      { custom: { pin: 'tang' } },
      { custom: { pin: 'tang', config: '' } },
      { custom: { config: '{}' } },
      { custom: { config: '{}', pin: '', needsNetwork: true } },
    ),
  }),
  {
    name: 'a custom Clevis config that only needs the network',
    codes: ['ignition/custom-clevis-incomplete'],
    ...since33,
    ...clevis({ custom: { needsNetwork: true } }),
  },
  {
    name: 'a custom Clevis config that only needs the network, before 3.3.0',
    codes: [],
    ...until33,
    ...clevis({ custom: { needsNetwork: true } }),
  },
  {
    name: 'custom Clevis configs that are whole or nothing',
    codes: [],
    ...everywhere,
    ...clevis({ custom }, { custom: {} }, { custom: { pin: '', config: '', needsNetwork: false } }, { tpm2: true }),
  },
  {
    name: 'a custom Clevis config beside other ways',
    codes: Array.from({ length: 4 }, () => 'ignition/custom-clevis-with-others'),
    ...everywhere,
    ...clevis(
      { custom, tang },
      { custom, tpm2: true },
      { custom, threshold: 1 },
      { custom, tang, tpm2: true, threshold: 2 },
    ),
  },
  {
    name: 'a custom Clevis config beside nothing',
    codes: [],
    ...everywhere,
    ...clevis(
      { custom, tang: [] },
      { custom, tpm2: false },
      { custom, threshold: 0 },
      { tang, tpm2: true, threshold: 2 },
    ),
  },
  {
    name: 'an empty custom Clevis config beside other ways, before 3.3.0',
    codes: ['ignition/custom-clevis-with-others'],
    ...until33,
    ...clevis({ custom: {}, tpm2: true }),
  },
  {
    name: 'an empty custom Clevis config beside other ways',
    codes: [],
    ...since33,
    ...clevis({ custom: {}, tpm2: true }),
  },
  {
    name: 'a Crypto Express card beside other ways',
    codes: Array.from({ length: 6 }, () => 'ignition/cex-with-others'),
    ...withCex,
    ...volumes(
      { cex: { enabled: true }, clevis: { tpm2: true } },
      { cex: { enabled: true }, clevis: { tang } },
      { cex: { enabled: true }, clevis: { threshold: 1 } },
      { cex: { enabled: true }, clevis: { custom } },
      { cex: { enabled: true }, keyFile: { source: 'data:,secret' } },
      { cex: { enabled: true }, clevis: { tpm2: true }, keyFile: { source: 'data:,secret' } },
    ),
  },
  {
    name: 'a Crypto Express card alone, or none',
    codes: [],
    ...withCex,
    ...volumes(
      { cex: { enabled: true } },
      { cex: { enabled: true }, clevis: { tpm2: false, tang: [], threshold: 0, custom: {} }, keyFile: { source: '' } },
      { cex: { enabled: false }, clevis: { tpm2: true } },
      { cex: {}, keyFile: { source: 'data:,secret' } },
    ),
  },
  {
    name: 'a Crypto Express card beside a key file in the text',
    codes: ['ignition/cex-with-others'],
    butane: ['fcos-1.6.0', 'fcos-1.7.0'],
    text: `storage:
  luks:
    - name: data
      device: /dev/dasdb1
      cex: { enabled: true }
      key_file: { inline: secret }
`,
  },
  {
    name: 'a Crypto Express card for the boot disk beside other ways',
    codes: ['ignition/cex-with-others'],
    butane: ['fcos-1.6.0', 'fcos-1.7.0'],
    text: `boot_device:
  layout: s390x-virt
  luks:
    cex: { enabled: true }
storage:
  luks:
    - name: root
      key_file: { inline: secret }
`,
  },
  {
    name: 'a custom Clevis config for the boot disk beside other ways',
    codes: ['ignition/custom-clevis-with-others'],
    butane: ['fcos-1.4.0', 'fcos-1.7.0', 'openshift-4.14.0'],
    text: `boot_device:
  luks:
    tpm2: true
storage:
  luks:
    - name: root
      clevis: { custom: { pin: sss, config: "{}" } }
`,
  },
  {
    name: 'a label of the boot disk of too many bytes',
    codes: ['ignition/label-too-long'],
    butane: ['fcos-1.3.0', 'fcos-1.7.0'],
    text: `boot_device:
  luks:
    tpm2: true
storage:
  luks:
    - name: root
      label: ${'ä'.repeat(24)}
`,
  },
  {
    name: 'a LUKS label of too many bytes',
    codes: ['ignition/label-too-long'],
    ...everywhere,
    ...volumes({ label: 'ä'.repeat(24) }),
  },
  {
    name: 'LUKS labels that just fit',
    codes: [],
    ...everywhere,
    ...volumes({ label: `${'ä'.repeat(23)}a` }, { label: '' }),
  },
  {
    name: 'a volume beside that of the boot device that says too little',
    codes: ['butane/missing-key'],
    misplaced: unplaced,
    butane: ['fcos-1.3.0', 'fcos-1.7.0', 'openshift-4.14.0'],
    text: `boot_device:
  luks:
    tpm2: true
storage:
  luks:
    - { name: data, clevis: { tpm2: true } }
    - { name: root, wipe_volume: true }
`,
  },
  {
    name: 'a Tang server of the boot device without thumbprint',
    codes: ['butane/missing-key'],
    misplaced: unplaced,
    butane: ['fcos-1.3.0', 'fcos-1.7.0'],
    text: `boot_device:
  luks:
    tang: [{ url: https://tang.example.com }]
storage:
  luks:
    - { name: data, device: /dev/vdb, clevis: { tpm2: true } }
`,
  },
];
