import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, lineAt, lineStartsOf, offsetAt, positionAt } from '../../server/src/base/text.ts';

describe('text positions', () => {
  it('end a line at LF, CRLF and a lone CR, each once', () => {
    assert.deepEqual(lineStartsOf('a\nb\r\nc\rd'), [0, 2, 5, 7]);
    assert.deepEqual(lineStartsOf(''), [0]);
    assert.deepEqual(lineStartsOf('\r\n\r\n'), [0, 2, 4]);
  });

  it('do not end a line at the separators of Unicode, which editors do not either', () => {
    assert.deepEqual(lineStartsOf('a\u2028b\u2029c\u0085d\u000Be'), [0]);
  });

  it('put a line end on the line that it ends', () => {
    const starts = lineStartsOf('ab\ncd');
    assert.equal(lineAt(starts, 2), 0);
    assert.equal(lineAt(starts, 3), 1);
    assert.equal(lineAt(starts, 5), 1);
    assert.equal(lineAt(starts, 99), 1);
  });

  it('count characters in UTF-16 code units', () => {
    const text = 'x: 😀 é\ny: 1';
    const starts = lineStartsOf(text);
    assert.deepEqual(positionAt(starts, text.indexOf('é')), { line: 0, character: 6 });
    assert.equal(offsetAt(text, starts, { line: 0, character: 6 }), text.indexOf('é'));
  });

  it('move what lies outside to the nearest place inside', () => {
    const text = 'ab\ncd';
    const starts = lineStartsOf(text);
    assert.equal(offsetAt(text, starts, { line: 9, character: 0 }), text.length);
    assert.equal(offsetAt(text, starts, { line: 1, character: 99 }), text.length);
    assert.equal(offsetAt(text, starts, { line: 1, character: -4 }), 3);
  });

  it('lead from every offset to a position and back', () => {
    const pieces = fc.constantFrom('a', 'é', '😀', '\n', '\r', '\r\n', '\t', ' ');
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const text = parts.join('');
        const starts = lineStartsOf(text);
        for (let offset = 0; offset <= text.length; offset++) {
          assert.equal(offsetAt(text, starts, positionAt(starts, offset)), offset);
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});

describe('text edits', () => {
  it('speak of the text before any of them, in whatever order they come', () => {
    const edits = [
      { start: 4, end: 5, newText: 'E' },
      { start: 0, end: 1, newText: '' },
      { start: 2, end: 2, newText: '++' },
    ];
    assert.equal(applyEdits('abcde', edits), 'b++cdE');
  });

  it('keep the order of two insertions at one place', () => {
    const edits = [
      { start: 1, end: 1, newText: 'x' },
      { start: 1, end: 1, newText: 'y' },
    ];
    assert.equal(applyEdits('ab', edits), 'axyb');
  });

  it('put an insertion before a replacement that begins at the same place', () => {
    const edits = [
      { start: 1, end: 2, newText: 'B' },
      { start: 1, end: 1, newText: '-' },
    ];
    assert.equal(applyEdits('abc', edits), 'a-Bc');
  });

  it('leave the text alone where there are none', () => {
    assert.equal(applyEdits('a\r\nb', []), 'a\r\nb');
  });
});
