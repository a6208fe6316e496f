import assert from 'node:assert/strict';
import type { Cursor } from '../../../server/src/document/cursor/cursor.ts';
import { cursorAt } from '../../../server/src/document/cursor/cursorAt.ts';
import { readText } from '../../../server/src/document/readText.ts';
import { editFrom, sampleTexts } from '../../fuzz/documentEdits.ts';

function cursor(marked: string, syntax: 'yaml' | 'json' = 'yaml'): Cursor {
  const offset = marked.indexOf('<|>');
  return cursorAt(readText(marked.replace('<|>', ''), syntax), offset);
}

/** Text, kind, path, prefix. */
const cases: readonly (readonly [string, string, string, string])[] = [
  ['a:\n  b: 1\n  <|>\nc: 2', 'key', 'a', ''],
  ['a:\n  b: 1\n  fo<|>\nc: 2', 'key', 'a', 'fo'],
  ['a:\n  b: 1\n<|>\nc: 2', 'key', '', ''],
  ['a:\n  <|>\nc: 2', 'key', 'a', ''],
  ['a:\n  fo<|>\nc: 2', 'key', 'a', 'fo'],
  ['a: <|>\nc: 2', 'value', 'a', ''],
  ['a:<|>\nc: 2', 'value', 'a', ''],
  ['a: fo<|>o\nc: 2', 'value', 'a', 'fo'],
  ['a: "fo<|>\nc: 2', 'value', 'a', 'fo'],
  ['a:\n  - <|>\nc: 2', 'item', 'a', ''],
  ['a:\n  - x\n  - fo<|>', 'item', 'a', 'fo'],
  ['a:\n  - x\n  <|>', 'item', 'a', ''],
  ['a:\n  - k: 1\n    <|>\n', 'key', 'a,0', ''],
  ['a:\n  - k<|>: 1\n', 'key', 'a,0', 'k'],
  ['a: {b: 1, <|>}', 'key', 'a', ''],
  ['a: {b: <|>}', 'value', 'a,b', ''],
  ['a: {b: 1, c: [x, <|>]}', 'item', 'a,c', ''],
  ['a: {b: x<|>', 'value', 'a,b', 'x'],
  ['a: 1\n<|>', 'key', '', ''],
  ['va<|>', 'key', '', 'va'],
  ['va<|>\nb: 1', 'key', '', 'va'],
  ['a:\n  fo<|>\n  b: 1\nc: 2', 'key', 'a', 'fo'],
  ['a:\n  - fo<|>\n    b: 1\n', 'key', 'a,0', 'fo'],
  ['a:\n  - b: 1\n  -fo<|>: 1\n    b: 1\n', 'key', 'a,1', 'fo'],
  ['a:\n  x\n  b: 1\n  <|>\n', 'key', 'a', ''],
];

describe('cursorAt', () => {
  for (const [text, kind, path, prefix] of cases)
    it(`finds ${kind} at ${JSON.stringify(text)}`, () => {
      const found = cursor(text);
      assert.equal(found.kind, kind);
      if (found.kind !== 'none') assert.deepEqual([found.path.join(), found.prefix], [path, prefix]);
    });

  it('knows comments and block texts', () => {
    assert.deepEqual(cursor('a: 1 # x<|>'), { kind: 'none', why: 'comment' });
    assert.deepEqual(cursor('a: |\n  te<|>xt\n'), { kind: 'none', why: 'text' });
    assert.deepEqual(cursor('a: |\n  text\n  <|>\n'), { kind: 'none', why: 'text' });
  });

  it('tells which other keys are there', () => {
    const found = cursor('a:\n  b: 1\n  <|>\n  c: 2');
    assert.deepEqual(found.kind === 'key' && [...found.present], ['b', 'c']);
  });

  it('takes the column of the keys from those that are whole', () => {
    const found = cursor('a:\n  -fo: 1\n    b: <|>1\n    c<|>: 2'.replace('<|>', ''));
    assert.deepEqual(found.kind === 'key' && [found.column, [...found.present]], [4, ['b']]);
  });

  it('works in half-typed JSON', () => {
    const key = cursor('{"a": {"b": 1, "c<|>', 'json');
    assert.deepEqual(key.kind === 'key' && [key.path, [...key.present], key.prefix], [['a'], ['b'], 'c']);
    const value = cursor('{"a": [1, {"b": "x<|>"}]}', 'json');
    assert.deepEqual(value.kind === 'value' && [value.path, value.prefix, value.quote], [['a', 1, 'b'], 'x', '"']);
    assert.equal(cursor('{"a": [<|>]}', 'json').kind, 'item');
  });

  it('takes a word behind a complete value for a key that lacks its comma', () => {
    const key = cursor('{"a": 1\n "b<|>"}', 'json');
    assert.deepEqual(key.kind === 'key' && [...key.present], ['a']);
    const value = cursor('{a: one tw<|>}');
    assert.equal(value.kind, 'value');
  });

  it('is not misled by what a template writes', () => {
    for (const head of ['{"a": {{ if .X }}1{{ else }}2{{ end }}, ', '{"a": "{{ f "x" }}", ', '{{{ .More }} ']) {
      const found = cursor(`${head}"b<|>"}`, 'json');
      assert.deepEqual(found.kind === 'key' && found.path, [], head);
    }
    assert.equal(cursor('{"a": {{ .<|>X }}}', 'json').kind, 'none');
  });

  it('finds the column of keys below a byte order mark, and a blank line before a comment', () => {
    const marked = cursor('\uFEFFa: 1\n<|>\nb: 2');
    assert.deepEqual(marked.kind === 'key' && [...marked.present], ['a', 'b']);
    const commented = cursor('a: 1\n<|>  # what was here\nb: 2');
    assert.deepEqual(commented.kind === 'key' && [...commented.present], ['a', 'b']);
  });

  it('replaces nothing on the next line', () => {
    for (const text of [
      '      s: \n      ? t<|>\n       S',
      'a: {"b\\<|>\nc": 1}',
      'a: "b<|>\n  c"',
      '? "x<|>\n  y"',
    ]) {
      const offset = text.indexOf('<|>');
      const found = cursor(text);
      assert.ok(found.kind === 'none' || found.replace.end <= offset, JSON.stringify(text));
    }
  });

  it('is not held up by blank lines with Windows line ends', () => {
    const lines = '\r\n'.repeat(5000);
    assert.notEqual(cursor(`a:\r\n  b: 1\r\n<|>${lines}`).kind, 'none');
    assert.equal(cursor(`a:\r\n  <|>${lines}  b: 1\r\n`).kind, 'key');
  });

  it('never throws and replaces only what is around the cursor', () => {
    for (let round = 0; round < 60; round++) {
      const source = sampleTexts[round % sampleTexts.length]!;
      const edit = editFrom(source, round * 7, round * 1013, round * 31);
      const text = source.slice(0, edit.start) + edit.newText + source.slice(edit.end);
      const document = readText(text, round % 4 === 0 ? 'json' : 'yaml');
      for (let offset = 0; offset <= text.length; offset += 3) {
        const found = cursorAt(document, offset);
        if (found.kind === 'none') continue;
        const { start, end } = found.replace;
        assert.ok(start <= offset && offset <= end && !/[\r\n]/u.test(text.slice(start, end)), `${offset} in ${text}`);
      }
    }
  });
});
