import { type Entry, propertiesOf } from '../shape/entry.ts';

/** The keys that say what an item is about, the best first: those that it needs, then those that give it a name. */
export function namingKeys(entry: Entry): readonly string[] {
  const defining = [...propertiesOf(entry)].filter(([, child]) => child.keywords['x-defines']).map(([name]) => name);
  return [...(entry.keywords.required ?? []), ...defining];
}
