import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { inherited, rootEntry } from '../../server/src/shape/entry.ts';
import { versionTable } from '../../server/src/shape/versions.ts';
import { entriesBelow, readSchema, schemaNodes } from './schemaFiles.ts';

/** Formats that are only carried on: nobody writes them any more, so their keys have no words. */
const older = { ignition2: ['config', 'config1'], clc: ['config'] } as const;

describe('schemas of older configs', () => {
  for (const [folder, roots] of Object.entries(older)) {
    const files = readdirSync(`schemas/${folder}`)
      .filter((name) => name !== 'versions.json')
      .map((name) => `schemas/${folder}/${name}`);
    const table = versionTable(folder);

    it(`${folder}: have ids that name the files`, () => {
      for (const file of files) assert.equal(readSchema(file).$id, `https://strata.invalid/${file}`);
    });

    it(`${folder}: say of every key its type and source`, () => {
      for (const root of roots)
        for (const { entry, path } of entriesBelow(rootEntry(`schemas/${folder}/${root}.json`))) {
          assert.ok(entry.keywords.type, `${path} has no type`);
          assert.ok(inherited(entry, 'x-source'), `${path} has no source`);
          if (entry.keywords.type === 'object') assert.equal(entry.keywords.additionalProperties, false, path);
        }
    });

    it(`${folder}: name only versions that there are`, () => {
      const known = new Set(table.rows.map(({ variant, version }) => `${variant} ${version}`));
      for (const node of files.flatMap((file) => schemaNodes(readSchema(file))))
        for (const line of [node['x-since'], node['x-until']])
          for (const pair of Object.entries({ ...line })) assert.ok(known.has(pair.join(' ')), pair.join(' '));
    });

    it(`${folder}: give defaults of the key's own type`, () => {
      for (const root of roots)
        for (const { entry, path } of entriesBelow(rootEntry(`schemas/${folder}/${root}.json`))) {
          const { type, default: fallback } = entry.keywords;
          if (fallback !== undefined) assert.equal(typeof fallback, type === 'integer' ? 'number' : type, path);
        }
    });
  }
});
