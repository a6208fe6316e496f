/**
 * Records in test/goldens/cloudConfigKeys.json which keys the releases of cloud-init know, by their own schema, and of the last
 * one of which types their values are. `node test/oracle/cloud-init/reflect.mjs RELEASE=TREE...`, the oldest first; TREE is the
 * path of an unpacked cloud-init of that release.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { placesOf } from './placesOf.mjs';

const trees = process.argv.slice(2).map((word) => word.split('='));
if (process.env.CI || trees.length === 0 || trees.some((pair) => pair.length !== 2)) {
  console.error('usage, for a maintainer: reflect.mjs RELEASE=TREE...');
  process.exit(2);
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
