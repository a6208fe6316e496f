import { additionalOf, type Entry, itemOf } from '../shape/entry.ts';

/**
 * What the real tool holds at a place: `struct` is an object with listed keys, `map` one with free keys of one type,
 * `any` whatever stands there.
 */
export type TargetType = 'string' | 'integer' | 'number' | 'boolean' | 'list' | 'struct' | 'map' | 'any';

export function targetTypeOf(entry: Entry | undefined): TargetType {
  if (!entry?.keywords.type) return 'any';
  switch (entry.keywords.type) {
    case 'array':
      return 'list';
    case 'object':
      if (entry.keywords.additionalProperties === true) return entry.keywords.properties ? 'struct' : 'any';
      return additionalOf(entry) ? 'map' : 'struct';
    default:
      return entry.keywords.type;
  }
}

/** The place in the words of a message: the key's name, an item of its list, a value of its map, or the file. */
export function nameOf(entry: Entry | undefined, name = entry?.name ?? ''): string {
  if (!entry?.parent) return 'the file';
  const place = entry.whole ?? entry;
  if (itemOf(entry.parent) === place) return name === '' ? 'an item' : `an item of \`${name}\``;
  if (additionalOf(entry.parent) === place) return name === '' ? 'a value' : `a value in \`${name}\``;
  return `\`${name}\``;
}
