import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { Analysis } from '../../../server/src/analysis.ts';
import type { Node } from '../../../server/src/document/node.ts';
import { hover } from '../../../server/src/features/hover/hover.ts';
import { type Entry, itemOf, propertyOf } from '../../../server/src/shape/entry.ts';
import { seedDocuments } from '../../fuzz/seeds.ts';
import { analyseText } from '../../support/analyseText.ts';

const examples = readdirSync('examples').map((fileName) => ({
  fileName,
  text: readFileSync(`examples/${fileName}`, 'utf8'),
}));

/** The keys of a document that a format names; those that somebody chose are left out. */
function* knownKeys(node: Node | undefined, entry: Entry | undefined): Generator<Node> {
  if (!node || !entry) return;
  if (node.kind === 'seq') for (const item of node.items) yield* knownKeys(item, itemOf(entry));
  if (node.kind !== 'map') return;
  for (const { key, value } of node.pairs) {
    if (key.kind !== 'scalar' || key.text === '') continue;
    const isMerge = key.text === '<<';
    const below = isMerge ? entry : propertyOf(entry, key.text);
    if (isMerge || entry.keywords.properties?.[key.text]) yield key;
    yield* knownKeys(value, below);
  }
}

function keysIn({ parts }: Analysis): readonly Node[] {
  return parts.flatMap(({ part, root, resolution }) =>
    resolution.predecessorAt ? [] : [...knownKeys(part.root, root)],
  );
}

describe('there is a hover', () => {
  it('on every key of every document that a format names', () => {
    let count = 0;
    for (const { fileName, text } of [...seedDocuments(), ...examples]) {
      const analysis = analyseText(text, { fileName });
      for (const key of keysIn(analysis)) {
        const found = hover(analysis, key.start);
        const line = text.slice(0, key.start).split('\n').length;
        assert.ok(found, `${fileName}:${line} ${text.slice(key.start, key.end)}`);
        assert.ok(found.markdown.split('\n').filter((each) => each !== '').length <= 20, found.markdown);
        count++;
      }
    }
    assert.ok(count > 1000, `${count} keys`);
  });

  it('on every key and section of every unit in the examples', () => {
    let count = 0;
    for (const { fileName, text } of examples) {
      const analysis = analyseText(text, { fileName });
      if (analysis.parts.length === 0) continue;
      for (const { 0: line, index } of text.matchAll(/^ {8,}(?:\[[A-Z]\w+\]|[A-Z][a-z][A-Za-z]*=)/gmu)) {
        const offset = index + line.search(/\S/u) + 1;
        // One of the examples is full of mistakes.
        const said = /Documentation|not known in/u;
        assert.match(hover(analysis, offset)?.markdown ?? '', said, `${fileName}: ${line.trim()}`);
        count++;
      }
    }
    assert.ok(count > 5, `${count} lines`);
  });
});
