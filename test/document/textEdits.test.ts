import assert from 'node:assert/strict';
import { applyEdits, type TextEdit } from '../../server/src/base/text.ts';
import { nodeAtPath } from '../../server/src/document/locate.ts';
import type { MapNode, Node, ScalarNode, SeqNode } from '../../server/src/document/node.ts';
import { readText } from '../../server/src/document/readText.ts';
import type { TextDocument } from '../../server/src/document/textDocument.ts';
import {
  insertItem,
  insertPair,
  removeItem,
  removePair,
  renameKey,
  replaceScalar,
  wrapInList,
} from '../../server/src/document/textEdits.ts';
import { sourceOffset, sourceRange, textOffset } from '../../server/src/document/yaml/scalarOffsets.ts';

type Change = (document: TextDocument, node: Node) => readonly TextEdit[];

function changed(
  text: string,
  path: readonly (string | number)[],
  change: Change,
  syntax: 'yaml' | 'json' = 'yaml',
): string {
  const document = readText(text, syntax);
  const { node, exact } = nodeAtPath(document.parts[0]!, path);
  assert.ok(exact && node);
  return applyEdits(text, change(document, node));
}

const remove =
  (index: number): Change =>
  (document, node) =>
    removePair(document, (node as MapNode).pairs[index]!);
const drop =
  (index: number): Change =>
  (document, node) =>
    removeItem(document, node as SeqNode, index);
const replace =
  (text: string): Change =>
  (document, node) =>
    replaceScalar(document, node as ScalarNode, text);

describe('textEdits', () => {
  it('renames keys in their style', () => {
    const rename =
      (index: number, name: string): Change =>
      (document, node) =>
        renameKey(document, (node as MapNode).pairs[index]!, name);
    assert.equal(changed('a: 1\n"b": 2\n', [], rename(0, 'c')), 'c: 1\n"b": 2\n');
    assert.equal(changed('a: 1\n"b": 2\n', [], rename(1, 'c')), 'a: 1\n"c": 2\n');
    assert.equal(changed('{"a": 1}', [], rename(0, 'c'), 'json'), '{"c": 1}');
  });

  it('quotes only what needs it', () => {
    assert.equal(changed('a: x\n', ['a'], replace('1.5.0')), 'a: 1.5.0\n');
    for (const text of ['yes', '0644', '1:30', '2001-01-01', '', 'a: b', '- x', '~', '1e3', ' x'])
      assert.equal(changed('a: x\n', ['a'], replace(text)), `a: "${text}"\n`);
    assert.equal(changed("a: 'x'\n", ['a'], replace("it's")), "a: 'it''s'\n");
    assert.equal(changed('a: {b: x}\n', ['a', 'b'], replace('p,q')), 'a: {b: "p,q"}\n');
    assert.equal(changed('a:\nb: 1\n', ['a'], replace('x')), 'a: x\nb: 1\n');
    assert.equal(changed('a: |\n  x\nb: 1\n', ['a'], replace('p\nq\n')), 'a: |\n  p\n  q\nb: 1\n');
    assert.equal(
      changed('a: x\n', ['a'], (document, node) => replaceScalar(document, node as ScalarNode, 'true', 'literal')),
      'a: true\n',
    );
  });

  it('removes pairs with their lines', () => {
    const text = '# top\na: 1 # one\n# above\nb:\n  c: 2\nd: 3\n';
    assert.equal(changed(text, [], remove(0)), '# top\n# above\nb:\n  c: 2\nd: 3\n');
    assert.equal(changed(text, [], remove(1)), '# top\na: 1 # one\n# above\nd: 3\n');
    assert.equal(changed(text, ['b'], remove(0)), '# top\na: 1 # one\n# above\nb: {}\nd: 3\n');
    assert.equal(changed('- a: 1\n  b: 2\n', [0], remove(0)), '- b: 2\n');
    assert.equal(changed('a: 1\nb: 2', [], remove(1)), 'a: 1');
    assert.equal(changed('a: {b: 1, c: 2}', ['a'], remove(0)), 'a: {c: 2}');
    assert.equal(changed('{\n  "a": 1,\n  "b": 2\n}', [], remove(1), 'json'), '{\n  "a": 1\n}');
  });

  it('removes items', () => {
    assert.equal(changed('a:\n  - x\n  - y: 1\n    z: 2\nb: 1\n', ['a'], drop(1)), 'a:\n  - x\nb: 1\n');
    assert.equal(changed('a: [x, y]\n', ['a'], drop(1)), 'a: [x]\n');
  });

  it('inserts pairs', () => {
    const insert =
      (key: string, value: string, after: number | 'first' | 'last'): Change =>
      (document, node) =>
        insertPair(
          document,
          node as MapNode,
          key,
          value,
          typeof after === 'number' ? (node as MapNode).pairs[after]! : after,
        );
    assert.equal(changed('a: |\n  x\nb: 1\n', [], insert('c', 'd', 0)), 'a: |\n  x\nc: d\nb: 1\n');
    assert.equal(changed('- a: 1\n', [0], insert('c', 'd', 'first')), '- c: d\n  a: 1\n');
    assert.equal(changed('a: 1', [], insert('c', 'd', 'last')), 'a: 1\nc: d');
    assert.equal(changed('a: {}', ['a'], insert('c', 'd', 'last')), 'a: {c: d}');
    assert.equal(changed('{\n  "a": 1\n}', [], insert('c', 'd', 'last'), 'json'), '{\n  "a": 1,\n  "c": "d"\n}');
  });

  it('inserts items and makes lists', () => {
    const insert: Change = (document, node) => insertItem(document, node as SeqNode, 'new');
    assert.equal(changed('a:\n  - x\nb: 1\n', ['a'], insert), 'a:\n  - x\n  - new\nb: 1\n');
    assert.equal(changed('a: [x]\n', ['a'], insert), 'a: [x, new]\n');
    assert.equal(changed('a: x\n', ['a'], wrapInList), 'a: [x]\n');
    assert.equal(changed('a:\n  b: 1\n  c: 2\n', ['a'], wrapInList), 'a:\n  - b: 1\n    c: 2\n');
  });
});

