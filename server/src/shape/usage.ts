import { usageTable } from '../generated/usageTable.ts';
import type { Entry } from './entry.ts';

/** How common a key is, to rank by: in how many public configs of its format it stands, then in how many of all formats. */
export function usageOf(entry: Entry, format: string): number {
  const place = usagePath(entry, format);
  const counts = usageTable.keys[place.path] ?? {};
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (counts[place.format] ?? 0) + all / 1_000_000;
}

/**
 * Where a key's counts stand: the names on the way to it from the root of the format that reads it, in small letters without
 * underscores, so that formats which differ in the spelling alone share them.
 */
export function usagePath(entry: Entry, root: string): { readonly format: string; readonly path: string } {
  const names: string[] = [];
  for (let place: Entry | undefined = entry; place; place = place.parent) {
    const { type, 'x-embeds': embedded } = place.keywords;
    if (place !== entry && type === 'object' && embedded !== undefined) return { format: embedded, path: join(names) };
    if (place.parent && isNamed(place, place.parent)) names.unshift(place.name);
  }
  return { format: root, path: join(names) };
}

/** The items of a list and the values of a map with free keys have no name of their own. */
function isNamed({ name }: Entry, parent: Entry): boolean {
  return parent.keywords.properties?.[name] !== undefined;
}

function join(names: readonly string[]): string {
  return names.join('.').replaceAll('_', '').toLowerCase();
}
