import type { Mistake } from '../ruleCase.ts';

const everywhere = ['3.0.0', '3.6.0', '3.7.0-experimental', 'machineconfig 3.4.0'];

/** Hard links, and devices that are paths or not. */
export const linkMistakes: readonly Mistake[] = [
  {
    name: 'an owner of a hard link that leads nowhere',
    codes: ['ignition/hard-link-owner', 'ignition/documented-key-missing'],
    ignition: ['3.0.0', '3.2.0'],
    config: { storage: { links: [{ path: '/etc/a', hard: true, user: { id: 5 } }] } },
  },
  {
    name: 'an owner of a hard link that lacks the target it needs',
    codes: ['ignition/missing-key'],
    ignition: ['3.3.0', '3.6.0'],
    config: { storage: { links: [{ path: '/etc/a', hard: true, user: { id: 5 } }] } },
  },
  {
    name: 'hard links to directories',
    codes: Array.from({ length: 3 }, () => 'ignition/hard-link-to-directory'),
    butane: ['fcos-1.0.0', 'fcos-1.6.0', 'flatcar-1.1.0'],
    text: `storage:
  directories:
    - path: /etc/a
  links:
    - {path: /etc/b, target: /etc/a, hard: true}
    - {path: /etc/c, target: /etc/x/..//a/, hard: true}
    - {path: /etc/d, target: ../a, hard: true}
`,
    ignition: everywhere,
    config: {
      storage: {
        directories: [{ path: '/etc/a' }],
        links: [
          { path: '/etc/b', target: '/etc/a', hard: true },
          { path: '/etc/c', target: '/etc/x/..//a/', hard: true },
          { path: '/etc/d', target: '../a', hard: true },
        ],
      },
    },
  },
  {
    name: 'links to other things',
    codes: [],
    butane: ['fcos-1.0.0', 'fcos-1.6.0'],
    text: `storage:
  directories:
    - path: /etc/a
  links:
    - {path: /etc/b, target: /etc/a}
    - {path: /etc/c, target: /etc/a, hard: false}
    - {path: /etc/d, target: a, hard: true}
    - {path: /etc/e, target: /etc/a/file, hard: true}
`,
    ignition: everywhere,
    config: {
      storage: {
        directories: [{ path: '/etc/a' }],
        links: [
          { path: '/etc/b', target: '/etc/a' },
          { path: '/etc/c', target: '/etc/a', hard: false },
          { path: '/etc/d', target: 'a', hard: true },
          { path: '/etc/e', target: '/etc/a/file', hard: true },
        ],
      },
    },
  },
  {
    name: 'owners of hard links',
    codes: Array.from({ length: 4 }, () => 'ignition/hard-link-owner'),
    butane: ['fcos-1.0.0', 'fcos-1.6.0', 'flatcar-1.1.0'],
    text: `storage:
  links:
    - path: /etc/b
      target: /etc/a
      hard: true
      user: {id: 0}
      group: {name: ""}
    - path: /etc/c
      target: /etc/a
      hard: true
      user: {name: core}
      group: {id: 1000}
`,
    ignition: everywhere,
    config: {
      storage: {
        links: [
          { path: '/etc/b', target: '/etc/a', hard: true, user: { id: 0 }, group: { name: '' } },
          { path: '/etc/c', target: '/etc/a', hard: true, user: { name: 'core' }, group: { id: 1000 } },
        ],
      },
    },
  },
  {
    name: 'owners of other links',
    codes: [],
    butane: ['fcos-1.0.0', 'fcos-1.6.0'],
    text: `storage:
  links:
    - {path: /etc/b, target: /etc/a, user: {id: 0}}
    - {path: /etc/c, target: /etc/a, hard: true, group: {}}
`,
    ignition: everywhere,
    config: {
      storage: {
        links: [
          { path: '/etc/b', target: '/etc/a', user: { id: 0 } },
          { path: '/etc/c', target: '/etc/a', hard: true, group: {} },
        ],
      },
    },
  },
  {
    name: 'a device that is no path',
    codes: Array.from({ length: 3 }, () => 'ignition/bad-value'),
    ignition: ['3.0.0', '3.6.0', '3.7.0-experimental'],
    config: {
      storage: {
        filesystems: [{ device: 'vdb' }, { device: '/dev//vdc', format: 'ext4' }, { device: '', format: '' }],
      },
    },
  },
  {
    name: 'a device that is no path in Butane',
    codes: Array.from({ length: 3 }, () => 'butane/bad-value'),
    butane: ['fcos-1.0.0', 'fcos-1.6.0', 'fcos-1.8.0-experimental', 'flatcar-1.2.0-experimental'],
    text: `storage:
  filesystems:
    - {device: vdb, format: ext4}
    - {device: /dev/vdc/, format: xfs}
    - {device: ""}
`,
  },
  {
    name: 'a tag that is no path',
    codes: [],
    butane: ['fcos-1.8.0-experimental'],
    text: 'storage:\n  filesystems:\n    - {device: vdb, format: virtiofs, path: /var/b}\n',
    ignition: ['3.7.0-experimental'],
    config: { storage: { filesystems: [{ device: 'vdb', format: 'virtiofs', path: '/var/b' }] } },
  },
  {
    name: 'an empty target',
    codes: ['butane/bad-value'],
    butane: ['fcos-1.4.0', 'fcos-1.6.0'],
    text: 'storage:\n  links:\n    - {path: /etc/b, target: ""}\n',
  },
  {
    name: 'an empty target in the first versions',
    codes: [],
    butane: ['fcos-1.3.0'],
    text: 'storage:\n  links:\n    - {path: /etc/b, target: ""}\n',
  },
];
