import { type Entry, propertiesOf } from '../shape/entry.ts';

/** The keys that say what an item is about, the best first: those that it needs, then those that give it a name. */
export function namingKeys(entry: Entry): readonly string[] {
  const known = keysByEntry.get(entry);
  if (known) return known;
  const defining = [...propertiesOf(entry)].filter(([, child]) => child.keywords['x-defines']).map(([name]) => name);
  const keys = [...(entry.keywords.required ?? []), ...defining];
  keysByEntry.set(entry, keys);
  return keys;
}

const keysByEntry = new WeakMap<Entry, readonly string[]>();
