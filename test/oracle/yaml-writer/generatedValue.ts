import { type Random, randomOf } from '../../fuzz/random.ts';
import type { PlainValue } from './plainValue.ts';

/** A value that looks random and is the same for the same seed: nested, with nasty texts and keys. */
export function generatedValue(seed: number): PlainValue {
  const random = randomOf(seed);
  return nestedValue(random, 1 + random.below(4));
}

function nestedValue(random: Random, depth: number): PlainValue {
  const count = random.below(depth > 2 ? 8 : 4);
  switch (depth > 0 ? random.below(4) : 3) {
    case 0:
      return Array.from({ length: count }, () => nestedValue(random, depth - 1));
    case 1:
    case 2: {
      const keyOf = random.pick([naturalKey, naturalKey, textOf]);
      return Object.fromEntries(
        Array.from({ length: count }, () => [keyOf(random), nestedValue(random, depth - random.below(2) - 1)]),
      );
    }
    default:
      return scalarOf(random);
  }
}

function scalarOf(random: Random): PlainValue {
  switch (random.below(10)) {
    case 0:
      return numberOf(random);
    case 1:
      return random.pick([null, true, false, '', 0]);
    default:
      return textOf(random);
  }
}

function numberOf(random: Random): PlainValue {
  const digits = random.below(2 ** 31);
  switch (random.below(4)) {
    case 0:
      return random.below(10 ** (1 + random.below(9)));
    case 1:
      return -digits / 10 ** random.below(14);
    case 2:
      return digits * 10 ** (random.below(590) - 300);
    default:
      return BigInt(digits) ** BigInt(1 + random.below(4)) + BigInt(random.below(1000));
  }
}

function textOf(random: Random): string {
  const alphabet = random.pick(alphabets);
  const length = random.chance(0.03) ? 100 + random.below(60) : random.below(random.pick([3, 8, 20]));
  return Array.from({ length }, () => random.pick(alphabet)).join('');
}

const letters = ['a', 'b', 'Z'];
const marks = [...'#,[]{}&*!|>\'"%@`?:-=~.<\\/ '];
const breaks = ['\n', '\n', '\u2028', '\u2029', ' ', 'a', 'b'];
const specials = [
  ...[
    '\t',
    '\r',
    '\0',
    '\u001b',
    '\u007f',
    '\u0085',
    '\u00a0',
    'é',
    '日',
    '\ud7ff',
    '\ue000',
    '\ufeff',
    '\ufffd',
    '\ufffe',
  ],
  ...['😀', '\u{10ffff}', '\ud83d', '\udc80', '\udcff', '"', '\\'],
];

const alphabets: readonly (readonly string[])[] = [
  ['a', 'b', ' ', '\n'],
  ['a', "'", ' ', '\n', '\n', '#', ':'],
  [...letters, ...marks],
  [...letters, ...marks, ...breaks],
  [...letters, ...breaks],
  [...letters, ...breaks, ...specials],
  ['\ufeff', 'a', ' ', '\n'],
  [...letters, ...specials],
  [...'0123456789_+-.:eExXbBoO'],
  [...'01:_.-+'],
  ['0x', '0b', '0o', '1', '7', '_', '-', '+', 'f', '.', 'e', ':'],
  ['2001', '-', '-', '1', '02', 'T', 't', ' ', ':', ':', '.', ',', 'Z', '+', '05', '9'],
  ['true', 'yes', 'No', 'null', '~', '.inf', '.nan', '<<', '=', '', ' ', '-', '+'],
  ['a: b\n', '- c\n', '  d\n', '\n', 'e', '#f\n', '\tg\n'],
];

/** One of few, so that they share beginnings; only digits of ASCII, because the order of others is no order. */
function naturalKey(random: Random): string {
  const length = 1 + random.below(5);
  return Array.from({ length }, () => random.pick(['a', 'b', '0', '0', '1', '9', '10', '-', '.', 'é', '😀'])).join('');
}
