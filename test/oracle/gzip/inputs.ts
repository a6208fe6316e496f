import { type Random, randomOf } from '../../fuzz/random.ts';

/** What to compress, as three words: `inputs.go` makes the same bytes of them, so that no golden has to hold them. */
export interface InputSpec {
  readonly generator: string;
  readonly seed: number;
  readonly length: number;
}

export function makeInput({ generator, seed, length }: InputSpec): Uint8Array {
  const output = new Uint8Array(length);
  generators[generator]?.(randomOf(seed), output);
  return output;
}

type Generator = (random: Random, output: Uint8Array) => void;

/** Every generator draws its numbers in an order that the Go program keeps to: one draw a statement. */
const generators: Readonly<Record<string, Generator>> = {
  single,
  random: (random, output) => fillEach(output, () => random.below(256)),
  alphabet,
  runs,
  period,
  noisyPeriod,
  copies,
  text,
  config,
  fibonacci,
  counters,
  sparse,
  collisions,
  lengths,
  buffer,
  mixed,
};

export const generatorNames = Object.keys(generators);

function fillEach(output: Uint8Array, next: () => number): void {
  for (let at = 0; at < output.length; at++) output[at] = next();
}

/** The same byte over and over. */
function single(random: Random, output: Uint8Array): void {
  output.fill(random.below(256));
}

/** Bytes of a small alphabet, all equally frequent: long chains of short matches. */
function alphabet(random: Random, output: Uint8Array): void {
  const size = 2 + random.below(63);
  fillEach(output, () => 32 + random.below(size));
}

/** Runs of one byte, some much longer than the longest match. */
function runs(random: Random, output: Uint8Array): void {
  for (let at = 0; at < output.length; ) {
    const byte = random.below(256);
    const longest = random.below(8) === 0 ? 600 : 8;
    const end = at + 1 + random.below(longest);
    output.fill(byte, at, end);
    at = end;
  }
}

const periods = [8, 300, 5000, 33_000, 70_000];

/** Random bytes that come again and again, some of them too far away to be copied. */
function period(random: Random, output: Uint8Array): void {
  const length = 1 + random.below(periods[random.below(periods.length)] as number);
  for (let at = 0; at < output.length; at++)
    output[at] = at < length ? random.below(256) : (output[at - length] as number);
}

function noisyPeriod(random: Random, output: Uint8Array): void {
  const length = 1 + random.below(periods[random.below(periods.length)] as number);
  const rate = 5 + random.below(400);
  for (let at = 0; at < output.length; at++) {
    const isNew = at < length || random.below(rate) === 0;
    output[at] = isNew ? random.below(256) : (output[at - length] as number);
  }
}

const edgeLengths = [1, 3, 4, 5, 8, 32, 257, 258, 259, 516, 600];
const edgeDistances = [1, 2, 4, 258, 4096, 32_506, 32_768, 65_274, 65_536];

/** Random bytes between copies whose lengths and distances are about those at which the format or Go changes its mind. */
function copies(random: Random, output: Uint8Array): void {
  const most = 2 + random.below(40);
  for (let at = 0; at < output.length; ) {
    const fresh = random.below(most);
    for (let end = Math.min(at + fresh, output.length); at < end; at++) output[at] = random.below(256);
    const length = edgeLengths[random.below(edgeLengths.length)] as number;
    const edge = edgeDistances[random.below(edgeDistances.length)] as number;
    const distance = Math.max(1, edge - 3 + random.below(7));
    // Where there is nothing so far back, zeros.
    for (let end = Math.min(at + length, output.length); at < end; at++) output[at] = output[at - distance] ?? 0;
  }
}

/** Words of lower-case letters, early letters of the alphabet more often. */
function vocabulary(random: Random, count: number): Uint8Array[] {
  const words: Uint8Array[] = [];
  for (let index = 0; index < count; index++) {
    const word = new Uint8Array(2 + random.below(8));
    fillEach(word, () => {
      const limit = 1 + random.below(26);
      return 97 + random.below(limit);
    });
    words.push(word);
  }
  return words;
}

/** A word, the first ones of the list more often. */
function pickWord(random: Random, words: readonly Uint8Array[]): Uint8Array {
  const limit = 1 + random.below(words.length);
  return words[random.below(limit)] as Uint8Array;
}

/** Puts bytes where they fit; returns where they end. */
function append(output: Uint8Array, at: number, bytes: Uint8Array): number {
  const end = Math.min(at + bytes.length, output.length);
  output.set(bytes.subarray(0, end - at), at);
  return end;
}

function text(random: Random, output: Uint8Array): void {
  const words = vocabulary(random, 50 + random.below(400));
  for (let at = 0; at < output.length; ) {
    at = append(output, at, pickWord(random, words));
    const separator = random.below(14);
    if (separator === 0) at = append(output, at, Uint8Array.of(46, 10));
    else if (separator === 1) at = append(output, at, Uint8Array.of(44, 32));
    else at = append(output, at, Uint8Array.of(32));
  }
}

