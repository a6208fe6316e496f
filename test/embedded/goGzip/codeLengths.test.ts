import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codeLengths } from '../../../server/src/embedded/goGzip/codeLengths.ts';
import { codedSize } from '../../../server/src/embedded/goGzip/prefixCode.ts';

const lengthsOf = (frequencies: readonly number[], limit = 15): number[] => [
  ...codeLengths(Uint32Array.from(frequencies), limit),
];

describe('code lengths', () => {
  it('are 1 where one or two symbols occur', () => {
    assert.deepEqual(lengthsOf([0, 0, 0]), [0, 0, 0]);
    assert.deepEqual(lengthsOf([0, 7, 0]), [0, 1, 0]);
    assert.deepEqual(lengthsOf([5, 0, 900]), [1, 0, 1]);
  });

  it('are uneven rather than even where both are as good', () => {
    // Two bits for each would be as short: the pair of the rare ones is taken before a symbol that is as heavy.
    assert.deepEqual(lengthsOf([2, 2, 1, 1]), [2, 1, 3, 3]);
  });

  it('give the shorter code to the greater symbol where two occur equally often', () => {
    assert.deepEqual(lengthsOf([1, 1, 1]), [2, 2, 1]);
  });

  it('stay within the limit, although Fibonacci numbers ask for more', () => {
    const fibonacci = [1, 1];
    while (fibonacci.length < 19) fibonacci.push((fibonacci.at(-1) ?? 0) + (fibonacci.at(-2) ?? 0));
    assert.equal(Math.max(...lengthsOf(fibonacci, 15)), 15);
    assert.equal(Math.max(...lengthsOf(fibonacci, 7)), 7);
  });

  const frequencies = fc.array(fc.oneof(fc.constant(0), fc.nat({ max: 9 }), fc.nat({ max: 5000 })), {
    minLength: 3,
    maxLength: 286,
  });

  it('use all codes there are, and no more', () => {
    fc.assert(
      fc.property(frequencies, fc.integer({ min: 9, max: 15 }), (counts, limit) => {
        const lengths = lengthsOf(counts, limit);
        const used = lengths.filter((length) => length > 0);
        assert.ok(used.every((length) => length <= limit));
        assert.deepEqual(
          lengths.map((length) => length > 0),
          counts.map((count) => count > 0),
        );
        if (used.length > 1) assert.equal(sum(used.map((length) => 2 ** -length)), 1);
      }),
    );
  });

  it('cost what a Huffman code costs, if the limit does not bind', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 9 }), { minLength: 3, maxLength: 60 }), (counts) => {
        const used = counts.filter((count) => count > 0);
        fc.pre(used.length > 1);
        assert.equal(codedSize(Uint32Array.from(counts), Uint8Array.from(lengthsOf(counts))), huffmanCost(used));
      }),
    );
  });
});

/** What remains of the weights is merged two by two, the lightest first; each merger costs a bit for all below it. */
function huffmanCost(weights: readonly number[]): number {
  const left = [...weights];
  let cost = 0;
  while (left.length > 1) {
    left.sort((a, b) => a - b);
    const merged = sum(left.splice(0, 2));
    cost += merged;
    left.push(merged);
  }
  return cost;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
