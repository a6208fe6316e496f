import { availability, holds, restrictionFor } from './availability.ts';
import { additionalOf, type Entry, itemOf, propertiesOf, typesOf, variantsOf } from './entry.ts';
import type { ValueType } from './keywords.ts';
import type { Target } from './target.ts';

/** A JSON Schema without anything of ours in it. */
export type PlainSchema = Readonly<Record<string, unknown>>;

const carriedOver = [
  'type',
  'title',
  'description',
  'default',
  'examples',
  'const',
  'pattern',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minProperties',
] as const;

/** A key that says of which version a config is, and what it says. */
export interface VersionKey {
  readonly path: readonly string[];
  readonly value: string;
}

/**
 * What our schema says, as a JSON Schema 2020-12 that other tools read: for one version where the target has a row,
 * else for all versions together.
 */
export function plainSchema(root: Entry, target: Target, id: string, versionKeys: readonly VersionKey[]): PlainSchema {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `https://strata.invalid/plain/${id}.schema.json`,
    ...project(root, target),
  };
  return versionKeys.reduce<PlainSchema>((plain, { path, value }) => demand(plain, path, value), schema);
}

/** Asks for a key with this one value. */
function demand(schema: PlainSchema, [key, ...rest]: readonly string[], value: string): PlainSchema {
  if (key === undefined) return { ...schema, const: value };
  const properties = schema.properties as Readonly<Record<string, PlainSchema>>;
  const required = new Set([...((schema.required as readonly string[] | undefined) ?? []), key]);
  const child = demand(properties[key] ?? {}, rest, value);
  return { ...schema, properties: { ...properties, [key]: child }, required: [...required] };
}

function project(entry: Entry, target: Target): PlainSchema {
  const plain = ownKeywords(entry, target);
  const types = typesOf(entry);
  if (types) return { ...plain, anyOf: [...types].map(([type, own]) => projectType(type, own, plain, target)) };
  const variants = variantsOf(entry);
  const by = entry.keywords['x-variants']?.by;
  if (variants && by !== undefined) {
    const { description, type } = plain;
    return { description, type, anyOf: [...variants].map(([value, own]) => demand(project(own, target), [by], value)) };
  }
  const item = itemOf(entry);
  const withItems = item ? { ...plain, items: project(item, target) } : plain;
  return entry.keywords.type === 'object' ? { ...withItems, ...objectKeywords(entry, target) } : withItems;
}

/** What is said of the value itself, apart from what stands in it. */
function ownKeywords({ keywords }: Entry, target: Target): PlainSchema {
  const plain: Record<string, unknown> = {};
  for (const keyword of carriedOver) {
    const span = keywords['x-keywords']?.[keyword];
    if (keywords[keyword] === undefined || (span && !holds(span, target))) continue;
    plain[keyword] = keywords[keyword];
  }
  const values = keywords['x-enum']?.filter((item) => !target.row || holds(item, target)).map((item) => item.value);
  if (values) plain.enum = values;
  return plain;
}

/** One of several types, without what is said of all. */
function projectType(type: ValueType, entry: Entry, shared: PlainSchema, target: Target): PlainSchema {
  if (type === 'null') return { type };
  return Object.fromEntries(
    Object.entries(project(entry, target)).filter(([keyword, value]) => shared[keyword] !== value),
  );
}

function objectKeywords(entry: Entry, target: Target): PlainSchema {
  const properties: Record<string, PlainSchema> = {};
  const required = new Set(entry.keywords.required ?? []);
  for (const [name, child] of propertiesOf(entry)) {
    if (availability(child.keywords, target).kind !== 'available') continue;
    if (restrictionFor(child.keywords['x-forbidden'], target)) continue;
    properties[name] = project(child, target);
    const demanded = restrictionFor(child.keywords['x-required'], target);
    if (demanded && (demanded.severity ?? 'error') === 'error') required.add(name);
  }
  const free = additionalOf(entry);
  return {
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
    ...(required.size > 0 ? { required: [...required].filter((name) => name in properties) } : {}),
    additionalProperties: free ? project(free, target) : (entry.keywords.additionalProperties ?? true),
  };
}
