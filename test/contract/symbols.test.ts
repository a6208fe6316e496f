import assert from 'node:assert/strict';
import { formats as registered } from '../../server/src/registry.ts';
import { additionalOf, type Entry, propertiesOf, rootEntry } from '../../server/src/shape/entry.ts';
import { entriesBelow } from './schemaFiles.ts';

describe('the words of symbols', () => {
  for (const { id, schemaFile } of registered) {
    it(`of ${id} speak of keys that exist`, () => {
      for (const { entry, path } of entriesBelow(rootEntry(schemaFile))) {
        const words = entry.keywords['x-symbol']?.text ?? '';
        for (const { 1: keys = '' } of words.matchAll(/\{([^{}?]+)/gu))
          for (const key of keys.split('|')) assert.ok(isThere(entry, key), `${path} has no ${key}`);
      }
    });
  }
});

/** Whether an object has a key, or what a JSON Pointer leads to. */
function isThere(entry: Entry, key: string): boolean {
  // The name of what stands in a map with free keys.
  if (key === '*') return entry.parent !== undefined && additionalOf(entry.parent) === entry;
  const steps = key.startsWith('/') ? key.split('/').slice(1) : [key];
  let place: Entry | undefined = entry;
  for (const step of steps) place = place && propertiesOf(place).get(step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return place !== undefined;
}
