import assert from 'node:assert/strict';
import { documentSymbols, type Symbol as OutlineSymbol } from '../../../server/src/features/navigation/symbols.ts';
import { analyseText } from '../../support/analyseText.ts';

function outline(symbols: readonly OutlineSymbol[], indentation = ''): string {
  return symbols
    .map(({ name, detail, children }) => {
      const line = `${indentation}${name}${detail === undefined ? '' : ` (${detail})`}\n`;
      return line + outline(children, `${indentation}  `);
    })
    .join('');
}

function allOf(symbols: readonly OutlineSymbol[]): readonly OutlineSymbol[] {
  return symbols.flatMap((symbol) => [symbol, ...allOf(symbol.children)]);
}

const butane = `variant: fcos
version: 1.6.0
passwd:
  users:
    - ssh_authorized_keys:
        - ssh-ed25519 AAAA
      name: core
storage:
  files:
    - mode: 0644
      path: /etc/motd
      contents:
        inline: |
          hello
          there
  filesystems:
    - format: xfs
      device: /dev/vdb
systemd:
  units:
    - name: app.service
    - enabled: true
`;

describe('document symbols', () => {
  it('name the items of lists by what they are about', () => {
    assert.equal(
      outline(documentSymbols(analyseText(butane))),
      `variant (fcos)
version (1.6.0)
passwd
  users
    user core (passwd.users[0])
      ssh_authorized_keys
        ssh-ed25519 AAAA (passwd.users[0].ssh_authorized_keys[0])
      name (core)
storage
  files
    file /etc/motd 0644 (storage.files[0])
      mode (0644)
      path (/etc/motd)
      contents
        inline (hello)
  filesystems
    filesystem /dev/vdb xfs (storage.filesystems[0])
      format (xfs)
      device (/dev/vdb)
systemd
  units
    unit app.service (systemd.units[0])
      name (app.service)
    unit enabled (systemd.units[1])
      enabled (true)
`,
    );
  });

  it('read like the machine', () => {
    const text = `variant: fcos
version: 1.8.0-experimental
ignition: {config: {merge: [{local: base.ign}, {source: "https://example.com/x"}]}}
passwd: {users: [{name: core}], groups: [{name: wheel}]}
storage:
  disks: [{device: /dev/vda, partitions: [{number: 4, label: root}, {label: var}]}]
  raid: [{name: md0, level: raid1}]
  luks: [{name: safe}]
  filesystems: [{device: /dev/vda4, path: /var, format: xfs}, {device: /dev/vdb, format: swap}]
  directories: [{path: /etc/app, mode: 493}]
  files: [&f {path: /etc/a}, *f, {mode: 0600, path: "{{ path }}"}]
  links: [{path: /a, target: /b}, {path: /c}]
  trees: [{local: tree, path: /etc}]
systemd:
  units: [{name: a.service, enabled: yes}, {name: b.timer, enabled: false, mask: true, dropins: [{name: 10-x.conf}]}]
  quadlets: [{name: c.container}]
grub: {users: [{name: root}]}
`;
    const things = allOf(documentSymbols(analyseText(text))).filter(({ isThing }) => isThing);
    assert.deepEqual(
      things.map(({ name, kind }) => `${kind}: ${name}`),
      [
        'config: config base.ign',
        'config: config https://example.com/x',
        'user: user core',
        'group: group wheel',
        'device: disk /dev/vda',
        'partition: partition 4 root',
        'partition: partition var',
        'array: raid md0 raid1',
        'key: luks safe',
        'filesystem: filesystem /var xfs',
        'filesystem: filesystem /dev/vdb swap',
        'directory: directory /etc/app 0755',
        'file: file /etc/a',
        'file: file /etc/a',
        'file: file {{ path }} 0600',
        'link: link /a -> /b',
        'link: link /c',
        'directory: tree tree -> /etc',
        'unit: unit a.service enabled',
        'unit: unit b.timer disabled masked',
        'piece: drop-in 10-x.conf',
        'unit: quadlet c.container',
        'user: GRUB user root',
      ],
    );
  });

  it('read alike in JSON', () => {
    const text = '{"ignition": {"version": "3.4.0"}, "storage": {"files": [{"path": "/a", "mode": 420}]}}';
    const things = allOf(documentSymbols(analyseText(text, { fileName: 'a.ign' }))).filter(({ isThing }) => isThing);
    assert.deepEqual(
      things.map(({ name }) => name),
      ['file /a 0644'],
    );
  });

  it('lie inside each other, each with its selection inside its range', () => {
    const check = ({ range, selection, children }: OutlineSymbol): void => {
      assert.ok(range.start <= selection.start && selection.end <= range.end);
      for (const child of children) {
        assert.ok(range.start <= child.range.start && child.range.end <= range.end);
        check(child);
      }
    };
    for (const symbol of documentSymbols(analyseText(butane))) check(symbol);
  });

  it('stand for the parts of a stream', () => {
    const config = (name: string) =>
      `apiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfig\nmetadata:\n  name: ${name}\n`;
    const role = '  labels:\n    machineconfiguration.openshift.io/role: worker\n';
    const nameless = 'apiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfig\n';
    const symbols = documentSymbols(analyseText([config('a') + role, config('b'), nameless].join('---\n')));
    assert.deepEqual(
      symbols.map((symbol) => symbol.name),
      ['MachineConfig a (worker)', 'MachineConfig b', 'MachineConfig 3'],
    );
    assert.ok(allOf(symbols).some((symbol) => symbol.name === 'name' && symbol.detail === 'b'));
  });

  it('end where no config goes deeper', () => {
    const text = `variant: fcos\nversion: 1.6.0\nstorage: ${'['.repeat(500)}${']'.repeat(500)}\n`;
    const symbols = allOf(documentSymbols(analyseText(text)));
    assert.ok(symbols.length > 0 && symbols.length < 100);
  });

  it('survive half-typed text', () => {
    for (const end of [
      'storage:\n  files:\n    - ',
      'storage:\n  files:\n    - path',
      'pass',
      '- a',
      '"',
      '{',
      'a: [',
    ]) {
      const text = `variant: fcos\nversion: 1.6.0\n${end}`;
      for (const { name } of allOf(documentSymbols(analyseText(text)))) assert.notEqual(name, '');
    }
  });
});

