import assert from 'node:assert/strict';
import { formats as registered } from '../../server/src/registry.ts';
import { propertiesOf, rootEntry } from '../../server/src/shape/entry.ts';
import { entriesBelow } from './schemaFiles.ts';

describe('the words of symbols', () => {
  for (const { id, schemaFile } of registered) {
    it(`of ${id} speak of keys that exist`, () => {
      for (const { entry, path } of entriesBelow(rootEntry(schemaFile))) {
        const words = entry.keywords['x-symbol']?.text ?? '';
        for (const { 1: keys = '' } of words.matchAll(/\{([^{}?]+)/gu))
          for (const key of keys.split('|')) assert.ok(propertiesOf(entry).has(key), `${path} has no ${key}`);
      }
    });
  }
});
