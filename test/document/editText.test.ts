import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editText } from '../../server/src/document/editText.ts';
import { nodeAtPath } from '../../server/src/document/locate.ts';
import { readText } from '../../server/src/document/readText.ts';
import { editFrom, sampleTexts } from '../fuzz/documentEdits.ts';
import { fuzzIncremental } from '../fuzz/incremental.ts';

const runs = Number(process.env.FUZZ_RUNS ?? 2000);

describe('editText', () => {
  it('equals reading the whole text, edit after edit', () => {
    assert.deepEqual(fuzzIncremental(runs, 1).failures, []);
  });

  it('equals reading the whole text for any edits of any document', () => {
    const edits = fc.array(fc.tuple(fc.nat(9), fc.nat(4096), fc.nat(4096)), { minLength: 1, maxLength: 4 });
    const property = fc.property(fc.constantFrom(...sampleTexts), edits, (text, numbers) => {
      let document = readText(text, 'yaml');
      for (const [kind, place, amount] of numbers)
        document = editText(document, [editFrom(document.text, kind, place, amount)]);
      assert.deepEqual(document, readText(document.text, 'yaml'));
    });
    fc.assert(property, { seed: 7, numRuns: Math.ceil(runs / 10) });
  });

  it('keeps the nodes beside the edit and moves those behind it', () => {
    const text = 'a:\n  x: 1\nb:\n  - k: v\n  - k: w\n  - k: z\nc:\n  y: 2\n';
    const before = readText(text, 'yaml');
    const nodes = ['a', 'c'].map((key) => nodeAtPath(before.parts[0]!, [key]).node);
    const start = nodes[1]!.start;
    const place = text.indexOf('w');
    const after = editText(before, [{ start: place, end: place + 1, newText: 'longer' }]);
    assert.deepEqual(
      ['a', 'c'].map((key) => nodeAtPath(after.parts[0]!, [key]).node === nodes[key === 'a' ? 0 : 1]),
      [true, true],
    );
    assert.equal(nodes[1]!.start, start + 5);
    assert.notEqual(nodeAtPath(after.parts[0]!, ['b']).node, undefined);
  });

  it('applies edits one after the other', () => {
    const document = editText(readText('a: 1\n', 'yaml'), [
      { start: 5, end: 5, newText: 'b: 2\n' },
      { start: 8, end: 9, newText: '3' },
    ]);
    assert.equal(document.text, 'a: 1\nb: 3\n');
  });

  it('remembers how the document was read', () => {
    const document = editText(readText(`a: \${x}\n`, 'yaml', { template: 'none' }), [
      { start: 8, end: 8, newText: `b: \${y}\n` },
    ]);
    assert.deepEqual(document.masks, []);
  });
});
