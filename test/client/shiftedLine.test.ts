import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type LineChange, shiftedLine } from '../../client/src/shiftedLine.ts';

function change(start: readonly [number, number], end: number, text: string): LineChange {
  return { range: { start: { line: start[0], character: start[1] }, end: { line: end } }, text };
}

describe('lines that follow the typing', () => {
  const cases: readonly (readonly [name: string, line: number, change: LineChange, expected: number])[] = [
    ['stay where something below is edited', 3, change([4, 2], 4, 'a\nb'), 3],
    ['stay where they are edited themselves', 3, change([3, 2], 3, 'abc'), 3],
    ['move down by what is put above', 3, change([1, 0], 1, 'a\nb\n'), 5],
    ['move down by what is put in front', 3, change([3, 0], 3, 'a\n'), 4],
    ['stay where they are cut in two', 3, change([3, 4], 3, '\n'), 3],
    ['move up by what is taken away above', 5, change([1, 0], 3, ''), 3],
    ['end where they were put together with the line above', 3, change([2, 5], 3, ''), 2],
    ['end where they were taken away', 3, change([2, 5], 4, ''), 2],
  ];
  for (const [name, line, edit, expected] of cases) it(name, () => assert.equal(shiftedLine(line, [edit]), expected));

  it('take edits one after the other', () =>
    assert.equal(shiftedLine(3, [change([0, 0], 0, 'a\n'), change([0, 0], 1, '')]), 3));

  it('stay with their text wherever whole lines come and go', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), fc.nat(20), fc.nat(5), (line, at, count, added) => {
        const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`);
        fc.pre(line < at || line >= at + count);
        const text = 'new\n'.repeat(added);
        const after = lines.toSpliced(at, count, ...Array.from({ length: added }, () => 'new'));
        const moved = shiftedLine(line, [change([at, 0], at + count, text)]);
        assert.equal(after[moved], `line ${line}`);
      }),
      { seed: 8 },
    );
  });
});
