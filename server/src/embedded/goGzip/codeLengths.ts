/**
 * How many bits each symbol gets: the lengths of an optimal prefix code in which no code is longer than the limit, 0 for
 * a symbol that does not occur. Where several codes are optimal, the choice is Go's: see `merge`.
 *
 * This is package-merge. Level 1 is the list of all symbols by weight; each further level is that list merged with the
 * pairs of neighbours of the level before. Of the last level the 2n-2 lightest items are taken, which means that the
 * items of their pairs are taken from the level before, and so on down. A symbol gets one bit for each level in which it
 * was taken.
 */
export function codeLengths(frequencies: Uint32Array, limit: number): Uint8Array {
  const lengths = new Uint8Array(frequencies.length);
  const symbols = symbolsByFrequency(frequencies);
  if (symbols.length <= 2) {
    for (const symbol of symbols) lengths[symbol] = 1;
    return lengths;
  }
  const weights = symbols.map((symbol) => frequencies[symbol] as number);
  const levels = levelsOf(weights, limit);
  let taken = 2 * symbols.length - 2;
  for (const level of levels.reverse()) {
    const leaves = countLeaves(level, taken);
    for (let index = 0; index < leaves; index++) {
      const symbol = symbols[index] as number;
      lengths[symbol] = (lengths[symbol] as number) + 1;
    }
    taken = 2 * (taken - leaves);
  }
  return lengths;
}

/** The items of one level in order: what each weighs, and whether it is a symbol (1) or a pair (0). */
interface Level {
  readonly weights: Uint32Array;
  readonly isLeaf: Uint8Array;
}

/** The rarest first; of equally frequent ones the smaller symbol. */
function symbolsByFrequency(frequencies: Uint32Array): Uint32Array {
  const keys: number[] = [];
  // A symbol has nine bits at most, a frequency in a block fifteen: one number holds both, and numbers sort fast.
  for (let symbol = 0; symbol < frequencies.length; symbol++) {
    const frequency = frequencies[symbol] as number;
    if (frequency > 0) keys.push(frequency * 512 + symbol);
  }
  return Uint32Array.from(keys)
    .sort()
    .map((key) => key % 512);
}

function levelsOf(weights: Uint32Array, count: number): Level[] {
  const levels: Level[] = [{ weights, isLeaf: new Uint8Array(weights.length).fill(1) }];
  while (levels.length < count) levels.push(merge(weights, pairsOf(levels.at(-1) as Level)));
  return levels;
}

/** What each two neighbours weigh together; one that is left over at the end belongs to no pair. */
function pairsOf({ weights }: Level): Uint32Array {
  const pairs = new Uint32Array(weights.length >> 1);
  for (let index = 0; index < pairs.length; index++)
    pairs[index] = (weights[2 * index] as number) + (weights[2 * index + 1] as number);
  return pairs;
}

/** Go's rule for ties: a symbol goes before a pair only if it is strictly lighter. */
function merge(leaves: Uint32Array, pairs: Uint32Array): Level {
  const weights = new Uint32Array(leaves.length + pairs.length);
  const isLeaf = new Uint8Array(weights.length);
  let leaf = 0;
  let pair = 0;
  for (let index = 0; index < weights.length; index++) {
    const leafWeight = leaf < leaves.length ? (leaves[leaf] as number) : Number.POSITIVE_INFINITY;
    const pairWeight = pair < pairs.length ? (pairs[pair] as number) : Number.POSITIVE_INFINITY;
    if (leafWeight < pairWeight) {
      weights[index] = leafWeight;
      isLeaf[index] = 1;
      leaf++;
    } else {
      weights[index] = pairWeight;
      pair++;
    }
  }
  return { weights, isLeaf };
}

function countLeaves({ isLeaf }: Level, taken: number): number {
  let leaves = 0;
  for (let index = 0; index < taken; index++) leaves += isLeaf[index] as number;
  return leaves;
}
