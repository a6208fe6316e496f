import assert from 'node:assert/strict';
import { readText } from '../../server/src/document/readText.ts';
import { sketch } from './sketch.ts';

const accepted = ['{}', ' [1, -0.5e+3, true, null] ', '"\\u00e9\\/\\n"', '{"a":{"b":[]}}', '"\ud800"', '0', '"\u007f"'];

/** Text, the code of its one problem, and what is read all the same. */
const refused: readonly (readonly [string, string, unknown])[] = [
  ['', 'empty', undefined],
  ['\ufeff{"a": 1}', 'byte-order-mark', { a: '1' }],
  ['{"a": 1,}', 'trailing-comma', { a: '1' }],
  ['{"a": 1 "b": 2}', 'missing-comma', { a: '1', b: '2' }],
  ['{"a": 1, // c\n"b": 2}', 'json-comment', { a: '1', b: '2' }],
  ["{'a': 1}", 'single-quotes', { a: '1' }],
  ['{a: 1}', 'unquoted-key', { a: '1' }],
  ['{"a": 1} x', 'trailing-data', { a: '1' }],
  ['{"a": "\\x"}', 'bad-escape', { a: '\\x' }],
  ['{"a": "\t"}', 'control-character', { a: '\t' }],
  ['{"a": 0644}', 'bad-number', { a: '<0644>' }],
  ['{"a": .5}', 'bad-number', { a: '<.5>' }],
  ['{"a": True}', 'bad-word', { a: '<True>' }],
  ['{"a": }', 'missing-value', { a: '<>' }],
  ['{"a"}', 'missing-colon', { a: undefined }],
  ['{"a": [1', 'unclosed-bracket', { a: ['1'] }],
  ['{"a": "x\n}', 'unclosed-quote', { a: 'x' }],
];

describe('readJson', () => {
  for (const text of accepted)
    it(`reads ${JSON.stringify(text)}`, () => assert.deepEqual(readText(text, 'json').parts[0]!.problems, []));

  for (const [text, code, tree] of refused)
    it(`says ${code} of ${JSON.stringify(text)}`, () => {
      const { root, problems } = readText(text, 'json').parts[0]!;
      assert.ok(
        problems.some((problem) => problem.code === `syntax/${code}`),
        problems.map((each) => each.code).join(),
      );
      assert.deepEqual(sketch(root), tree);
    });

  it('mends what its certain fixes promise', () => {
    for (const text of ['{"a": 1,}', '[1 2]', "['a']", '{a: 1}', '\ufeff{}', '[TRUE]', '["\t"]']) {
      const [problem, ...others] = readText(text, 'json').parts[0]!.problems;
      assert.deepEqual(others, []);
      assert.ok(problem?.fix?.certain, text);
      const edit = problem.fix.edits[0]!;
      assert.doesNotThrow(() => JSON.parse(text.slice(0, edit.start) + edit.newText + text.slice(edit.end)), text);
    }
  });
});
