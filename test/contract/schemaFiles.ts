import { readdirSync, readFileSync } from 'node:fs';
import {
  additionalOf,
  type Entry,
  itemOf,
  keysOf,
  propertiesOf,
  typesOf,
  variantsOf,
} from '../../server/src/shape/entry.ts';
import type { Keywords } from '../../server/src/shape/keywords.ts';

export const formats = readdirSync('schemas', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && readdirSync(`schemas/${entry.name}`).includes('index.json'))
  .map((entry) => entry.name);

/** The hand-written files of a format that hold schemas, by their path in the repository. */
export function schemaFilesOf(format: string): readonly string[] {
  return readdirSync(`schemas/${format}`)
    .filter((name) => name.endsWith('.json') && name !== 'versions.json' && name !== 'snippets.json')
    .map((name) => `schemas/${format}/${name}`);
}

export function readSchema(file: string): Keywords & { readonly $id?: string } {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** A schema and all schemas inside it, as they are written. */
export function schemaNodes(schema: Keywords): readonly Keywords[] {
  const {
    $defs,
    properties,
    patternProperties,
    additionalProperties,
    items,
    'x-keys': keys,
    'x-variants': variants,
  } = schema;
  const inside = [
    ...Object.values({ ...$defs }),
    ...Object.values({ ...properties }),
    ...Object.values({ ...patternProperties }),
  ];
  if (items) inside.push(items);
  if (keys) inside.push(keys);
  inside.push(...Object.values({ ...variants?.entries }));
  if (typeof additionalProperties === 'object') inside.push(additionalProperties);
  return [schema, ...inside.flatMap(schemaNodes)];
}

/** All places that a schema reaches, each with its path. */
export function entriesBelow(root: Entry): readonly { readonly entry: Entry; readonly path: string }[] {
  const found: { entry: Entry; path: string }[] = [];
  const visit = (entry: Entry | undefined, path: string): void => {
    if (!entry) return;
    found.push({ entry, path });
    // What is below lists and maps comes by way of the place itself.
    const text = typesOf(entry)?.get('string');
    if (text) found.push({ entry: text, path });
    for (const [key, property] of propertiesOf(entry)) visit(property, path === '' ? key : `${path}.${key}`);
    visit(itemOf(entry), `${path}[]`);
    visit(additionalOf(entry), `${path}.*`);
    visit(keysOf(entry), `${path}.?`);
    for (const [value, variant] of variantsOf(entry) ?? []) visit(variant, `${path}(${value})`);
  };
  visit(root, '');
  return found;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
