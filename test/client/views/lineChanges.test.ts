import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type LineChange, lineChanges } from '../../../client/src/views/lineChanges.ts';

const changesOf = (before: string, after: string) => lineChanges(before.split(''), after.split(''));

/** The newer text, made of the older one and what differs. */
function apply(before: readonly string[], after: readonly string[], changes: readonly LineChange[]): readonly string[] {
  const made: string[] = [];
  let old = 0;
  for (const { at, added, removed } of changes) {
    while (made.length < at) made.push(before[old++]!);
    assert.deepEqual(before.slice(old, old + removed.length), removed);
    old += removed.length;
    made.push(...after.slice(at, at + added));
  }
  return [...made, ...before.slice(old)];
}

describe('what differs between two texts', () => {
  it('is nothing where nothing differs', () => {
    assert.deepEqual(changesOf('abc', 'abc'), []);
    assert.deepEqual(changesOf('', ''), []);
  });

  it('is what has come and what is gone, each at its place', () => {
    assert.deepEqual(changesOf('abcd', 'abXd'), [{ at: 2, added: 1, removed: ['c'] }]);
    assert.deepEqual(changesOf('abcd', 'ad'), [{ at: 1, added: 0, removed: ['b', 'c'] }]);
    assert.deepEqual(changesOf('ad', 'abcd'), [{ at: 1, added: 2, removed: [] }]);
  });

  it('is told apart where lines between stay', () => {
    assert.deepEqual(changesOf('abcdef', 'acdXf'), [
      { at: 1, added: 0, removed: ['b'] },
      { at: 3, added: 1, removed: ['e'] },
    ]);
  });

  it('is a whole thing, where the same lines may have stood in several places', () => {
    const lines = (...names: string[]) => ['[', ...names.flatMap((name) => ['  {', `    ${name}`, '  },']), ']'];
    assert.deepEqual(lineChanges(lines('a', 'b', 'c'), lines('a', 'c')), [
      { at: 4, added: 0, removed: ['  {', '    b', '  },'] },
    ]);
  });

  it('always leads from the one to the other', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', ' c', ' d'), { maxLength: 30 });
    fc.assert(
      fc.property(lines, lines, (before, after) =>
        assert.deepEqual(apply(before, after, lineChanges(before, after)), after),
      ),
    );
  });

  it('is all between where too much differs', () => {
    const [before, after] = ['x', 'y'].map((letter) => [
      'a',
      ...Array.from({ length: 900 }, (_, n) => `${letter}${n}`),
    ]);
    assert.deepEqual(lineChanges(before!, after!), [{ at: 1, added: 900, removed: before!.slice(1) }]);
  });
});
