/**
 * Records in test/goldens/networkConfigKeys.json which keys the releases of cloud-init know in network configs of both versions, by
 * their own schemas, and of the last one of which types their values are.
 * `node test/oracle/cloud-init/reflectNetwork.mjs RELEASE=TREE...`, the oldest first; TREE is the path of an unpacked cloud-init
 * of that release. Those that have no such schema are left out.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { placesOf } from './placesOf.mjs';

const trees = process.argv.slice(2).map((word) => word.split('='));
if (process.env.CI || trees.length === 0 || trees.some((pair) => pair.length !== 2)) {
  console.error('usage, for a maintainer: reflectNetwork.mjs RELEASE=TREE...');
  process.exit(2);
}

/** @param {string} version @param {string} tree */
function schemaIn(version, tree) {
  return join(tree, `cloudinit/config/schemas/schema-network-config-${version}.json`);
}

/** @param {string} version */
function recordedOf(version) {
  const known = trees.filter(([, tree = '']) => existsSync(schemaIn(version, tree)));
  const releases = known.map(([release, tree = '']) => {
    return { release, places: placesOf(JSON.parse(readFileSync(schemaIn(version, tree), 'utf8'))) };
  });
  const newest = releases.at(-1)?.places;
  const paths = [...new Set(releases.flatMap(({ places }) => [...places.keys()]))].sort();
  // What stands below one key is the same once more.
  const own = paths.filter((path) => !/^network(?:\.|$)/u.test(path));
  const rows = own.map((path) => {
    const place = newest?.get(path);
    const first = releases.find(({ places }) => places.has(path))?.release;
    const row = {
      ...(first === releases[0]?.release ? {} : { since: first }),
      ...(place ? { types: [...place.types].sort() } : {}),
      ...(place && place.values.size > 0 ? { values: [...place.values].map(String).sort() } : {}),
    };
    return `      ${JSON.stringify(path)}: ${JSON.stringify(row)}`;
  });
  console.log(`${version}: ${releases.length} releases, ${own.length} places`);
  const head = JSON.stringify(releases.map(({ release }) => release));
  return `  "${version}": {\n    "releases": ${head},\n    "places": {\n${rows.join(',\n')}\n    }\n  }`;
}

const folder = dirname(fileURLToPath(import.meta.url));
const target = join(folder, '../../goldens/networkConfigKeys.json');
writeFileSync(target, `{\n${['v1', 'v2'].map(recordedOf).join(',\n')}\n}\n`);
