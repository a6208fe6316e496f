import type { Mistake } from '../ruleCase.ts';

const openshift = ['openshift-4.8.0', 'openshift-4.13.0', 'openshift-4.14.0', 'openshift-4.23.0-experimental'];
const cluster414 = ['openshift-4.14.0', 'openshift-4.23.0-experimental'];
const edge = ['r4e-1.0.0', 'r4e-1.2.0-experimental', 'fiot-1.0.0', 'fiot-1.1.0-experimental'];
const forbidden = 'butane/forbidden-key';

function file(text: string): string {
  return `storage:\n  files:\n    - path: /etc/a\n${text.replaceAll(/^/gmu, '      ')}\n`;
}

/** Named rules of Butane that the schema, the gates or the translation find. */
export const butaneRows: readonly Mistake[] = [
  { name: 'no variant', codes: ['butane/missing-variant'], butane: ['-1.6.0'] },
  { name: 'no version', codes: ['butane/missing-version'], butane: ['fcos-'] },
  { name: 'a version that is none', codes: ['butane/unknown-version'], butane: ['fcos-one'] },
  { name: 'a version that does not exist', codes: ['butane/unknown-version'], butane: ['fcos-9.9.9'] },
  { name: 'a variant that does not exist', codes: ['butane/unknown-variant'], butane: ['nothing-1.0.0'] },
  { name: 'a removed variant', codes: ['butane/removed-variant'], butane: ['rhcos-0.1.0'] },
  { name: 'a value of another type', codes: ['butane/wrong-type'], butane: ['fcos-1.6.0'], text: 'storage: []\n' },
  {
    name: 'a MachineConfig without name and role',
    codes: ['butane/missing-key', 'butane/missing-key'],
    butane: openshift,
    isBare: true,
    text: 'metadata:\n  labels: {}\n',
    misplaced: 'of the role the tool names the labels, and we the label',
  },
  {
    name: 'a MachineConfig with an empty name and role',
    codes: ['butane/bad-value', 'butane/bad-value'],
    butane: openshift,
    isBare: true,
    text: 'metadata:\n  name: ""\n  labels:\n    machineconfiguration.openshift.io/role: ""\n',
    misplaced: 'of the role the tool names the labels, and we the label',
  },
  { name: 'a MachineConfig without metadata', codes: ['butane/missing-key'], butane: openshift, isBare: true },
  {
    name: 'a tree without local',
    codes: ['butane/missing-key'],
    butane: ['fcos-1.1.0', 'fcos-1.8.0-experimental', 'openshift-4.14.0'],
    text: 'storage:\n  trees:\n    - path: /etc\n',
  },
  {
    name: 'a tree with an empty local',
    codes: ['butane/bad-value'],
    butane: ['fcos-1.1.0', 'fcos-1.8.0-experimental', 'openshift-4.14.0'],
    text: 'storage:\n  trees:\n    - local: ""\n',
    misplaced: 'the tool names the tree, and the empty text is what is wrong',
  },
  {
    name: 'a Quadlet over a file',
    codes: ['butane/node-exists'],
    butane: ['fcos-1.8.0-experimental'],
    text: `storage:
  files:
    - path: /etc/containers/systemd/a.container
      contents: { inline: a }
systemd:
  quadlets:
    - name: a.container
      rootful: true
      contents: a
`,
  },
  {
    name: 'an unknown type of kernel',
    codes: ['butane/value-not-allowed'],
    butane: openshift,
    text: 'openshift:\n  kernel_type: fast\n',
  },
  { name: 'known types of kernel', codes: [], butane: openshift, text: 'openshift:\n  kernel_type: ""\n' },
  {
    name: 'btrfs',
    codes: ['butane/forbidden-filesystem-format'],
    butane: openshift,
    text: 'storage:\n  filesystems:\n    - { device: /dev/vdb, format: btrfs }\n',
  },
  {
    name: 'no filesystem',
    codes: ['butane/forbidden-filesystem-format'],
    butane: cluster414,
    text: 'storage:\n  filesystems:\n    - { device: /dev/vdb, format: none }\n',
  },
  {
    name: 'a file from elsewhere',
    codes: ['butane/forbidden-source-scheme'],
    butane: openshift,
    text: file('contents:\n  source: https://example.com/a'),
  },
  { name: 'a file that is appended to', codes: [forbidden], butane: openshift, text: file('append: [{ inline: a }]') },
  {
    name: 'a compressed file',
    codes: [forbidden],
    butane: ['openshift-4.8.0', 'openshift-4.9.0'],
    text: file('contents: { source: "data:,a", compression: gzip }'),
  },
  {
    name: 'a file with headers',
    codes: [forbidden],
    butane: openshift,
    text: file('contents:\n  inline: a\n  http_headers: [{ name: A, value: a }]'),
  },
  {
    name: 'a file with a sticky bit',
    codes: ['butane/forbidden-mode-bits'],
    butane: ['openshift-4.10.0'],
    text: file('mode: 01777'),
  },
  { name: 'a group of a cluster', codes: [forbidden], butane: openshift, text: 'passwd:\n  groups: [{ name: a }]\n' },
  {
    name: 'a user of a cluster with a shell',
    codes: [forbidden],
    butane: openshift,
    text: 'passwd:\n  users: [{ name: core, shell: /bin/sh }]\n',
  },
  {
    name: 'another user of a cluster',
    codes: ['butane/user-not-core'],
    butane: openshift,
    text: 'passwd:\n  users: [{ name: admin }]\n',
  },
  {
    name: 'kernel arguments of a cluster',
    codes: [forbidden],
    butane: cluster414,
    text: 'kernel_arguments:\n  should_exist: [quiet]\n',
  },
  {
    name: 'Clevis',
    codes: [forbidden],
    butane: ['flatcar-1.0.0', 'flatcar-1.1.0'],
    text: 'storage:\n  luks:\n    - { name: a, device: /dev/vdb, clevis: { tpm2: true } }\n',
  },
  {
    name: 'a directory of a cluster',
    codes: [forbidden],
    butane: openshift,
    text: 'storage:\n  directories: [{ path: /etc/a }]\n',
  },
  {
    name: 'a link of a cluster',
    codes: [forbidden],
    butane: openshift,
    text: 'storage:\n  links: [{ path: /etc/a, target: b }]\n',
  },
  { name: 'disks', codes: [forbidden], butane: edge, text: 'storage:\n  disks: [{ device: /dev/vdb }]\n' },
  {
    name: 'filesystems',
    codes: [forbidden],
    butane: edge,
    text: 'storage:\n  filesystems: [{ device: /dev/vdb, format: xfs }]\n',
  },
  {
    name: 'encrypted volumes',
    codes: [forbidden],
    butane: edge,
    text: 'storage:\n  luks: [{ name: a, device: /dev/vdb }]\n',
  },
  {
    name: 'arrays',
    codes: [forbidden],
    butane: edge,
    text: 'storage:\n  raid: [{ name: a, level: raid1, devices: [/dev/vdb] }]\n',
  },
  { name: 'kernel arguments', codes: [forbidden], butane: edge, text: 'kernel_arguments:\n  should_exist: [quiet]\n' },
  {
    name: 'users of the boot loader without a name or password',
    codes: ['butane/missing-key', 'butane/missing-key', 'butane/bad-value', 'butane/bad-value'],
    butane: ['fcos-1.5.0', 'fcos-1.8.0-experimental'],
    text: 'grub:\n  users:\n    - password_hash: grub.pbkdf2.sha512.1\n    - name: root\n    - { name: "", password_hash: "" }\n',
  },
  {
    name: 'a user of the boot loader of a cluster',
    codes: [forbidden],
    butane: ['openshift-4.14.0', 'openshift-4.22.0'],
    text: 'grub:\n  users:\n    - { name: root, password_hash: grub.pbkdf2.sha512.1 }\n',
  },
];
