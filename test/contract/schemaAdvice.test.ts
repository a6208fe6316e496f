import assert from 'node:assert/strict';
import { propertiesOf, rootEntry } from '../../server/src/shape/entry.ts';
import { entriesBelow, formats } from './schemaFiles.ts';

for (const format of formats) {
  describe(`what the schema of ${format} says of what stands in a wrong place`, () => {
    const entries = entriesBelow(rootEntry(`schemas/${format}/index.json`));

    it('knows keys of other formats only where it has none of that name, and renames them to keys it has', () => {
      for (const { entry, path } of entries) {
        const own = propertiesOf(entry);
        for (const [key, { rename }] of Object.entries(entry.keywords['x-foreign'] ?? {})) {
          assert.ok(!own.has(key), `${path} has ${key} itself`);
          assert.ok(rename === undefined || own.has(rename), `${path} has no ${rename}`);
        }
      }
    });

    it('hints at values of other types than its own, and at keys that take them', () => {
      for (const { entry, path } of entries) {
        for (const [type, { under }] of Object.entries(entry.keywords['x-type-hint'] ?? {})) {
          assert.notEqual(type, entry.keywords.type, path);
          const taker = under === undefined ? undefined : propertiesOf(entry).get(under);
          if (under !== undefined) assert.equal(taker?.keywords.type, type, `${path}.${under}`);
        }
      }
    });
  });
}
