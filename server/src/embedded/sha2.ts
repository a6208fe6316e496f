/** The hash functions by which contents are verified. */
export type Sha2 = 'sha256' | 'sha512';

interface Kind {
  /** How many bits a word has. */
  readonly width: number;
  readonly rounds: number;
  /** By how many bits words are rotated, and by how many the last of a small one is shifted. */
  readonly big: readonly [Rotations, Rotations];
  readonly small: readonly [Rotations, Rotations];
}

type Rotations = readonly [bigint, bigint, bigint];

const kinds: Readonly<Record<Sha2, Kind>> = {
  sha256: {
    width: 32,
    rounds: 64,
    big: [
      [2n, 13n, 22n],
      [6n, 11n, 25n],
    ],
    small: [
      [7n, 18n, 3n],
      [17n, 19n, 10n],
    ],
  },
  sha512: {
    width: 64,
    rounds: 80,
    big: [
      [28n, 34n, 39n],
      [14n, 18n, 41n],
    ],
    small: [
      [1n, 8n, 7n],
      [19n, 61n, 6n],
    ],
  },
};

/**
 * The hash of some bytes in lower-case hexadecimal digits, as FIPS 180-4 defines it. Written to be short, not fast: a few
 * kilobytes take milliseconds. The functions that browsers have answer later, and a judgement cannot wait.
 */
export function sha2(name: Sha2, bytes: Uint8Array): string {
  const kind = kinds[name];
  const { width } = kind;
  const size = width / 8;
  let state = firstPrimes(8).map((prime) => fraction(prime, 2n, width));
  const constants = firstPrimes(kind.rounds).map((prime) => fraction(prime, 3n, width));
  const blocks = new DataView(padded(bytes, size).buffer);
  for (let at = 0; at < blocks.byteLength; at += 16 * size) {
    const words = Array.from({ length: 16 }, (_, index) =>
      size === 8 ? blocks.getBigUint64(at + index * 8) : BigInt(blocks.getUint32(at + index * 4)),
    );
    state = compressed(state, words, constants, kind);
  }
  return state.map((word) => word.toString(16).padStart(size * 2, '0')).join('');
}

/** A one, zeros up to the end of a block, and at that end how many bits there are. */
function padded(bytes: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const block = 16 * size;
  const all = new Uint8Array(Math.ceil((bytes.length + 1 + 2 * size) / block) * block);
  all.set(bytes);
  all[bytes.length] = 0x80;
  new DataView(all.buffer).setBigUint64(all.length - 8, BigInt(bytes.length) * 8n);
  return all;
}

function compressed(
  state: readonly bigint[],
  words: bigint[],
  constants: readonly bigint[],
  { width, rounds, big, small }: Kind,
): bigint[] {
  const bits = BigInt(width);
  const wrap = (value: bigint): bigint => BigInt.asUintN(width, value);
  const turn = (word: bigint, by: bigint): bigint => wrap((word >> by) | (word << (bits - by)));
  const bigSum = (word: bigint, [a, b, c]: Rotations): bigint => turn(word, a) ^ turn(word, b) ^ turn(word, c);
  const smallSum = (word: bigint, [a, b, c]: Rotations): bigint => turn(word, a) ^ turn(word, b) ^ (word >> c);
  const at = (list: readonly bigint[], index: number): bigint => list[index] ?? 0n;
  for (let round = 16; round < rounds; round++) {
    const sum = at(words, round - 16) + smallSum(at(words, round - 15), small[0]);
    words.push(wrap(sum + at(words, round - 7) + smallSum(at(words, round - 2), small[1])));
  }
  let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state;
  for (let round = 0; round < rounds; round++) {
    const choice = (e & f) ^ (wrap(~e) & g);
    const first = h + bigSum(e, big[1]) + choice + at(constants, round) + at(words, round);
    const second = bigSum(a, big[0]) + ((a & b) ^ (a & c) ^ (b & c));
    [a, b, c, d, e, f, g, h] = [wrap(first + second), a, b, c, wrap(d + first), e, f, g];
  }
  return [a, b, c, d, e, f, g, h].map((word, index) => wrap(word + at(state, index)));
}

/** The first bits behind the point of a number's square or cube root. */
function fraction(value: bigint, degree: 2n | 3n, width: number): bigint {
  const scaled = value << (degree * BigInt(width));
  let low = 0n;
  let high = 1n << BigInt(width + 8);
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if (middle ** degree <= scaled) low = middle;
    else high = middle;
  }
  return BigInt.asUintN(width, low);
}

function firstPrimes(count: number): readonly bigint[] {
  const primes: bigint[] = [];
  for (let next = 2n; primes.length < count; next++)
    if (primes.every((prime) => next % prime !== 0n)) primes.push(next);
  return primes;
}
