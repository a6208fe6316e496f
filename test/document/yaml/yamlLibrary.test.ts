import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isAlias, isMap, isScalar, isSeq, type Node as LibraryNode, parseAllDocuments } from 'yaml';
import { decodeText } from '../../../server/src/base/decodeText.ts';
import type { Node } from '../../../server/src/document/node.ts';
import { readText } from '../../../server/src/document/readText.ts';

/** What both readers must see alike: the shape of the tree, the text of scalars, and where scalars begin. */
type Seen =
  | string
  | { readonly alias: string }
  | readonly Seen[]
  | { readonly pairs: readonly (readonly [Seen, Seen])[] };

/** Where the two differ on purpose, with the reason. */
const differences: Readonly<Record<string, string>> = JSON.parse(
  readFileSync('test/document/yaml/yamlLibraryDifferences.json', 'utf8'),
);

describe('the YAML reader beside the yaml library', () => {
  for (const file of [...goldens('test/goldens/butane'), ...goldens('test/goldens/machineconfig')]) {
    const { text } = decodeText(readFileSync(file));
    const library = parseAllDocuments(text, { schema: 'failsafe', uniqueKeys: false, version: '1.1' });
    // What the library cannot read is no measure for us.
    if (!Array.isArray(library) || library.some((document) => document.errors.length > 0)) continue;
    const name = path.basename(file);
    const reason = differences[name];
    it(reason === undefined ? `sees the same in ${name}` : `${name}: ${reason}`, () => {
      const ours = readText(text, 'yaml').parts.map((part) => (part.root ? see(part.root) : ''));
      const read = library.map((document) => (document.contents ? seeLibrary(document.contents) : ''));
      const theirs = read.length > 0 ? read : [''];
      if (reason === undefined) assert.deepEqual(ours, theirs);
      else assert.notDeepEqual(ours, theirs);
    });
  }
});

function see(node: Node): Seen {
  switch (node.kind) {
    case 'scalar':
      return node.text;
    case 'damaged':
      return `damaged: ${node.text}`;
    case 'alias':
      return { alias: node.name };
    case 'seq':
      return node.items.map(see);
    case 'map':
      return { pairs: node.pairs.map(({ key, value }) => [see(key), value ? see(value) : ''] as const) };
  }
}

function seeLibrary(node: LibraryNode): Seen {
  if (isAlias(node)) return { alias: node.source };
  if (isSeq<LibraryNode>(node)) return node.items.map(seeLibrary);
  if (isMap<LibraryNode, LibraryNode | null>(node)) {
    return { pairs: node.items.map(({ key, value }) => [seeLibrary(key), value ? seeLibrary(value) : ''] as const) };
  }
  return isScalar<string>(node) ? (node.value ?? '') : '';
}

function goldens(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => /\.(?:bu|yaml)$/u.test(name))
    .map((name) => path.join(folder, name));
}
