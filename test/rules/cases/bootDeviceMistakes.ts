import type { Mistake } from '../ruleCase.ts';

const mirrors = ['fcos-1.3.0', 'fcos-1.6.0', 'fcos-1.8.0-experimental', 'openshift-4.8.0', 'openshift-4.22.0'];
const beforeRefusal = ['fcos-1.3.0', 'fcos-1.6.0', 'openshift-4.8.0', 'openshift-4.22.0'];
const afterRefusal = ['fcos-1.7.0', 'fcos-1.8.0-experimental', 'openshift-4.23.0-experimental'];
const s390x = ['fcos-1.6.0', 'fcos-1.8.0-experimental', 'openshift-4.19.0', 'openshift-4.23.0-experimental'];
const s390xBefore = ['fcos-1.3.0', 'fcos-1.5.0', 'openshift-4.18.0'];
const fcosOnly = ['fcos-1.6.0', 'fcos-1.8.0-experimental'];

function bootDevice(text: string): string {
  return `boot_device:\n${text.replaceAll(/^/gmu, '  ')}\n`;
}

const key = 'openshift:\n  kernel_arguments:\n    - rd.luks.key=/etc/luks/cex.key\n';

/** `boot_device`, and what unlocks disks. */
export const bootDeviceMistakes: readonly Mistake[] = [
  {
    name: 'a mirror of one device',
    codes: ['butane/mirror-too-few-devices'],
    butane: mirrors,
    text: bootDevice('layout: x86_64\nmirror:\n  devices: [/dev/vda]'),
  },
  { name: 'a mirror of none', codes: [], butane: mirrors, text: bootDevice('mirror:\n  devices: []') },
  {
    name: 'a mirror without layout',
    codes: ['butane/mirror-without-layout'],
    butane: [...beforeRefusal, ...afterRefusal],
    text: bootDevice('mirror:\n  devices: [/dev/vda, /dev/vdb]'),
  },
  {
    name: 'a mirror of one device without layout',
    codes: ['butane/mirror-without-layout', 'butane/mirror-too-few-devices'],
    butane: ['fcos-1.5.0', 'fcos-1.7.0'],
    text: bootDevice('mirror:\n  devices: [/dev/vda]'),
  },
  {
    name: 'an unknown layout',
    codes: ['butane/value-not-allowed'],
    butane: mirrors,
    text: bootDevice('layout: riscv64\nluks:\n  tpm2: true'),
  },
  {
    name: 'an empty layout',
    codes: ['butane/value-not-allowed'],
    butane: mirrors,
    text: bootDevice('layout: ""\nluks:\n  tpm2: true'),
  },
  {
    name: 'a layout of s390x, too early',
    codes: ['butane/value-of-other-version'],
    butane: s390xBefore,
    text: bootDevice('layout: s390x-eckd\nmirror:\n  devices: [/dev/vda, /dev/vdb]'),
  },
  {
    name: 'a layout of s390x without a device',
    codes: ['butane/boot-luks-without-device'],
    butane: s390x,
    text: bootDevice('layout: s390x-eckd\nluks:\n  tpm2: true'),
  },
  {
    name: 'a layout of s390x with an empty device',
    codes: ['butane/boot-luks-without-device'],
    butane: s390x,
    text: bootDevice('layout: s390x-zfcp\nluks:\n  device: ""\n  tpm2: true'),
  },
  {
    name: 'a layout of s390x that needs no device',
    codes: [],
    butane: s390x,
    text: bootDevice('layout: s390x-virt\nluks:\n  tpm2: true'),
  },
  {
    name: 'a mirror on s390x',
    codes: ['butane/mirror-on-s390x'],
    butane: s390x,
    text: bootDevice('layout: s390x-virt\nmirror:\n  devices: [/dev/vda, /dev/vdb]'),
  },
  {
    name: 'everything wrong on s390x',
    codes: ['butane/mirror-on-s390x', 'butane/boot-luks-without-device', 'butane/mirror-too-few-devices'],
    butane: s390x,
    text: bootDevice('layout: s390x-eckd\nmirror:\n  devices: [/dev/vda]'),
  },
  ...[
    ['s390x-eckd', '/dev/sda'],
    ['s390x-eckd', '/dev/dasda1'],
    ['s390x-eckd', '/dev/dasdA'],
    ['s390x-zfcp', '/dev/dasda'],
    ['s390x-zfcp', '/dev/sdaa'],
  ].map(([layout, device]) => ({
    name: `${device} on ${layout}`,
    codes: ['butane/boot-luks-device-name'],
    butane: s390x,
    text: bootDevice(`layout: ${layout}\nluks:\n  device: ${device}\n  tpm2: true`),
  })),
  ...[
    ['s390x-eckd', '/dev/dasdz'],
    ['s390x-zfcp', '/dev/sdb'],
    ['s390x-virt', '/dev/vda'],
    ['s390x-zfcp', '/host/dev/sda'],
  ].map(([layout, device]) => ({
    name: `${device} on ${layout}`,
    codes: [],
    butane: s390x,
    text: bootDevice(`layout: ${layout}\nluks:\n  device: ${device}\n  tpm2: true`),
  })),
  {
    name: 'cex without layout',
    codes: ['butane/cex-without-s390x'],
    butane: fcosOnly,
    text: bootDevice('luks:\n  cex:\n    enabled: true'),
  },
  {
    name: 'cex without layout in a cluster',
    codes: ['butane/cex-without-s390x'],
    butane: ['openshift-4.19.0', 'openshift-4.23.0-experimental'],
    text: `${bootDevice('luks:\n  cex:\n    enabled: true')}${key}`,
  },
  {
    name: 'cex on x86_64',
    codes: ['butane/cex-without-s390x'],
    butane: fcosOnly,
    text: bootDevice('layout: x86_64\nluks:\n  cex: { enabled: true }'),
  },
  {
    name: 'cex that is off',
    codes: [],
    butane: fcosOnly,
    text: bootDevice('layout: x86_64\nluks:\n  tpm2: true\n  cex: { enabled: false }'),
  },
  {
    name: 'cex on s390x',
    codes: [],
    butane: fcosOnly,
    text: bootDevice('layout: s390x-eckd\nluks:\n  device: /dev/dasda\n  cex: { enabled: true }'),
  },
  {
    name: 'cex with its key',
    codes: [],
    butane: ['openshift-4.19.0', 'openshift-4.23.0-experimental'],
    text: `${bootDevice('layout: s390x-virt\nluks:\n  cex: { enabled: true }')}${key}`,
  },
  {
    name: 'cex beside a TPM',
    codes: ['butane/cex-with-others'],
    butane: fcosOnly,
    text: bootDevice('layout: s390x-virt\nluks:\n  tpm2: true\n  cex: { enabled: true }'),
  },
  {
    name: 'cex beside Tang',
    codes: ['butane/cex-with-others'],
    butane: fcosOnly,
    text: bootDevice(
      'layout: s390x-virt\nluks:\n  tang: [{ url: "http://a", thumbprint: a }]\n  cex: { enabled: true }',
    ),
  },
  {
    name: 'cex beside nothing else',
    codes: [],
    butane: fcosOnly,
    text: bootDevice('layout: s390x-virt\nluks:\n  tpm2: false\n  tang: []\n  cex: { enabled: true }'),
  },
  {
    name: 'cex without its kernel argument',
    codes: ['butane/cex-without-kernel-argument'],
    butane: ['openshift-4.19.0', 'openshift-4.23.0-experimental'],
    text: bootDevice('layout: s390x-virt\nluks:\n  cex: { enabled: true }'),
  },
  {
    name: 'cex of volumes without its kernel argument',
    codes: ['butane/cex-without-kernel-argument'],
    butane: ['openshift-4.19.0', 'openshift-4.23.0-experimental'],
    text: `storage:
  luks:
    - { name: root, device: /dev/vdb, cex: { enabled: true } }
openshift:
  kernel_arguments: [quiet]
`,
  },
  {
    name: 'cex of another volume',
    codes: [],
    butane: ['openshift-4.19.0', 'openshift-4.23.0-experimental'],
    text: 'storage:\n  luks:\n    - { name: data, device: /dev/vdb, cex: { enabled: true } }\n',
  },
  {
    name: 'cex for another system',
    codes: ['butane/forbidden-key'],
    butane: ['flatcar-1.2.0-experimental'],
    text: 'storage:\n  luks:\n    - { name: data, device: /dev/vdb, cex: { enabled: true } }\n',
  },
  {
    name: 'a boot disk that nothing unlocks',
    codes: ['butane/boot-luks-without-method'],
    butane: afterRefusal,
    text: bootDevice('layout: s390x-eckd\nluks:\n  device: /dev/dasda'),
  },
  {
    name: 'a boot disk that nothing unlocks, on any layout',
    codes: ['butane/boot-luks-without-method'],
    butane: afterRefusal,
    text: bootDevice('luks:\n  device: /dev/vda\n  tpm2: false\n  tang: []\n  threshold: 1'),
  },
  {
    name: 'a boot disk that nothing unlocks, before that was refused',
    codes: [],
    butane: ['fcos-1.6.0', 'openshift-4.22.0'],
    text: bootDevice('layout: s390x-eckd\nluks:\n  device: /dev/dasda'),
  },
  {
    name: 'a boot disk that is not encrypted',
    codes: [],
    butane: afterRefusal,
    text: bootDevice('luks:\n  device: ""\n  threshold: 1'),
  },
  {
    name: 'a boot disk that Tang unlocks',
    codes: [],
    butane: afterRefusal,
    text: bootDevice('luks:\n  device: /dev/vda\n  tang: [{ url: "http://a", thumbprint: a }]'),
  },
  {
    name: 'everything wrong with Tang servers of the boot disk',
    codes: [
      'butane/missing-key',
      'ignition/url-scheme',
      'ignition/tang-advertisement-not-json',
      'ignition/duplicate-entry',
    ],
    butane: ['fcos-1.6.0', 'openshift-4.22.0'],
    misplaced: 'what is missing the tool names by its place in the output',
    text: bootDevice(`luks:
  tang:
    - url: http://a
    - { url: tang.example.com, thumbprint: x, advertisement: "{" }
    - { url: http://a, thumbprint: y }`),
  },
  {
    name: 'two mistakes in one Tang server of the boot disk',
    codes: ['butane/bad-value', 'ignition/url-scheme'],
    butane: fcosOnly,
    text: bootDevice('luks:\n  tang: [{ url: "arn:", thumbprint: "" }]'),
  },
  {
    name: 'a disk twice in a mirror, beside other mistakes',
    codes: ['butane/bad-value', 'butane/bad-value', 'ignition/duplicate-entry'],
    butane: fcosOnly,
    text: bootDevice(`layout: x86_64
mirror:
  devices: [dev/a, /dev/b, /dev/b]
luks:
  tang: [{ url: "http://a", thumbprint: "" }]`),
  },
  {
    name: 'a mirror of one device beside a bad Tang server',
    codes: ['butane/mirror-too-few-devices', 'ignition/url-scheme'],
    butane: fcosOnly,
    wave: 'of the mirror itself is told first',
    text: bootDevice('layout: x86_64\nmirror:\n  devices: [/dev/vda]\nluks:\n  tang: [{ url: foo, thumbprint: x }]'),
  },
];
