import { type Feature, machines, withNodes } from './feature.ts';

const base = { base: '0.2' };

function localOf(name: string): string {
  return `storage:\n  files:\n    - path: /a\n      contents:\n        local: ${name}\n`;
}

function treeOf(name: string, more = ''): string {
  return `storage:\n  trees:\n    - local: ${name}\n${more}`;
}

/** What the tool refuses while it translates, or because of what the translation makes. */
export const refusedFeatures: readonly Feature[] = [
  ...['nothing.txt', 'deep/nothing.txt', 'dangling', 'motd.txt/below'].map((name) => ({
    name: `missing file ${name}`,
    since: base,
    text: localOf(name),
  })),
  { name: 'a folder as a file', since: base, text: localOf('deep') },
  { name: 'a circle of links', since: base, text: localOf('loop-a') },
  ...['../beside.txt', 'deep/../../beside.txt', '../files-of-others/a', '..'].map((name) => ({
    name: `outside: ${name}`,
    since: base,
    variants: ['fcos', 'openshift'],
    text: localOf(name),
  })),
  { name: 'the files directory as a file', since: base, variants: ['fcos'], text: localOf('.') },
  { name: 'no files directory', since: base, hasFiles: false, text: localOf('motd.txt') },
  {
    name: 'no files directory for anything',
    since: { base: '0.5' },
    hasFiles: false,
    variants: ['fcos', 'openshift'],
    text: `
ignition:
  config:
    merge: [{local: child.ign}]
    replace: {local: child.ign}
passwd:
  users:
    - name: core
      ssh_authorized_keys_local: [keys.pub, other.pub]
storage:
  files:
    - path: /a
      contents: {local: motd.txt}
    - path: /b
      contents: {inline: fine}
  trees:
    - local: tree
    - local: other
systemd:
  units:
    - name: a.service
      contents_local: web.service
      dropins: [{name: a.conf, contents_local: web.conf}]
`,
  },
  {
    name: 'several missing files',
    since: { base: '0.5' },
    variants: ['fcos', 'openshift'],
    text: `
ignition:
  config:
    merge: [{local: gone.ign}]
  security: {tls: {certificate_authorities: [{local: gone.pem}]}}
passwd:
  users:
    - name: core
      ssh_authorized_keys_local: [gone.pub, keys.pub, gone2.pub]
storage:
  files:
    - path: /a
      contents: {local: gone}
    - path: /b
      append: [{local: gone}]
  trees: [{local: gone}, {local: motd.txt}, {local: ../beside}]
systemd:
  units:
    - name: a.service
      contents_local: gone.service
      dropins: [{name: a.conf, contents_local: ../gone.conf}]
`,
  },
  {
    name: 'missing key of a volume',
    since: { base: '0.3' },
    variants: machines,
    text: 'storage:\n  luks:\n    - {name: a, device: /dev/vdb, key_file: {local: gone}}\n',
  },
  { name: 'missing tree', since: base, text: treeOf('nothing') },
  { name: 'tree without files directory', since: base, hasFiles: false, text: treeOf('tree') },
  { name: 'tree of a file', since: base, text: treeOf('motd.txt') },
  { name: 'tree of a link to a file', since: base, variants: ['fcos'], text: treeOf('file-link') },
  { name: 'tree outside', since: base, text: treeOf('..') },
  { name: 'tree with a pipe', since: base, text: treeOf('pipe-tree') },
  { name: 'tree with links', since: base, variants: ['openshift'], text: treeOf('tree') },
  {
    name: 'tree with owners',
    since: { base: '0.7' },
    variants: ['openshift'],
    text: treeOf('plain-tree', '      user: {name: core}\n'),
  },
  {
    name: 'two trees with links',
    since: base,
    variants: ['openshift'],
    text: treeOf('tree', '    - local: tree-link\n      path: /x\n'),
  },
  {
    name: 'tree over nodes',
    since: base,
    variants: withNodes,
    text: `
storage:
  files:
    - path: /etc/app.conf
      contents: {inline: mine}
    - path: /etc/app.link
  directories:
    - path: /etc/blob
  links:
    - path: /etc/absolute.link
      target: elsewhere
    - path: /opt/run.sh
      target: x
  trees:
    - local: tree
`,
  },
  {
    name: 'headers for a file of a tree',
    since: { base: '0.4' },
    variants: ['fcos'],
    text: `
storage:
  files:
    - path: /etc/one.conf
      contents: {http_headers: [{name: A, value: b}]}
  trees:
    - local: plain-tree
`,
  },
  { name: 'the same tree twice', since: base, text: treeOf('plain-tree', '    - local: plain-tree\n') },
  {
    name: 'directories of a tree over nodes',
    since: { base: '0.7' },
    variants: withNodes,
    text: `${treeOf('plain-tree', '      dir_mode: 0700\n')}  directories:\n    - path: /etc\n  links:\n    - path: /usr/bin\n      target: x\n`,
  },
  {
    name: 'quadlets over nodes',
    since: { base: '0.8-exp' },
    variants: withNodes,
    text: `
storage:
  files:
    - path: /etc/containers/systemd/users/a.container
    - path: /etc/containers/systemd/b.container.d/x.conf
      contents: {inline: x}
  links:
    - path: /etc/containers/systemd/users/t@1.container
      target: x
systemd:
  quadlets:
    - name: a.container
    - name: b.container
      rootful: true
      dropins: [{name: x.conf}]
    - name: t@1.container
    - name: c.container
      contents_local: gone
      dropins: [{name: y.conf, contents_local: ../gone}, {name: y.conf}]
    - name: c.container
`,
  },
  {
    name: 'instances of quadlets',
    since: { base: '0.8-exp' },
    variants: ['openshift'],
    text: 'systemd:\n  quadlets:\n    - name: a@1.container\n',
  },
  {
    name: 'files for a cluster',
    variants: ['openshift'],
    text: `
storage:
  files:
    - path: /a
      contents: {source: "https://example.com/a"}
    - path: /b
      mode: 04755
      contents: {inline: b}
    - path: /c
      contents: {source: "data:,c"}
    - path: /d
      contents: {source: "DATA:,d"}
`,
  },
  {
    name: 'filesystems for a cluster',
    variants: ['openshift'],
    text: 'storage:\n  filesystems:\n    - {device: /dev/vdb, format: btrfs}\n    - {device: /dev/vdc, format: none}\n    - {device: /dev/vdd, format: xfs}\n',
  },
  {
    name: 'users for a cluster',
    variants: ['openshift'],
    text: 'passwd:\n  users:\n    - name: core\n    - name: other\n    - name: ""\n',
  },
  {
    name: 'compression for a cluster',
    variants: ['openshift'],
    text: 'storage:\n  files:\n    - path: /a\n      contents: {source: "data:,a", compression: gzip}\n    - path: /b\n      contents: {source: "data:,b", compression: ""}\n',
  },
  {
    name: 'everything that a cluster forbids',
    variants: ['openshift'],
    text: `
passwd:
  groups: [{name: a}]
  users: [{name: core, uid: 1, shell: "", groups: [a], home_dir: /x}]
storage:
  directories: [{path: /a}]
  links: [{path: /b, target: /c}]
  files: [{path: /d, append: [{inline: x}]}]
`,
  },
  {
    name: 'disks of others',
    variants: ['r4e', 'fiot'],
    text: 'kernel_arguments: {should_exist: [a]}\nstorage:\n  disks: [{device: /dev/vda}]\n  filesystems: [{device: /dev/vdb, format: xfs}]\n  luks: [{name: a, device: /dev/vdc}]\n  raid: [{name: b, level: raid1, devices: [/dev/vdd, /dev/vde]}]\n',
  },
  {
    name: 'Clevis of flatcar',
    variants: ['flatcar'],
    text: 'storage:\n  luks:\n    - {name: a, device: /dev/vdb, clevis: {tpm2: true}}\n',
  },
];
