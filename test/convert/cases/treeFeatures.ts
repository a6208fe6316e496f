import { type Feature, withNodes } from './feature.ts';

const onlyTree = (local: string) => `storage:\n  trees:\n    - local: ${local}\n`;

/** Trees and quadlets: what makes files, links and directories of its own. */
export const treeFeatures: readonly Feature[] = [
  { name: 'tree', since: { base: '0.2' }, text: onlyTree('plain-tree') },
  { name: 'tree with links', since: { base: '0.2' }, text: onlyTree('tree'), variants: withNodes },
  { name: 'tree in byte order', since: { base: '0.2' }, text: onlyTree('order'), variants: ['fcos'] },
  { name: 'tree without files', since: { base: '0.2' }, text: onlyTree('empty-tree'), variants: ['fcos'] },
  { name: 'tree that is a link', since: { base: '0.2' }, text: onlyTree('tree-link'), variants: withNodes },
  {
    name: 'tree at a path',
    since: { base: '0.2' },
    variants: ['fcos', 'openshift'],
    text: `
storage:
  trees:
    - local: plain-tree/
      path: /opt//somewhere/../app/
    - local: ./deep
      path: /
    - local: deep/../deep/er
      path: ""
`,
  },
  {
    name: 'tree completes nodes',
    since: { base: '0.3' },
    variants: withNodes,
    text: `
storage:
  files:
    - path: /etc/app.conf
      mode: 0600
      user: {name: core}
    - path: /etc/blob
      overwrite: true
      contents: {verification: {hash: sha256-${'ab'.repeat(32)}}}
    - path: /etc/10%/b c.txt
      contents: {compression: gzip}
    - path: /other
      contents: {inline: other}
  links:
    - path: /etc/app.link
      target: ""
      group: {id: 5}
    - path: /etc/other
      target: x
  trees:
    - local: tree
`,
  },
  {
    name: 'owners and modes of a tree',
    since: { base: '0.7' },
    variants: withNodes,
    text: `
storage:
  files:
    - path: /var/lib/tree/etc/app.conf
      mode: 0640
      group: {name: own}
  trees:
    - local: tree
      path: /var/lib/tree
      user: {name: core}
      group: {id: 1000}
      file_mode: 0600
      dir_mode: 0750
    - local: plain-tree
      path: /var/lib/owned
      user: {id: 0}
    - local: empty-tree
      path: /var/lib/empty
      dir_mode: 0700
    - local: order
      path: /var/lib/order
      file_mode: 0
      user: {}
      group: {name:}
`,
  },
  {
    name: 'modes of a tree',
    since: { base: '0.7' },
    text: 'storage:\n  trees:\n    - local: plain-tree\n      file_mode: 0444\n',
  },
  {
    name: 'quadlets',
    since: { base: '0.8-exp' },
    variants: withNodes,
    text: `
systemd:
  quadlets:
    - name: web.container
      rootful: true
      contents: |
        [Container]
        Image=quay.io/web
      dropins:
        - name: 10-more.conf
          contents: |
            [Container]
            Label=a
        - name: 20-local.conf
          contents_local: web.conf
    - name: data.volume
      contents: ""
    - name: job@.container
      contents_local: web.service
    - name: job@1.container
      dropins:
        - name: one.conf
          contents: "[Container]\\nLabel=one\\n"
    - name: job@a.b.container
      rootful: true
    - name: net.network
      contents_local: ""
    - name: a.b.kube
    - name: "@.pod"
    - name: "x@y@z.image"
`,
  },
  {
    name: 'quadlets beside a tree',
    since: { base: '0.8-exp' },
    text: `
storage:
  files:
    - path: /etc/mine
      contents: {inline: mine}
  trees:
    - local: plain-tree
systemd:
  quadlets:
    - name: web.container
      contents: "[Container]\\nImage=a\\n"
  units:
    - name: a.service
      enabled: true
`,
  },
];