/** Lines like those of a config: indentation, key, value. */
function config(random: Random, output: Uint8Array): void {
  const words = vocabulary(random, 20 + random.below(80));
  for (let at = 0; at < output.length; ) {
    const indent = 2 * random.below(5);
    at = append(output, at, new Uint8Array(indent).fill(32));
    at = append(output, at, pickWord(random, words));
    at = append(output, at, Uint8Array.of(58, 32));
    const kind = random.below(3);
    if (kind === 0) at = append(output, at, new TextEncoder().encode(String(random.below(10_000))));
    for (let part = 0; part < kind; part++) {
      at = append(output, at, Uint8Array.of(47));
      at = append(output, at, pickWord(random, words));
    }
    at = append(output, at, Uint8Array.of(10));
  }
}

/** Bytes about as frequent as the numbers of Fibonacci. */
function fibonacci(random: Random, output: Uint8Array): void {
  const limits = [1, 2];
  const size = 12 + random.below(12);
  while (limits.length < size) limits.push((limits.at(-1) as number) + (limits.at(-2) as number) + 1);
  fillEach(output, () => {
    const drawn = random.below(limits.at(-1) as number);
    return 7 * limits.findIndex((limit) => drawn < limit);
  });
}

/** Numbers of four bytes that grow slowly, as in tables of binary files. */
function counters(random: Random, output: Uint8Array): void {
  let value = random.below(1_000_000);
  const step = 1 + random.below(40);
  for (let at = 0; at < output.length; ) {
    at = append(output, at, Uint8Array.of(value, value >> 8, value >> 16, value >> 24));
    value += random.below(step);
  }
}

/** Few bytes between zeros: chains that are longer than anybody searches. */
function sparse(random: Random, output: Uint8Array): void {
  const rate = 2 + random.below(30);
  fillEach(output, () => (random.below(rate) === 0 ? 1 + random.below(3) : 0));
}

/** Words that have one hash in Go's compressor. */
const collidingWords = ['aluv', 'bjat', 'epka', 'jsnx', 'myxe'].map((word) => new TextEncoder().encode(word));

/** Long chains in which strings that only share the hash take the place of others. */
function collisions(random: Random, output: Uint8Array): void {
  const size = 2 + random.below(4);
  for (let at = 0; at < output.length; ) at = append(output, at, collidingWords[random.below(size)] as Uint8Array);
}

/** One length for each of seventeen symbols. */
const matchLengths = [51, 43, 35, 31, 27, 23, 19, 17, 15, 13, 11, 10, 9, 8, 7, 6, 5];

/** Copies whose lengths are as frequent as the numbers of Fibonacci, exactly: only the limit keeps codes short. */
function lengths(random: Random, output: Uint8Array): void {
  const turns: number[] = [];
  for (let index = 0, count = 1, next = 1; index < matchLengths.length; index++) {
    for (let copy = 0; copy < count; copy++) turns.push(matchLengths[index] as number);
    [count, next] = [next, count + next];
  }
  for (let left = turns.length; left > 1; left--) {
    const chosen = random.below(left);
    [turns[left - 1], turns[chosen]] = [turns[chosen] as number, turns[left - 1] as number];
  }
  for (let at = 0, turn = 0; at < output.length; turn++) {
    output[at++] = random.below(256);
    const distance = 5000 + random.below(20_000);
    if (distance > at) continue;
    const end = Math.min(at + (turns[turn % turns.length] as number), output.length);
    for (; at < end; at++) output[at] = output[at - distance] as number;
  }
}

/** Random bytes with copies that are only possible while Go's buffer still holds what they copy. */
function buffer(random: Random, output: Uint8Array): void {
  // Half of all bytes, so that a block is not stored, whatever its tokens are.
  fillEach(output, () => random.below(128));
  for (let edge = 65_274; edge < output.length; edge += 32_768) {
    for (let copy = -4; copy < 5; copy++) {
      const at = edge + 13 * copy + random.below(3);
      const from = at - 32_400 - random.below(371);
      if (at + 6 <= output.length) output.copyWithin(at, from, from + 6);
    }
  }
}

const parts = ['single', 'random', 'alphabet', 'runs', 'noisyPeriod', 'copies', 'text', 'config'];

/** Stretches of the others, so that blocks of all three kinds stand in one output. */
function mixed(random: Random, output: Uint8Array): void {
  for (let at = 0; at < output.length; ) {
    const generator = parts[random.below(parts.length)] as string;
    const seed = random.below(1_000_000);
    const longest = random.below(6) === 0 ? 90_000 : 9000;
    const length = Math.min(1 + random.below(longest), output.length - at);
    output.set(makeInput({ generator, seed, length }), at);
    at += length;
  }
}
