import assert from 'node:assert/strict';
import { formats as registered } from '../../server/src/registry.ts';
import { additionalOf, type Entry, itemOf, propertiesOf, rootEntry } from '../../server/src/shape/entry.ts';
import { entriesBelow } from './schemaFiles.ts';

describe('the words of symbols', () => {
  for (const { id, schemaFile } of registered) {
    it(`of ${id} speak of keys that exist`, () => {
      for (const { entry, path } of entriesBelow(rootEntry(schemaFile))) {
        const words = entry.keywords['x-symbol']?.text ?? '';
        for (const { 1: keys = '' } of words.matchAll(/\{([^{}?]+)/gu))
          for (const key of keys.split('|')) assert.ok(isThere(entry, key, path), `${path} has no ${key}`);
      }
    });
  }
});

/** Whether an object has a key, or what a JSON Pointer leads to. */
function isThere(entry: Entry, key: string, path: string): boolean {
  if (key === '.') return entry.keywords.type !== 'object';
  // The name of what stands in a map with free keys, or those keys.
  if (key === '*') return additionalOf(entry) !== undefined || path.endsWith('.*');
  const steps = key.startsWith('/') ? key.split('/').slice(1) : [key];
  let place: Entry | undefined = entry;
  for (const step of steps) place = place && below(place, step);
  return place !== undefined;
}

function below(entry: Entry, step: string): Entry | undefined {
  if (entry.keywords.type === 'array') return /^\d+$/u.test(step) ? itemOf(entry) : undefined;
  return propertiesOf(entry).get(step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
