/** The hash functions by which contents are verified. */
export type Sha2 = 'sha256' | 'sha512';

/**
 * The hash of some bytes in lower-case hexadecimal digits, as FIPS 180-4 defines it. The functions that browsers have
 * answer later, and a judgement cannot wait.
 */
export function sha2(name: Sha2, bytes: Uint8Array): string {
  return name === 'sha256' ? sha256(bytes) : sha512(bytes);
}

/** By how many bits words are rotated, and by how many the last of a small sum is shifted. */
type Rotations = readonly [number, number, number];

function sha256(bytes: Uint8Array): string {
  const { start, constants } = numbersOf('sha256');
  const blocks = new DataView(padded(bytes, 4).buffer);
  const state = Int32Array.from(start);
  const words = new Int32Array(64);
  const at = (list: Int32Array, index: number): number => list[index] ?? 0;
  const rotated = (word: number, by: number): number => (word >>> by) | (word << (32 - by));
  const sum = (word: number, [a, b, c]: Rotations): number => rotated(word, a) ^ rotated(word, b) ^ rotated(word, c);
  for (let block = 0; block < blocks.byteLength; block += 64) {
    for (let round = 0; round < 64; round++) {
      if (round < 16) words[round] = blocks.getInt32(block + round * 4);
      else {
        const [old, recent] = [at(words, round - 15), at(words, round - 2)];
        const small = (rotated(old, 7) ^ rotated(old, 18) ^ (old >>> 3)) + at(words, round - 7);
        words[round] = at(words, round - 16) + small + (rotated(recent, 17) ^ rotated(recent, 19) ^ (recent >>> 10));
      }
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let round = 0; round < 64; round++) {
      const first = h + sum(e, [6, 11, 25]) + ((e & f) ^ (~e & g)) + at(constants, round) + at(words, round);
      const second = sum(a, [2, 13, 22]) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
    }
    for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) state[index] = at(state, index) + word;
  }
  return digits(state);
}

/** A word is two numbers, the upper half in front. */
function sha512(bytes: Uint8Array): string {
  const { start, constants } = numbersOf('sha512');
  const blocks = new DataView(padded(bytes, 8).buffer);
  const state = Int32Array.from(start);
  const words = new Int32Array(160);
  const at = (list: Int32Array, index: number): number => list[index] ?? 0;
  // The other half the other way round gives the lower half.
  const rotated = (half: number, other: number, by: number): number =>
    by < 32 ? (half >>> by) | (other << (32 - by)) : (other >>> (by - 32)) | (half << (64 - by));
  const sum = (half: number, other: number, [a, b, c]: Rotations): number =>
    rotated(half, other, a) ^ rotated(half, other, b) ^ rotated(half, other, c);
  const carried = (low: number): number => Math.floor(low / 2 ** 32);
  for (let block = 0; block < blocks.byteLength; block += 128) {
    for (let half = 0; half < 32; half++) words[half] = blocks.getInt32(block + half * 4);
    for (let place = 32; place < 160; place += 2) {
      const [oldHigh, oldLow] = [at(words, place - 30), at(words, place - 29)];
      const [high, low] = [at(words, place - 4), at(words, place - 3)];
      const oldSmall = rotated(oldLow, oldHigh, 1) ^ rotated(oldLow, oldHigh, 8) ^ rotated(oldLow, oldHigh, 7);
      const small = rotated(low, high, 19) ^ rotated(low, high, 61) ^ rotated(low, high, 6);
      const lower = (at(words, place - 31) >>> 0) + (at(words, place - 13) >>> 0) + (oldSmall >>> 0) + (small >>> 0);
      words[place + 1] = lower;
      words[place] =
        at(words, place - 32) +
        at(words, place - 14) +
        (rotated(oldHigh, oldLow, 1) ^ rotated(oldHigh, oldLow, 8) ^ (oldHigh >>> 7)) +
        (rotated(high, low, 19) ^ rotated(high, low, 61) ^ (high >>> 6)) +
        carried(lower);
    }
    const own = Int32Array.from(state);
    for (let place = 0; place < 160; place += 2) {
      const [aHigh = 0, aLow = 0, bHigh = 0, bLow = 0, cHigh = 0, cLow = 0] = own;
      const [eHigh, eLow, fHigh, fLow] = [at(own, 8), at(own, 9), at(own, 10), at(own, 11)];
      const [gHigh, gLow] = [at(own, 12), at(own, 13)];
      const firstLow =
        (at(own, 15) >>> 0) +
        (sum(eLow, eHigh, bigE) >>> 0) +
        (((eLow & fLow) ^ (~eLow & gLow)) >>> 0) +
        (at(constants, place + 1) >>> 0) +
        (at(words, place + 1) >>> 0);
      const firstHigh =
        at(own, 14) +
        sum(eHigh, eLow, bigE) +
        ((eHigh & fHigh) ^ (~eHigh & gHigh)) +
        at(constants, place) +
        at(words, place) +
        carried(firstLow);
      const secondLow =
        (sum(aLow, aHigh, bigA) >>> 0) + (((aLow & bLow) ^ (aLow & cLow) ^ (bLow & cLow)) >>> 0) + (firstLow >>> 0);
      const secondHigh =
        sum(aHigh, aLow, bigA) + ((aHigh & bHigh) ^ (aHigh & cHigh) ^ (bHigh & cHigh)) + firstHigh + carried(secondLow);
      const movedLow = (at(own, 7) >>> 0) + (firstLow >>> 0);
      const movedHigh = at(own, 6) + firstHigh + carried(movedLow);
      own.copyWithin(2, 0, 14);
      own[0] = secondHigh;
      own[1] = secondLow;
      own[8] = movedHigh;
      own[9] = movedLow;
    }
    for (let place = 0; place < 16; place += 2) {
      const low = (at(state, place + 1) >>> 0) + (at(own, place + 1) >>> 0);
      state[place + 1] = low;
      state[place] = at(state, place) + at(own, place) + carried(low);
    }
  }
  return digits(state);
}

const bigA: Rotations = [28, 34, 39];
const bigE: Rotations = [14, 18, 41];

function digits(state: Int32Array): string {
  return Array.from(state, (half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
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

/** What the functions begin with and add in each round, in halves of 32 bits. */
interface Numbers {
  readonly start: Int32Array;
  readonly constants: Int32Array;
}

const known = new Map<Sha2, Numbers>();

function numbersOf(name: Sha2): Numbers {
  const before = known.get(name);
  if (before) return before;
  const [width, rounds] = name === 'sha256' ? [32, 64] : [64, 80];
  const halves = (fractions: readonly bigint[]): Int32Array =>
    Int32Array.from(
      fractions.flatMap((bits) => (width === 32 ? [bits] : [bits >> 32n, bits])),
      (bits) => Number(BigInt.asIntN(32, bits)),
    );
  const numbers = {
    start: halves(firstPrimes(8).map((prime) => fraction(prime, 2n, width))),
    constants: halves(firstPrimes(rounds).map((prime) => fraction(prime, 3n, width))),
  };
  known.set(name, numbers);
  return numbers;
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
