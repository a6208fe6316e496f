import assert from 'node:assert/strict';
import { composeEdits } from '../../server/src/base/composeEdits.ts';
import { applyEdits, type TextEdit } from '../../server/src/base/text.ts';
import { type Random, randomOf } from '../fuzz/random.ts';

describe('composeEdits', () => {
  it('does at once what two lists of edits do', () => {
    const earlier = [
      { start: 1, end: 2, newText: 'xyz' },
      { start: 4, end: 4, newText: '--' },
    ];
    const later = [
      { start: 2, end: 3, newText: '' },
      { start: 6, end: 8, newText: '+' },
    ];
    assert.deepEqual(composeEdits('abcdef', earlier, later), [
      { start: 1, end: 2, newText: 'xz' },
      { start: 4, end: 4, newText: '+' },
    ]);
  });

  it('gives nothing for nothing', () => assert.deepEqual(composeEdits('abc', [], []), []));

  it('comes to the same text for any edits', () => {
    for (let seed = 0; seed < 500; seed++) {
      const random = randomOf(seed);
      const text = 'abcdefghij'.slice(random.below(10));
      const earlier = someEdits(random, text, 'xyz');
      const between = applyEdits(text, earlier);
      const later = someEdits(random, between, '123');
      const edits = composeEdits(text, earlier, later);
      assert.equal(applyEdits(text, edits), applyEdits(between, later), String(seed));
      for (const [index, { start }] of edits.entries()) assert.ok(start >= (edits[index - 1]?.end ?? 0), String(seed));
    }
  });
});

function someEdits(random: Random, text: string, letters: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (let at = random.below(3); at <= text.length; at += 1 + random.below(4)) {
    const end = Math.min(text.length, at + random.below(3));
    edits.push({ start: at, end, newText: letters.slice(random.below(letters.length + 1)) });
    at = end;
  }
  return edits;
}
