import assert from 'node:assert/strict';
import { nameFacts } from '../../server/src/generated/nameFacts.ts';
import { systemdFacts } from '../../server/src/generated/unitFacts.ts';
import { formats as registered } from '../../server/src/registry.ts';
import { rootEntry } from '../../server/src/shape/entry.ts';
import { entriesBelow } from './schemaFiles.ts';

/** Kinds of things that are on the disk of whoever writes the config. */
const local = ['local-file', 'local-directory'];

describe('the table of names', () => {
  const kinds = Object.keys(nameFacts.kinds);

  it('has every kind that the schemas and the keys of units speak of, and uses each', () => {
    const used = new Set<string>();
    for (const { schemaFile } of registered)
      for (const { entry } of entriesBelow(rootEntry(schemaFile)))
        for (const kind of [entry.keywords['x-defines'], entry.keywords['x-refers']])
          if (kind !== undefined) used.add(kind);
    for (const kind of Object.keys(systemdFacts.refers)) used.add(kind);
    assert.deepEqual([...used].filter((kind) => !local.includes(kind)).sort(), [...kinds].sort());
  });

  it('has a source and known kinds in every form', () => {
    for (const form of nameFacts.forms) {
      assert.ok(kinds.includes(form.kind) && kinds.includes(form.in), form.written);
      assert.match(form.source, /^[\w.-]+\/[\w.-]+ /u);
      assert.equal(form.written.split('{}').length, 2, form.written);
      assert.ok(form.first === undefined || form.implied, form.written);
    }
    for (const kind of Object.values(nameFacts.kinds)) assert.match(kind.source, /^[\w.-]+\/[\w.-]+ /u);
  });

  it('has keys of units that systemd knows', () => {
    const { sections, sets } = systemdFacts;
    const known = new Set(
      [...Object.values(sections).map(({ keys }) => keys), ...Object.values(sets)].flatMap(Object.keys),
    );
    for (const key of [systemdFacts.refers, systemdFacts.defines].flatMap(Object.values).flat())
      assert.ok(known.has(key), key);
  });
});
