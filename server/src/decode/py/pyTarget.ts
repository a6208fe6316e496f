import { type Entry, itemOf, typesOf } from '../../shape/entry.ts';
import type { JsonType, ValueType } from '../../shape/keywords.ts';

/** The types that the real tool's validator knows. */
export type PyType = JsonType | 'null';

/** Of a place that takes several types, the entry of the first of these that it takes; else the place itself. */
export function entryOfType(entry: Entry | undefined, found: readonly PyType[]): Entry | undefined {
  const types = entry && typesOf(entry);
  if (!types) return entry;
  for (const type of [...found, 'any'] as const) {
    const own = types.get(type);
    if (own) return own;
  }
  return entry;
}

/** Whether an entry, as `entryOfType` gives it, takes a value of one of these types. */
export function takes(entry: Entry | undefined, found: readonly PyType[]): boolean {
  if (!entry) return true;
  const { type, 'x-types': types } = entry.keywords;
  if (types) return false;
  // The entry of `any`, and that of null.
  if (type === undefined) return true;
  return found.includes(type);
}

export interface Wanted {
  readonly has: (type: ValueType) => boolean;
  /** What is wanted, for a sentence, where it is of several types. */
  readonly words: string | undefined;
  /** The entry by which a value is mended: of an object if one is wanted, else of a list. */
  readonly one: Entry | undefined;
  readonly list: Entry | undefined;
  readonly item: Entry | undefined;
}

const words: Readonly<Record<ValueType, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'keys of its own',
  null: 'no value',
  any: 'a value',
};

/** What a place takes. */
export function wantedTypes(entry: Entry | undefined): Wanted {
  const types = entry && typesOf(entry);
  if (!types) {
    const list = entry?.keywords.type === 'array' ? entry : undefined;
    const has = (type: ValueType): boolean => entry?.keywords.type === type;
    return { has, words: undefined, one: entry, list, item: list && itemOf(list) };
  }
  const named = [...types.keys()].filter((type) => type !== 'null').map((type) => words[type]);
  const list = types.get('array');
  return {
    has: (type) => types.has(type),
    words: named.length > 1 ? `${named.slice(0, -1).join(', ')} or ${named.at(-1)}` : named[0],
    one: types.get('object') ?? list ?? types.values().next().value,
    list,
    item: list && itemOf(list),
  };
}
