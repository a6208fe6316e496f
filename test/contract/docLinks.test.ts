import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { formats } from '../../server/src/registry.ts';
import { type Entry, inherited, propertiesOf, rootEntry } from '../../server/src/shape/entry.ts';
import { entriesBelow } from './schemaFiles.ts';

const site = 'https://docs.cloud-init.io/en/latest/';

/** By page; recorded by test/oracle/cloud-init/docAnchors.py from the sources of the documentation. */
const anchors: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync('test/goldens/cloudInitAnchors.json', 'utf8'),
);

function linkOf(entry: Entry): { readonly page: string; readonly anchor: string | undefined } | undefined {
  const link = inherited(entry, 'x-docs');
  if (!link?.startsWith(site)) return undefined;
  const [page = '', anchor] = link.slice(site.length).split('.html');
  return { page, anchor: anchor?.replace(/^#/u, '') || undefined };
}

describe("links to cloud-init's documentation", () => {
  for (const { id, schemaFile } of formats)
    it(`of ${id} lead to pages and places that are there`, () => {
      for (const { entry, path } of entriesBelow(rootEntry(schemaFile))) {
        const link = linkOf(entry);
        if (!link) continue;
        const known = anchors[link.page];
        assert.ok(known, `${path}: ${link.page} is not recorded`);
        if (link.anchor !== undefined) assert.ok(known.includes(link.anchor), `${path}: ${link.page}#${link.anchor}`);
      }
    });

  it('lead to the module of every key that one reads', () => {
    const without = [...propertiesOf(rootEntry('schemas/cloud-config/index.json'))].flatMap(([name, entry]) =>
      linkOf(entry) && linkOf(entry)?.anchor === undefined ? [name] : [],
    );
    // The documentation says nothing of these.
    assert.deepEqual(without, ['version', 'migrate']);
    const users = propertiesOf(rootEntry('schemas/cloud-config/index.json')).get('users');
    assert.deepEqual(users && linkOf(users), { page: 'reference/modules', anchor: 'mod-cc-users-groups' });
  });
});
