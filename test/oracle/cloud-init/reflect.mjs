/**
 * Records in test/goldens/cloudConfigKeys.json which keys the releases of cloud-init know, by their own schema, and of the last
 * one of which types their values are. `node test/oracle/cloud-init/reflect.mjs RELEASE=TREE...`, the oldest first; TREE is the
 * path of an unpacked cloud-init of that release.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const trees = process.argv.slice(2).map((word) => word.split('='));
if (process.env.CI || trees.length === 0 || trees.some((pair) => pair.length !== 2)) {
  console.error('usage, for a maintainer: reflect.mjs RELEASE=TREE...');
  process.exit(2);
}

/** @type {(root: any) => Map<string, { types: Set<string>, values: Set<unknown>, required: Set<string> }>} */
function placesOf(root) {
  const places = new Map();
  const at = (path) => {
    if (!places.has(path)) places.set(path, { types: new Set(), values: new Set(), required: new Set() });
    return places.get(path);
  };
  const visit = (written, path, depth) => {
    if (typeof written !== 'object' || written === null || depth > 16) return;
    let schema = written;
    while (schema.$ref) {
      const { $ref, ...beside } = schema;
      schema = { ...root.$defs[$ref.split('/').at(-1)], ...beside };
    }
    const place = at(path);
    const types = [schema.type ?? []].flat();
    for (const value of schema.enum ?? []) {
      place.values.add(value);
      if (types.length === 0) place.types.add(typeof value);
    }
    if (types.length === 0 && (schema.properties || schema.patternProperties)) place.types.add('object');
    for (const type of types) place.types.add(type);
    for (const name of schema.required ?? []) place.required.add(name);
    for (const part of ['allOf', 'oneOf', 'anyOf']) for (const each of schema[part] ?? []) visit(each, path, depth + 1);
    for (const [name, child] of Object.entries(schema.properties ?? {})) {
      visit(child, path === '' ? name : `${path}.${name}`, depth + 1);
    }
    for (const child of Object.values(schema.patternProperties ?? {})) visit(child, `${path}.*`, depth + 1);
    if (typeof schema.additionalProperties === 'object') visit(schema.additionalProperties, `${path}.*`, depth + 1);
    if (typeof schema.items === 'object') visit(schema.items, `${path}[]`, depth + 1);
  };
  visit(root, '', 0);
  places.delete('');
  return places;
}

const releases = trees.map(([release, tree]) => {
  const file = join(tree, 'cloudinit/config/schemas/schema-cloud-config-v1.json');
  return { release, places: placesOf(JSON.parse(readFileSync(file, 'utf8'))) };
});
const paths = [...new Set(releases.flatMap(({ places }) => [...places.keys()]))].sort();
const newest = releases.at(-1);
const rows = paths.map((path) => {
  const known = releases.filter(({ places }) => places.has(path)).map(({ release }) => release);
  const everywhere = known.length === releases.length;
  const place = newest.places.get(path);
  const row = {
    ...(everywhere ? {} : { releases: known }),
    ...(place
      ? {
          types: [...place.types].sort(),
          ...(place.values.size > 0 ? { values: [...place.values].map(String).sort() } : {}),
          ...(place.required.size > 0 ? { required: [...place.required].sort() } : {}),
        }
      : {}),
  };
  return `    ${JSON.stringify(path)}: ${JSON.stringify(row)}`;
});
const folder = dirname(fileURLToPath(import.meta.url));
const head = JSON.stringify(releases.map(({ release }) => release));
writeFileSync(
  join(folder, '../../goldens/cloudConfigKeys.json'),
  `{\n  "releases": ${head},\n  "places": {\n${rows.join(',\n')}\n  }\n}\n`,
);
console.log(`${releases.length} releases, ${paths.length} places`);
