import { schemaFiles } from '../generated/schemas.ts';
import type { JsonType, Keywords, ValueType } from './keywords.ts';

/**
 * One place in a schema, with its `$ref` resolved. There is one entry object for each place that can be reached, so
 * entries can be compared and used as keys of caches.
 */
export interface Entry {
  /** The name of the key that leads here; for list items and values of string maps that of the list or map. */
  readonly name: string;
  readonly keywords: Keywords;
  readonly parent: Entry | undefined;
  /** For one type of a place that takes several (`x-types`), or one variant of an object (`x-variants`): the entry of the place. */
  readonly whole?: Entry;
}

/** What is worked out of an entry on first use. */
interface EntryWithChildren extends Entry {
  /** The file that relative references of these keywords start from. */
  readonly file: string;
  properties?: ReadonlyMap<string, Entry>;
  item?: Entry | null;
  additional?: Entry | null;
  types?: ReadonlyMap<ValueType, Entry>;
  variants?: ReadonlyMap<string, Entry>;
  keys?: Entry | null;
}

const roots = new Map<string, Entry>();

/** The root entry of a schema file, by its path in the repository (`schemas/butane/index.json`). */
export function rootEntry(file: string): Entry {
  const known = roots.get(file);
  if (known) return known;
  const root = makeEntry('', { $ref: '' }, file, undefined);
  roots.set(file, root);
  return root;
}

/** An entry of keywords that stand in no file, for tests; a reference in them starts at the repository's root. */
export function entryOf(keywords: Keywords): Entry {
  return makeEntry('', keywords, '', undefined);
}

/** The entries of a place that takes values of several types, by type; undefined where it takes one. */
export function typesOf(entry: Entry): ReadonlyMap<ValueType, Entry> | undefined {
  if (!entry.keywords['x-types']) return undefined;
  const own = entry as EntryWithChildren;
  own.types ??= makeTypes(own);
  return own.types;
}

function makeTypes(whole: EntryWithChildren): ReadonlyMap<ValueType, Entry> {
  const { name, file, parent } = whole;
  const { 'x-types': types = {}, ...shared } = whole.keywords;
  return new Map(
    (Object.entries(types) as [ValueType, Keywords][]).map(([type, keywords]) => {
      const typed = type === 'null' || type === 'any' ? {} : { type };
      return [type, { ...makeEntry(name, { ...shared, ...typed, ...keywords }, file, parent), whole }];
    }),
  );
}

/** The objects of which a place holds one, by the value of the key that decides; undefined where nothing has to be decided. */
export function variantsOf(entry: Entry): ReadonlyMap<string, Entry> | undefined {
  const { 'x-variants': variants } = entry.keywords;
  if (!variants) return undefined;
  const own = entry as EntryWithChildren;
  own.variants ??= new Map(
    Object.entries(variants.entries).map(([value, keywords]) => [
      value,
      { ...makeEntry(own.name, keywords, own.file, own.parent), whole: own },
    ]),
  );
  return own.variants;
}

/** The object that a place holds whose deciding key has a value; the place itself where that is none of its variants. */
export function variantFor(entry: Entry, read: (key: string) => unknown): Entry {
  const variants = variantsOf(entry);
  const by = entry.keywords['x-variants']?.by;
  const value = variants && by !== undefined ? read(by) : undefined;
  return (typeof value === 'string' ? variants?.get(value) : undefined) ?? entry;
}

/** The entry of the names in a map with free keys, where the schema says something of them. */
export function keysOf(entry: Entry): Entry | undefined {
  const object = typesOf(entry)?.get('object');
  if (object) return keysOf(object);
  const own = entry as EntryWithChildren;
  const keywords = entry.keywords['x-keys'];
  own.keys ??= keywords ? makeEntry(entry.name, keywords, own.file, entry) : null;
  return own.keys ?? undefined;
}

/** The entry for values of one type: of a place of several types that type's, of a place of this one type itself. */
export function ofType(entry: Entry, type: JsonType): Entry | undefined {
  const types = typesOf(entry);
  if (types) return types.get(type);
  return entry.keywords.type === type ? entry : undefined;
}

/** Of a place of several types the one that people write most, which a schema names first. */
export function leadingType(entry: Entry): Entry {
  return typesOf(entry)?.values().next().value ?? entry;
}

