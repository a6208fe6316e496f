import { farthestMatch, longestMatch, matchToken, shortestMatch, type Token } from './token.ts';

/**
 * Where the same four bytes stood before. Strings of four bytes with equal hash form a chain, from the newest back to
 * the oldest; positions count from the start of the input.
 */
export interface HashChains {
  readonly bytes: Uint8Array;
  /** By hash: the newest position + 1, or 0. */
  readonly newest: Uint32Array;
  /** By position, modulo the window: the next older position + 1, or 0. */
  readonly older: Uint32Array;
}

const windowMask = farthestMatch - 1;
const hashBits = 17;
/** How many strings of a chain are looked at. */
const mostTries = 4096;
/** Only this near is a match of four bytes worth its bits. */
const farthestShortestMatch = 4096;

/** Of the last input: a config has hundreds of small ones, and each would leave more than half a megabyte behind. */
let tables: Pick<HashChains, 'newest' | 'older'> | undefined;

/** The chains of an input; those of the one before are gone. */
export function hashChains(bytes: Uint8Array): HashChains {
  tables ??= { newest: new Uint32Array(1 << hashBits), older: new Uint32Array(farthestMatch) };
  // What is left in `older` belongs to positions that no head leads to any more.
  tables.newest.fill(0);
  return { bytes, ...tables };
}

/** Puts the string at a position at the head of its chain; returns the head until now, or -1. Four bytes must be left. */
export function addString(chains: HashChains, position: number): number {
  const { bytes, newest, older } = chains;
  const string =
    ((bytes[position] as number) << 24) |
    ((bytes[position + 1] as number) << 16) |
    ((bytes[position + 2] as number) << 8) |
    (bytes[position + 3] as number);
  const hash = Math.imul(string, 0x1e35a7bd) >>> (32 - hashBits);
  const head = newest[hash] as number;
  older[position & windowMask] = head;
  newest[hash] = position + 1;
  return head - 1;
}

/**
 * The longest match for a position, the nearest of equally long ones, if it is longer than one that is known already;
 * else 0. The string must have been added; the head is what `addString` returned for it, and lies not before the oldest
 * position that may be used.
 */
export function findMatch(
  chains: HashChains,
  position: number,
  head: number,
  oldest: number,
  longerThan: number,
): Token {
  const { bytes, older } = chains;
  const end = Math.min(position + longestMatch, bytes.length);
  let best = Math.max(longerThan, shortestMatch - 1);
  if (position + best >= end) return 0;
  let distance = 0;
  // What a candidate must have at its end to be longer than the best: most of them fail here.
  let last = bytes[position + best];
  let lastButOne = bytes[position + best - 1];
  for (let candidate = head, tries = mostTries; tries > 0; tries--) {
    if (bytes[candidate + best] === last && bytes[candidate + best - 1] === lastButOne) {
      let at = position;
      for (let from = candidate; at < end && bytes[from] === bytes[at]; from++) at++;
      const length = at - position;
      if (length > best && (length > shortestMatch || position - candidate <= farthestShortestMatch)) {
        best = length;
        distance = position - candidate;
        if (at === end) break;
        last = bytes[at];
        lastButOne = bytes[at - 1];
      }
    }
    // The entry of a string that is exactly one window old is by now that of this position.
    if (candidate === oldest) break;
    candidate = (older[candidate & windowMask] as number) - 1;
    if (candidate < oldest) break;
  }
  return distance === 0 ? 0 : matchToken(best, distance);
}
