import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { plainText } from '../../server/src/features/completion/snippetText.ts';
import { snippetTable } from '../../server/src/generated/snippetTable.ts';
import { suggestionTable } from '../../server/src/generated/suggestionTable.ts';
import { usageTable } from '../../server/src/generated/usageTable.ts';
import { type Entry, itemOf, propertyOf, rootEntry, typesOf, variantFor } from '../../server/src/shape/entry.ts';
import type { JsonType, Keywords } from '../../server/src/shape/keywords.ts';
import type { SnippetTree } from '../../server/src/shape/snippetTable.ts';
import { usagePath } from '../../server/src/shape/usage.ts';
import { currentRows, versionTable } from '../../server/src/shape/versions.ts';
import { entriesBelow, formats } from './schemaFiles.ts';

const systems: ReadonlySet<string> = new Set(
  JSON.parse(readFileSync('schemas/os.json', 'utf8')).systems.map(({ id }: { id: string }) => id),
);

const entries = formats.flatMap((format) => {
  const root = rootEntry(`schemas/${format}/index.json`);
  return entriesBelow(root).map(({ entry, path }) => ({ entry, path: `${format} ${path}`, format }));
});

describe('values that machines know', () => {
  it('stand in lists that some key names, and every list that a key names is there', () => {
    const named = new Set(entries.flatMap(({ entry }) => entry.keywords['x-suggests'] ?? []));
    assert.deepEqual([...named].sort(), Object.keys(suggestionTable).sort());
  });

  it('are what the keys accept', () => {
    for (const { entry, path } of entries) {
      for (const { value } of suggestionTable[entry.keywords['x-suggests'] ?? ''] ?? []) {
        assert.ok(accepts(entry.keywords, typeof value === 'string' ? plainText(value) : value), `${value} at ${path}`);
      }
    }
  });

  it('are described, each once, for systems that there are', () => {
    for (const [list, values] of Object.entries(suggestionTable)) {
      const seen = new Set<string>();
      for (const { value, description, os = [] } of values) {
        assert.match(description, /[^.]$/u, `${list}: ${value}`);
        for (const system of os) assert.ok(systems.has(system), `${list}: ${system}`);
        for (const system of os.length > 0 ? os : [...systems]) {
          assert.ok(!seen.has(`${value} ${system}`), `${list}: ${value} stands there twice`);
          seen.add(`${value} ${system}`);
        }
      }
    }
  });
});

describe('snippets', () => {
  for (const [format, snippets] of Object.entries(snippetTable)) {
    const variants = new Set(currentRows(versionTable(format)).map(({ variant }) => variant));

    it(`of ${format} hold only keys of the schema, and values of their types`, () => {
      for (const { label, body } of snippets) checkTree(body, rootEntry(`schemas/${format}/index.json`), label);
    });

    it(`of ${format} are described, and have a source`, () => {
      for (const { label, description, source, variants: own = [] } of snippets) {
        assert.match(description, /^[A-Z].*\.$/u, label);
        assert.match(source, /^[\w.-]+\/[\w.-]+ \S/u, label);
        for (const variant of own) assert.ok(variants.has(variant), `${label}: ${variant}`);
      }
    });
  }
});

describe('the counts of keys', () => {
  it('are of keys that there are', () => {
    const places = new Map<string, Set<string>>();
    for (const { entry, format } of entries) {
      const { path, format: own } = usagePath(entry, format);
      places.set(path, (places.get(path) ?? new Set()).add(own));
    }
    for (const [path, counts] of Object.entries(usageTable.keys))
      for (const format of Object.keys(counts)) assert.ok(places.get(path)?.has(format), `${format}: ${path}`);
  });

  it('say where they come from', () => {
    const { source } = JSON.parse(readFileSync('schemas/usage.json', 'utf8'));
    assert.ok(source.length > 10);
    for (const each of source) assert.match(each, /^[\w.-]+\/[\w./-]+@(?:[0-9a-f]{40}|v[\d.]+)$/u);
  });
});

function accepts({ type, pattern, minimum, maximum }: Keywords, value: string | number): boolean {
  if (typeof value === 'string')
    return type === 'string' && (pattern === undefined || new RegExp(pattern, 'u').test(value));
  return type === 'integer' && value >= (minimum ?? value) && value <= (maximum ?? value);
}

function checkTree(tree: SnippetTree, place: Entry | undefined, where: string): void {
  const entry = place && (typesOf(place)?.get(typeOf(tree)) ?? place);
  assert.ok(entry, `no key at ${where}`);
  const { type, keywords } = { type: entry.keywords.type, keywords: entry.keywords };
  if (Array.isArray(tree)) {
    assert.equal(type, 'array', where);
    for (const item of tree) checkTree(item, itemOf(entry), `${where}[]`);
  } else if (typeof tree === 'object') {
    assert.equal(type, 'object', where);
    const variant = variantFor(entry, (key) => Object.entries(tree).find(([name]) => name === key)?.[1]);
    for (const [name, value] of Object.entries(tree)) checkTree(value, propertyOf(variant, name), `${where}.${name}`);
  } else if (typeof tree === 'boolean') assert.equal(type, 'boolean', where);
  else if (typeof tree === 'number') assert.ok(accepts(keywords, tree), where);
  else {
    const given = plainText(tree);
    assert.ok(accepts(keywords, type === 'integer' ? Number(given) : given), `${given} at ${where}`);
  }
}

function typeOf(tree: SnippetTree): JsonType {
  if (Array.isArray(tree)) return 'array';
  if (typeof tree === 'number') return 'integer';
  if (typeof tree === 'boolean') return 'boolean';
  return typeof tree === 'string' ? 'string' : 'object';
}