describe('scalarOffsets', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['a: plain\n  Zed', 'Zed', 'yaml'],
    ['a: "x\\u0041\\n Zed"', 'Zed', 'yaml'],
    ["a: 'it''s Zed'", 'Zed', 'yaml'],
    ['a: |\n    one\n\n      Zed\n', 'Zed', 'yaml'],
    ['a: >-\r\n  one\r\n  two Zed\r\n', 'Zed', 'yaml'],
    ['{"a": "\\/\\u00e9 Zed"}', 'Zed', 'json'],
  ];
  for (const [text, word, syntax] of cases)
    it(`maps both ways in ${JSON.stringify(text)}`, () => {
      const document = readText(text, syntax as 'yaml' | 'json');
      const node = nodeAtPath(document.parts[0]!, ['a']).node as ScalarNode;
      const inText = node.text.indexOf(word);
      assert.ok(inText > 0);
      assert.equal(sourceOffset(document, node, inText), text.indexOf(word));
      assert.equal(textOffset(document, node, text.indexOf(word)), inText);
    });

  it('ends a stretch with its last character', () => {
    const text = 'a: |\n  one\n\n  two\n';
    const document = readText(text, 'yaml');
    const node = nodeAtPath(document.parts[0]!, ['a']).node as ScalarNode;
    const stretch = (start: number, end: number): string => {
      const range = sourceRange(document, node, { start, end });
      return text.slice(range.start, range.end);
    };
    assert.equal(stretch(0, 3), 'one');
    assert.equal(stretch(1, 5), 'ne');
    assert.equal(stretch(1, 6), 'ne\n\n  t');
    assert.equal(stretch(2, 2), '');
    assert.equal(stretch(5, 9), 'two');
  });
});
