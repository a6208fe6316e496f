// What the schema files say, in the plain words that other tools understand.
import path from 'node:path';

const judging = new Set([
  'const',
  'pattern',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'required',
  'properties',
  'patternProperties',
  'additionalProperties',
  'items',
]);

/** Follows the references of a schema until it has none, siblings winning, as `shape/entry.ts` does at run time. */
export function resolve(schemas, schema, file) {
  if (schema.$ref === undefined) return { schema, file };
  const { $ref, ...beside } = schema;
  const [name, pointer = ''] = $ref.split('#');
  const targetFile = name === '' ? file : path.posix.join(path.posix.dirname(file), name);
  let place = schemas[targetFile];
  for (const step of pointer.split('/').slice(1)) place = place?.[step.replaceAll('~1', '/').replaceAll('~0', '~')];
  if (place === undefined) throw new Error(`${file}: no schema at ${$ref}`);
  const target = resolve(schemas, place, targetFile);
  return { schema: { ...target.schema, ...beside }, file: target.file };
}

/** The judging keywords of one schema without its children, with `x-enum` as `enum`. */
export function judgingKeywords(schema) {
  const result = {};
  for (const [key, value] of Object.entries(schema)) if (judging.has(key)) result[key] = value;
  if (schema['x-enum']) result.enum = schema['x-enum'].map((item) => item.value);
  return result;
}
