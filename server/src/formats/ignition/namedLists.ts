import { type Entry, itemOf, propertiesOf, rootEntry } from '../../shape/entry.ts';
import { schemaFile } from './schema.ts';

/** Lists of one object whose items are told apart by one set of names: one list, or several that share their names. */
export interface NamedLists {
  /** Where the object stands: `storage`, `storage.files.*.contents`. */
  readonly at: string;
  readonly lists: readonly Entry[];
}

/** All lists of an Ignition config whose items are told apart, in the schema's order. */
export function namedLists(): readonly NamedLists[] {
  return [...listsBelow(rootEntry(schemaFile), [])];
}

function* listsBelow(entry: Entry, path: readonly string[]): Generator<NamedLists> {
  const shared = new Map<string, Entry[]>();
  const at = path.join('.');
  for (const child of propertiesOf(entry).values()) {
    const below = [...path, child.name];
    if (child.keywords.type === 'object') yield* listsBelow(child, below);
    if (child.keywords.type !== 'array') continue;
    const item = itemOf(child);
    if (item) yield* listsBelow(item, [...below, '*']);
    const { append, among } = child.keywords['x-merge'] ?? {};
    if (append) continue;
    if (among === undefined) yield { at, lists: [child] };
    else shared.set(among, [...(shared.get(among) ?? []), child]);
  }
  for (const lists of shared.values()) yield { at, lists };
}
