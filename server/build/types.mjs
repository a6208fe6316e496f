// TypeScript types of the decoded values, one file for each format: what rules and conversions see.
import { compile } from 'json-schema-to-typescript';
import { resolve } from './normalise.mjs';

const scalarTypes = { string: 'string', integer: 'number | bigint', number: 'number', boolean: 'boolean' };

export async function declareTypes(schemas) {
  const files = {};
  for (const file of Object.keys(schemas).filter((name) => name.endsWith('/index.json'))) {
    const format = file.split('/')[1];
    const name = `${format.replace(/(^|-)(\w)/gu, (_, _dash, letter) => letter.toUpperCase())}Config`;
    const text = await compile({ ...typed(schemas, schemas[file], file), title: name }, name, {
      additionalProperties: false,
      format: false,
      bannerComment: "// Generated from schemas/; do not edit.\nimport type { Unknown } from '../decode/decoded.ts';",
      $refOptions: { resolve: { external: false } },
    });
    files[`${format}.d.ts`] = text;
  }
  return files;
}

// A copy without references, in which every place may also be UNKNOWN.
function typed(schemas, schema, from) {
  const { schema: place, file } = resolve(schemas, schema, from);
  if (place['x-types']) {
    const { 'x-types': types, ...shared } = place;
    const all = Object.entries(types).map(([type, keywords]) => typed(schemas, { ...shared, ...keywords, type }, file));
    const { description } = shared;
    return { ...(description === undefined ? {} : { description }), anyOf: all };
  }
  if (place['x-variants']) {
    const all = Object.values(place['x-variants'].entries).map((keywords) => typed(schemas, keywords, file));
    return { ...(place.description === undefined ? {} : { description: place.description }), anyOf: all };
  }
  const scalar = scalarTypes[place.type];
  const description = place.description === undefined ? {} : { description: place.description };
  if (scalar) return { ...description, tsType: `(${enumType(place) ?? scalar} | Unknown)` };
  if (place.type === 'array') return { ...description, type: 'array', items: typed(schemas, place.items ?? {}, file) };
  if (place.type !== 'object') return { ...description, tsType: 'unknown' };
  const properties = Object.fromEntries(
    Object.entries(place.properties ?? {}).map(([key, child]) => [key, typed(schemas, child, file)]),
  );
  const free =
    typeof place.additionalProperties === 'object' ? typed(schemas, place.additionalProperties, file) : false;
  return { ...description, type: 'object', properties, additionalProperties: free };
}

function enumType(place) {
  return place['x-enum']?.map((item) => JSON.stringify(item.value)).join(' | ');
}
