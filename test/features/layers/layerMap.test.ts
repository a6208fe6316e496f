import assert from 'node:assert/strict';
import type { LayerMapEntry, LayerMapResult } from '../../../server/src/base/protocol.ts';
import { applyEdits } from '../../../server/src/base/text.ts';
import { layerMap } from '../../../server/src/features/layers/layerMap.ts';
import { phaseWords } from '../../../server/src/layers/actsWords.ts';
import { type AnalyseOptions, analyseText } from '../../support/analyseText.ts';

const node = `variant: fcos
version: 1.6.0
passwd:
  users:
    - name: core
      ssh_authorized_keys: [ssh-ed25519 AAAA]
storage:
  disks:
    - device: /dev/vda
  files:
    - path: /etc/hosts
      mode: 0644
    - path: /run/app
kernel_arguments:
  should_exist: [quiet]
systemd:
  units:
    - name: docker.service
`;

const everySystem =
  '{"ignition": {"version": "3.4.0"}, "storage": {"files": [{"path": "/usr/local/bin/a", "mode": 493}], "raid": [{"name": "a"}]}}';

function mapOf(text: string, options: AnalyseOptions = { fileName: 'a.bu' }): LayerMapResult {
  return layerMap(analyseText(text, options));
}

function entriesOf({ groups }: LayerMapResult): readonly LayerMapEntry[] {
  return groups.flatMap(({ entries }) => entries);
}

/** Each group that has entries, with their names, badges and layers. */
function shortly({ groups }: LayerMapResult): Readonly<Record<string, readonly string[]>> {
  const full = groups.filter(({ entries }) => entries.length > 0);
  return Object.fromEntries(
    full.map(({ title, entries }) => [
      title,
      entries.map(({ name, badge, layers }) => [name, badge, layers.join('+')].join(' | ')),
    ]),
  );
}

describe('the layer map', () => {
  it('places every setting in the phase in which it acts, in the words of the outline', () =>
    assert.deepEqual(shortly(mapOf(node)), {
      'early boot': [
        'user core | overlay | etc+data',
        'user core · ssh_authorized_keys | overlay | data',
        'disk /dev/vda | early boot | disk',
        'file /etc/hosts 0644 | overlay | etc',
        'file /run/app | runtime | volatile',
        'kernel_arguments | early boot | boot',
        'unit docker.service | overlay | etc',
      ],
      'no machine sees it': ['variant |  | ', 'version |  | '],
    }));

  it('shows the whole time line from the boot on, in its order', () => {
    const line = mapOf(node).groups.filter(({ isOnTimeLine }) => isOnTimeLine);
    const { build: _build, install: _install, ...fromBoot } = phaseWords;
    assert.deepEqual(
      line.map(({ title }) => title),
      Object.values(fromBoot),
    );
  });

  it('says where each setting stands, so that one can go there', () => {
    const lines = node.split('\n');
    const found = entriesOf(mapOf(node)).map(({ name, selection, range }) => [
      name.split(' · ').at(-1),
      lines[selection.start.line]?.slice(selection.start.character),
      range.end.line - range.start.line,
    ]);
    assert.deepEqual(found.slice(0, 4), [
      ['user core', 'name: core', 1],
      ['ssh_authorized_keys', 'ssh_authorized_keys: [ssh-ed25519 AAAA]', 0],
      ['disk /dev/vda', 'device: /dev/vda', 0],
      ['file /etc/hosts 0644', 'path: /etc/hosts', 1],
    ]);
  });

  it('says of which systems something is true where they differ, and names none of them as the one', () => {
    const map = mapOf(everySystem, { fileName: 'a.ign' });
    assert.ok(map.systems.includes('Flatcar Container Linux') && map.systems.includes('Fedora CoreOS'));
    const file = entriesOf(map).find(({ name }) => name === 'file /usr/local/bin/a 0755');
    assert.ok(file);
    assert.equal(file.badge, null);
    const ways = map.facts[file.facts]?.ways ?? [];
    const sealed = ways.filter(({ badge }) => badge === 'image').flatMap(({ systems }) => systems);
    assert.deepEqual(sealed, ['Flatcar Container Linux']);
    assert.ok(ways.some(({ badge, layers }) => badge === 'overlay' && layers.join() === 'data'));
  });

  it('asks for one system where the file says so', () => {
    const map = mapOf(everySystem, { fileName: 'a.ign', settings: { os: 'flatcar@4593' } });
    assert.deepEqual(map.systems, ['Flatcar Container Linux 4593']);
    const file = entriesOf(map).find(({ name }) => name.startsWith('file '));
    assert.equal(file?.badge, 'image');
    assert.deepEqual(file?.systems, ['flatcar']);
  });

  it('keeps apart what nobody can tell, and says why', () => {
    const map = mapOf(node.replace('/etc/hosts', '"{{ place }}"'));
    const group = map.groups.find(({ id }) => id === 'unknown');
    assert.equal(group?.entries.length, 1);
    assert.match(map.facts[group?.entries[0]?.facts ?? -1]?.text ?? '', /nobody can tell/iu);
  });

  it('names the document of a setting where there are several', () => {
    const head = (name: string) =>
      `apiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfig\nmetadata:\n  name: ${name}\n`;
    const tail = 'spec:\n  kernelArguments: [quiet]\n';
    const map = mapOf(`${head('a')}${tail}---\n${head('b')}${tail}`, { fileName: 'a.yaml' });
    const parts = entriesOf(map).filter(({ path }) => path.at(-1) === 'kernelArguments');
    assert.deepEqual(
      parts.map(({ part }) => part),
      [[0], [1]],
    );
  });

  it('has nothing of other people’s files, half-typed ones and predecessors', () => {
    for (const text of ['services:\n  web: {}\n', '', '\t', 'variant: fcos\nversion: 9\nstorage: ['])
      assert.ok(Array.isArray(mapOf(text, { fileName: 'a.yaml' }).groups), text);
    assert.deepEqual(entriesOf(mapOf('services: {}\n', { fileName: 'a.yaml' })), []);
    assert.deepEqual(entriesOf(mapOf('{"ignitionVersion": 1}', { fileName: 'a.ign' })), []);
  });

  it('keeps a damaged line from costing more than itself', () => {
    const names = (text: string) => entriesOf(mapOf(text)).map(({ name }) => name);
    const broken = applyEdits(node, [
      { start: node.indexOf('kernel_'), end: node.indexOf('kernel_'), newText: 'x: "\n' },
    ]);
    assert.deepEqual(names(broken), names(node));
  });

  it('takes what comes through an alias where it is used', () => {
    const map = mapOf('variant: fcos\nversion: 1.6.0\nstorage:\n  files:\n    - &a {path: /etc/a}\n    - *a\n');
    const files = entriesOf(map).filter(({ name }) => name === 'file /etc/a');
    assert.deepEqual(
      files.map(({ selection }) => selection.start.line),
      [4, 5],
    );
  });
});