/**
 * The keys that an object may have by any version, in the schema's order; where other types fit too, those of the object. Of an
 * object that may be one of several, those of each: of a key that several have, the first.
 */
export function propertiesOf(entry: Entry): ReadonlyMap<string, Entry> {
  const object = typesOf(entry)?.get('object');
  if (object) return propertiesOf(object);
  const own = entry as EntryWithChildren;
  own.properties ??= new Map([
    ...[...(variantsOf(entry)?.values() ?? [])].toReversed().flatMap((variant) => [...propertiesOf(variant)]),
    ...Object.entries(entry.keywords.properties ?? {}).map(
      ([name, keywords]) => [name, makeEntry(name, keywords, own.file, entry)] as const,
    ),
  ]);
  return own.properties;
}

/** The entry of one key: a listed one, or the common one of a string map. */
export function propertyOf(entry: Entry, name: string): Entry | undefined {
  return propertiesOf(entry).get(name) ?? additionalOf(entry);
}

/** The entry of one key as far as it holds whichever of several kinds an object is. */
export function surePropertyOf(entry: Entry, name: string): Entry | undefined {
  const { 'x-variants': variants, properties = {} } = entry.keywords;
  return variants && !Object.hasOwn(properties, name) ? undefined : propertyOf(entry, name);
}

/** The entry of the values of a map with free keys. */
export function additionalOf(entry: Entry): Entry | undefined {
  const object = typesOf(entry)?.get('object');
  if (object) return additionalOf(object);
  const own = entry as EntryWithChildren;
  const keywords = entry.keywords.additionalProperties;
  own.additional ??= typeof keywords === 'object' ? makeEntry(entry.name, keywords, own.file, entry) : null;
  return own.additional ?? undefined;
}

/** The entry of a list's items. */
export function itemOf(entry: Entry): Entry | undefined {
  const list = typesOf(entry)?.get('array');
  if (list) return itemOf(list);
  const own = entry as EntryWithChildren;
  const keywords = entry.keywords.items;
  own.item ??= keywords ? makeEntry(entry.name, keywords, own.file, entry) : null;
  return own.item ?? undefined;
}

/** The entry that a path of keys and indices leads to, if the schema knows it. */
export function entryAtPath(root: Entry, path: readonly (string | number)[]): Entry | undefined {
  let entry: Entry | undefined = root;
  for (const step of path) {
    if (!entry) return undefined;
    entry = typeof step === 'number' ? itemOf(entry) : propertyOf(entry, step);
  }
  return entry;
}

/** The nearest value of a keyword that descendants inherit (`x-docs`, `x-source`). */
export function inherited<K extends 'x-docs' | 'x-source'>(entry: Entry, keyword: K): Keywords[K] | undefined {
  for (let place: Entry | undefined = entry; place; place = place.parent) {
    const value = place.keywords[keyword];
    if (value !== undefined) return value;
  }
  return undefined;
}

function makeEntry(name: string, keywords: Keywords, file: string, parent: Entry | undefined): EntryWithChildren {
  const resolved = resolve(keywords, file);
  return { name, keywords: resolved.keywords, file: resolved.file, parent };
}

/** Follows `$ref`; a keyword beside the reference wins over the same keyword of its target. */
function resolve(keywords: Keywords, file: string): { keywords: Keywords; file: string } {
  if (keywords.$ref === undefined) return { keywords, file };
  const { $ref, ...beside } = keywords;
  const [targetFile, pointer] = splitReference($ref, file);
  const target = resolve(atPointer(targetFile, pointer), targetFile);
  return { keywords: { ...target.keywords, ...beside }, file: target.file };
}

/** Splits a reference into the path of its file and the JSON pointer inside it. */
export function splitReference(reference: string, from: string): readonly [file: string, pointer: string] {
  const [target = '', pointer = ''] = reference.split('#');
  if (target === '') return [from, pointer];
  const steps = from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return [steps.join('/'), pointer];
}

function atPointer(file: string, pointer: string): Keywords {
  let place: unknown = schemaFiles[file];
  for (const step of pointer.split('/').slice(1)) {
    place = (place as Record<string, unknown> | undefined)?.[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  if (place === undefined) throw new Error(`no schema at ${file}#${pointer}`);
  return place as Keywords;
}