describe('document symbols of cloud-init', () => {
  it('of cloud-config say what they are, whatever form they are written in', () => {
    const text = `#cloud-config
groups: [wheel, docker: [a, b], {dev: a, ops: [b]}]
users: [default, [a, b], {name: core}]
packages: [nginx, [curl, 7.1], {apt: [git, [vim, "9"]]}, {snap: []}]
runcmd: [ls, [ls, -l, /root], [], ~]
mounts: [[/dev/vdb, /srv, ext4], [swap]]
fs_setup: [{device: /dev/vdb, filesystem: ext4}, {label: data}]
disk_setup: {/dev/vdb: {layout: [50, [50, 82]]}}
apt: {primary: [{arches: [amd64, default], search: ["http://a"]}]}
wireguard: {interfaces: [{config_path: /etc/wg, name: wg0}]}
`;
    const symbols = allOf(documentSymbols(analyseText(text)));
    assert.deepEqual(
      symbols.filter(({ isThing }) => isThing).map(({ name, kind }) => `${kind}: ${name}`),
      [
        'group: group wheel',
        'group: group docker',
        'group: group dev, ops',
        'user: user core',
        'filesystem: mount /dev/vdb on /srv',
        'filesystem: mount swap',
        'filesystem: filesystem /dev/vdb ext4',
        'filesystem: filesystem data',
        'device: disk /dev/vdb',
        'device: tunnel wg0',
      ],
    );
    const nameOf = (detail: string): string | undefined => symbols.find((symbol) => symbol.detail === detail)?.name;
    for (const [place, name] of [
      ['users[1]', 'a b'],
      ['packages[1]', 'curl 7.1'],
      ['packages[2]', 'apt git'],
      ['packages[3]', 'snap'],
      ['packages[2].apt[1]', 'vim 9'],
      ['runcmd[1]', 'ls -l /root'],
      ['runcmd[2]', 'runcmd[2]'],
      ['disk_setup["/dev/vdb"].layout[1]', '50 82'],
      ['apt.primary[0]', 'arches amd64 default'],
    ] as const)
      assert.equal(nameOf(place), name, place);
  });

  it('of groups in a mapping and of networks say what they are', () => {
    const names = (text: string): readonly string[] =>
      allOf(documentSymbols(analyseText(text, { fileName: text.startsWith('#') ? 'user-data' : 'network-config' })))
        .filter(({ isThing }) => isThing)
        .map(({ name }) => name);
    assert.deepEqual(names('#cloud-config\ngroups: {docker: [a], dev: a}\n'), ['group docker', 'group dev']);
    assert.deepEqual(
      names('network:\n  version: 1\n  config:\n  - type: nameserver\n    address: [192.0.2.1, 192.0.2.2]\n'),
      ['nameserver 192.0.2.1 192.0.2.2'],
    );
  });
});
