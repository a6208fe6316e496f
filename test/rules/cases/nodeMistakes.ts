import type { Mistake } from '../ruleCase.ts';

const specs = ['3.0.0', '3.6.0', 'machineconfig 3.4.0'];

/** Files, directories and links. */
export const nodeMistakes: readonly Mistake[] = [
  {
    name: 'a forbidden section without anything in it',
    codes: ['butane/unknown-key'],
    butane: ['r4e-1.1.0'],
    text: 'kernel_arguments:\n  disks: [a]\n',
  },
  {
    name: 'a forbidden section with something in it',
    codes: ['butane/forbidden-key'],
    butane: ['r4e-1.1.0'],
    text: 'kernel_arguments:\n  should_exist: [a]\n',
  },
  {
    name: 'a mode beyond 2^53',
    codes: ['ignition/bad-value', 'ignition/bad-value'],
    ignition: ['3.0.0', '3.6.0'],
    config: {
      storage: { files: [{ path: '/etc/a', mode: 2 ** 60 }], directories: [{ path: '/etc/b', mode: 2 ** 61 }] },
    },
  },
  {
    name: 'an owner with id and name',
    codes: ['ignition/id-and-name', 'ignition/id-and-name'],
    butane: ['fcos-1.0.0', 'fcos-1.6.0', 'openshift-4.14.0'],
    text: `storage:
  files:
    - path: /etc/a
      user: { id: 5, name: core }
      group: { id: 0, name: root }
`,
    ignition: specs,
    config: {
      storage: { files: [{ path: '/etc/a', user: { id: 5, name: 'core' }, group: { id: 0, name: 'root' } }] },
    },
  },
  {
    name: 'an owner with id and an empty name',
    codes: [],
    butane: ['fcos-1.6.0'],
    text: `storage:
  directories:
    - path: /etc/a
      user: { id: 5, name: "" }
`,
  },
  {
    name: 'things below a link',
    codes: ['ignition/below-link', 'ignition/below-link', 'ignition/below-link'],
    butane: ['fcos-1.0.0', 'fcos-1.6.0', 'flatcar-1.1.0'],
    text: `storage:
  links:
    - { path: /a/link, target: /var/b }
    - { path: /a/link/inner, target: /var/c }
  directories:
    - path: /a/link/folder
    - path: /a/linked
  files:
    - path: /a/link/deep/file
`,
    ignition: specs,
    config: {
      storage: {
        links: [
          { path: '/a/link', target: '/var/b' },
          { path: '/a/link/inner', target: '/var/c' },
        ],
        directories: [{ path: '/a/link/folder' }, { path: '/a/linked' }],
        files: [{ path: '/a/link/deep/file' }],
      },
    },
  },
];
