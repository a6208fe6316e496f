import assert from 'node:assert/strict';
import { isTheirs, type ShownProblem, withoutRepeated } from '../../client/src/repeatedProblems.ts';

function problem(code: string, line: number, more: Partial<ShownProblem> = {}): ShownProblem {
  const range = { start: { line, character: 2 }, end: { line, character: 6 } };
  return { source: 'butane', code, isError: true, range, ...more };
}
const theirs = (line: number, more: Partial<ShownProblem> = {}) => problem('0', line, { source: 'YAML', ...more });
const elsewhere = { start: { line: 7, character: 0 }, end: { line: 7, character: 9 } };
const codes = (ours: readonly ShownProblem[], others: readonly ShownProblem[]) =>
  withoutRepeated(ours, others).map(({ code }) => code);

describe('the problems that another extension reports too', () => {
  const both = [problem('syntax/missing-colon', 3), problem('syntax/quote-open', 7), problem('butane/wrong-type', 9)];

  it('stay while it reports nothing', () => {
    assert.deepEqual(codes(both, []), ['syntax/missing-colon', 'syntax/quote-open', 'butane/wrong-type']);
  });

  it('are left to it where it reports them at the same place, or further down', () => {
    assert.deepEqual(codes(both, [theirs(3)]), ['syntax/quote-open', 'butane/wrong-type']);
    assert.deepEqual(codes(both, [theirs(30)]), ['syntax/missing-colon', 'butane/wrong-type']);
    assert.deepEqual(codes(both, [theirs(3), theirs(30)]), ['butane/wrong-type']);
    assert.deepEqual(codes(both, [theirs(0)]), ['syntax/quote-open', 'butane/wrong-type']);
  });

  it('are not taken for what it only remarks on', () => {
    assert.deepEqual(codes(both, [theirs(30, { isError: false })]).length, 3);
  });

  it('are left to it where they are about a key that stands twice, and about nothing else at such a place', () => {
    const ours = [problem('butane/duplicate-key', 7), problem('butane/wrong-type', 7)];
    const range = { ...elsewhere, start: { line: 7, character: 2 } };
    assert.deepEqual(codes(ours, [theirs(7, { range })]), ['butane/wrong-type']);
  });

  it('are left to the schema of the user where it speaks of the very same stretch', () => {
    const schema = (line: number) => theirs(line, { source: 'yaml-schema: mine' });
    assert.deepEqual(codes(both, [schema(9), schema(4)]), ['syntax/missing-colon', 'syntax/quote-open']);
  });

  it('are told apart from those of others by their source', () => {
    assert.deepEqual(
      ['YAML', 'yaml-schema: x', 'butane', 'strata', undefined].map((source) => isTheirs({ source })),
      [true, true, false, false, false],
    );
  });
});
