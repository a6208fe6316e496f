import assert from 'node:assert/strict';
import fc from 'fast-check';
import { previewText, toOutputLine, toShownLine } from '../../../client/src/views/previewText.ts';

const more = (count: number) => `${count} more`;
const shownOf = (before: string, after: string) => previewText(after, before, more);

describe('the text of a preview', () => {
  it('is the output at first', () => {
    const { text, removed, changed } = previewText('{\n}\n', undefined, more);
    assert.deepEqual([text, removed, changed], ['{\n}\n', [], []]);
  });

  it('keeps the lines that an edit took away, where they stood', () => {
    const before = '{\n  "a": 1,\n  "b": [\n    2\n  ],\n  "c": 3\n}\n';
    const { text, removed, changed } = shownOf(before, '{\n  "a": 1,\n  "c": 3\n}\n');
    assert.equal(text, before);
    assert.deepEqual([removed, changed], [[{ line: 2, count: 3 }], []]);
  });

  it('tells a line that says something else from one that is gone', () => {
    const { text, removed, changed } = shownOf('{\n  "a": 1,\n  "b": 2\n}\n', '{\n  "a": 5,\n  "b": 2\n}\n');
    assert.equal(text, '{\n  "a": 5,\n  "b": 2\n}\n');
    assert.deepEqual([removed, changed], [[], [{ line: 1, was: '1' }]]);
  });

  it('takes no notice of a comma', () => {
    const { removed, changed } = shownOf('{\n  "a": 1,\n  "b": 2\n}\n', '{\n  "a": 1\n}\n');
    assert.deepEqual([removed, changed], [[{ line: 2, count: 1 }], []]);
  });

  it('takes an item of a list that gave way to another for gone', () => {
    const { text, removed } = shownOf('[\n  "one"\n]\n', '[\n  "other"\n]\n');
    assert.equal(text, '[\n  "one"\n  "other"\n]\n');
    assert.deepEqual(removed, [{ line: 1, count: 1 }]);
  });

  it('reads keys of YAML too', () => {
    const { removed, changed } = shownOf('a:\n  - b: 1\n    c: 2\n', 'a:\n  - b: 3\n');
    assert.deepEqual([removed, changed], [[{ line: 2, count: 1 }], [{ line: 1, was: '1' }]]);
  });

  it('says how many more are gone than it shows', () => {
    const gone = Array.from({ length: 500 }, (_, n) => `${n}`).join('\n');
    const { text, removed } = shownOf(`a\n${gone}\nb`, 'a\nb');
    assert.deepEqual(removed, [{ line: 1, count: 201 }]);
    assert.equal(text.split('\n')[201], '300 more');
  });

  it('leads from every line of the output to its place and back, and from removed lines nowhere', () => {
    const lines = fc.array(fc.constantFrom('"a": 1,', '"a": 2', 'x', '}', '- y: z'), { maxLength: 20 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const preview = shownOf(before.join('\n'), after.join('\n'));
        const shown = preview.text.split('\n');
        const output = preview.output.split('\n');
        for (const [line, words] of output.entries()) {
          const there = toShownLine(preview, line);
          assert.equal(shown[there], words);
          assert.equal(toOutputLine(preview, there), line);
        }
        const nowhere = shown.filter((_, line) => toOutputLine(preview, line) === undefined).length;
        assert.equal(nowhere, shown.length - output.length);
      }),
    );
  });
});
