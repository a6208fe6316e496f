import assert from 'node:assert/strict';
import { entryAt, entryKey, shortFacts, spokenEntry } from '../../../client/src/views/layerEntries.ts';
import type { LayerMapResult } from '../../../server/src/base/protocol.ts';
import { lineStartsOf, positionAt } from '../../../server/src/base/text.ts';
import { layerMap } from '../../../server/src/features/layers/layerMap.ts';
import { analyseText } from '../../support/analyseText.ts';

/** The name of the setting at the mark `<|>`. */
function nameAt(marked: string, fileName = 'a.bu'): string | undefined {
  const offset = marked.indexOf('<|>');
  const text = marked.replace('<|>', '');
  const map = layerMap(analyseText(text, { fileName }));
  return entryAt(map, positionAt(lineStartsOf(text), offset))?.entry.name;
}

const head = 'variant: fcos\nversion: 1.6.0\n';

describe('the setting at a place', () => {
  const cases: readonly (readonly [what: string, text: string, name: string | undefined])[] = [
    [
      'is the innermost',
      `${head}passwd:\n  users:\n    - name: core\n      ssh_authorized_keys:\n        - <|>a\n`,
      'user core · ssh_authorized_keys',
    ],
    [
      'is the one around it',
      `${head}passwd:\n  users:\n    - na<|>me: core\n      ssh_authorized_keys:\n        - a\n`,
      'user core',
    ],
    ['is that of the line in front of its dash', `${head}passwd:\n  users:\n<|>    - name: core\n`, 'user core'],
    ['is not the one below', `${head}passwd:\n  us<|>ers:\n    - name: core\n`, undefined],
    ['is none at the end of the file', `${head}passwd:\n  users:\n    - name: core\n\n<|>`, undefined],
    [
      'is the right one of many in a line',
      '{"ignition":{"version":"3.4.0"},"storage":{"files":[{"path":"/etc/a"},{"pa<|>th":"/etc/b"}]}}',
      'file /etc/b',
    ],
  ];
  for (const [what, text, name] of cases)
    it(what, () => assert.equal(nameAt(text, text.startsWith('{') ? 'a.ign' : 'a.bu'), name));
});

describe('what is said of an entry', () => {
  const mapOf = (path: string, os?: string): LayerMapResult =>
    layerMap(
      analyseText(`{"ignition": {"version": "3.4.0"}, "storage": {"files": [{"path": "${path}"}]}}`, {
        fileName: 'a.ign',
        settings: os === undefined ? {} : { os },
      }),
    );
  const first = (map: LayerMapResult) => {
    const group = map.groups.find(({ entries }) => entries.length > 0);
    const entry = group?.entries[0];
    assert.ok(group && entry);
    return { group, entry };
  };

  it('is one line where all systems are alike, and one for each where they differ', () => {
    const one = mapOf('/usr/local/a', 'fcos');
    assert.equal(shortFacts(one, first(one).entry), 'overlay (/var) · first boot only');
    const many = mapOf('/usr/local/a');
    assert.match(
      shortFacts(many, first(many).entry),
      /image \(\/usr\/local\) · stops the boot \(Flatcar Container Linux\)/u,
    );
  });

  it('can be heard, with its phase', () => {
    const map = mapOf('/etc/a', 'fcos');
    const { group, entry } = first(map);
    assert.equal(spokenEntry(entry, group, map), 'file /etc/a; early boot; overlay (/etc) · first boot only');
  });

  it('has the same key in the map of the next text', () => {
    const keys = ['/etc/a', '/etc/b'].map((path) => {
      const { group, entry } = first(mapOf(path, 'fcos'));
      return entryKey(group, entry);
    });
    assert.equal(keys[0], keys[1]);
  });
});
