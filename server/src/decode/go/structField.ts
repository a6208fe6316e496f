import { type Entry, propertiesOf } from '../../shape/entry.ts';

/** The field that Go's encoding/json takes for a key: the one of that name, else one that differs in case only. */
export function structField(entry: Entry, name: string): { readonly name: string; readonly entry: Entry } | undefined {
  const exact = propertiesOf(entry).get(name);
  if (exact) return { name, entry: exact };
  const field = foldedNames(entry).get(fold(name));
  const child = field === undefined ? undefined : propertiesOf(entry).get(field);
  return field !== undefined && child ? { name: field, entry: child } : undefined;
}

const folded = new WeakMap<Entry, ReadonlyMap<string, string>>();

/** The first of several names that differ in case only, as in Go. */
function foldedNames(entry: Entry): ReadonlyMap<string, string> {
  const known = folded.get(entry);
  if (known) return known;
  const names = new Map<string, string>();
  for (const name of propertiesOf(entry).keys()) if (!names.has(fold(name))) names.set(fold(name), name);
  folded.set(entry, names);
  return names;
}

/** Besides the ASCII letters, the Kelvin sign and the long s fold to letters that keys have. */
function fold(name: string): string {
  return name.replaceAll('\u212a', 'k').replaceAll('\u017f', 's').toLowerCase();
}
