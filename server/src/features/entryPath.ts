import type { Entry } from '../shape/entry.ts';

/** The keys that lead to an entry; a list adds none for its items. */
export function pathOfEntry(entry: Entry): readonly string[] {
  return entry.parent ? [...pathOfEntry(entry.parent), entry.name] : [];
}

export function isEntryAt(entry: Entry, path: readonly string[]): boolean {
  const own = pathOfEntry(entry);
  return own.length === path.length && own.every((step, index) => step === path[index]);
}
