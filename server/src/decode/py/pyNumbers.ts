/** How PyYAML makes numbers of texts (`construct_yaml_int`, `construct_yaml_float`), as far as configs need it. */

/** Undefined where Python raises an error. */
export function pythonInteger(text: string): bigint | undefined {
  const plain = text.replaceAll('_', '');
  const isNegative = plain.startsWith('-');
  const magnitude = magnitudeOf(/^[-+]/u.test(plain) ? plain.slice(1) : plain);
  return magnitude !== undefined && isNegative ? -magnitude : magnitude;
}

function magnitudeOf(text: string): bigint | undefined {
  if (text === '0') return 0n;
  if (text.startsWith('0b')) return inBase(text.slice(2), 2);
  if (text.startsWith('0x')) return inBase(text.slice(2), 16);
  if (text.startsWith('0')) return inBase(text, 8);
  if (!text.includes(':')) return inBase(text, 10);
  let sum = 0n;
  for (const part of text.split(':')) {
    const digit = inBase(part, 10);
    if (digit === undefined) return undefined;
    sum = sum * 60n + digit;
  }
  return sum;
}

const forms: Readonly<Record<number, { readonly letter: string; readonly digits: RegExp }>> = {
  2: { letter: 'b', digits: /^[01]+$/u },
  8: { letter: 'o', digits: /^[0-7]+$/u },
  10: { letter: '', digits: /^[0-9]+$/u },
  16: { letter: 'x', digits: /^[0-9a-f]+$/iu },
};

/** `int(text, base)`, which allows blanks around the number, a sign, and the prefix of the base. */
function inBase(text: string, base: 2 | 8 | 10 | 16): bigint | undefined {
  const [, sign = '', rest = ''] = /^\s*([-+]?)(.*?)\s*$/su.exec(text) ?? [];
  const { letter = '', digits = /^$/u } = forms[base] ?? {};
  const bare = letter !== '' && rest.toLowerCase().startsWith(`0${letter}`) ? rest.slice(2) : rest;
  if (!digits.test(bare)) return undefined;
  const prefix = letter === '' ? '' : `0${letter}`;
  const value = BigInt(prefix + bare);
  return sign === '-' ? -value : value;
}

/** Undefined where Python raises an error. */
export function pythonFloat(text: string): number | undefined {
  const plain = text.replaceAll('_', '').toLowerCase();
  const sign = plain.startsWith('-') ? -1 : 1;
  const bare = /^[-+]/u.test(plain) ? plain.slice(1) : plain;
  if (bare === '.inf') return sign * Number.POSITIVE_INFINITY;
  if (bare === '.nan') return Number.NaN;
  let sum = 0;
  for (const part of bare.split(':')) {
    const digit = floatOf(part);
    if (digit === undefined) return undefined;
    sum = sum * 60 + digit;
  }
  return sign * sum;
}

/** `float(text)`. */
function floatOf(text: string): number | undefined {
  const bare = text.trim();
  const [, sign = '', word = ''] = /^([-+]?)(inf(?:inity)?|nan)$/u.exec(bare) ?? [];
  if (word !== '') return word === 'nan' ? Number.NaN : Number(`${sign}Infinity`);
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/u.test(bare) ? Number(bare) : undefined;
}
