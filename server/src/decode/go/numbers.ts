import type { GoYamlVersion } from './goYamlVersion.ts';

/** How Go parses and prints numbers (package strconv), as far as configs need it. */

const maxInt64 = 2n ** 63n - 1n;
const minInt64 = -(2n ** 63n);
const maxUint64 = 2n ** 64n - 1n;

type Parsed = { readonly kind: 'integer'; readonly value: bigint } | { readonly kind: 'float'; readonly value: number };

/**
 * What follows a sign or a digit in the Go YAML libraries: underscores are dropped wherever they stand; then an integer
 * whose prefix gives the base (`0` alone is octal); then, so that `0888` is 888, a decimal number.
 */
export function parseNumber(text: string, version: GoYamlVersion): Parsed | undefined {
  const plain = text.replaceAll('_', '');
  const integer = parseIntegerAsGo(plain) ?? parseUnsignedAsGo(plain);
  if (integer !== undefined) return { kind: 'integer', value: integer };
  if (/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(plain)) {
    const value = Number(plain);
    if (Number.isFinite(value)) return { kind: 'float', value };
  }
  return parseSignBehindPrefix(plain, version);
}

/** `strconv.ParseInt(text, 0, 64)` of a text without underscores. */
function parseIntegerAsGo(text: string): bigint | undefined {
  const negative = text.startsWith('-');
  const magnitude = magnitudeOf(negative || text.startsWith('+') ? text.slice(1) : text);
  if (magnitude === undefined) return undefined;
  const value = negative ? -magnitude : magnitude;
  return value >= minInt64 && value <= maxInt64 ? value : undefined;
}

/** `strconv.ParseUint(text, 0, 64)`: no sign at all. */
function parseUnsignedAsGo(text: string): bigint | undefined {
  const value = magnitudeOf(text);
  return value !== undefined && value <= maxUint64 ? value : undefined;
}

function magnitudeOf(digits: string): bigint | undefined {
  if (/^(?:0|[1-9][0-9]*)$/.test(digits) || /^0[xX][0-9a-fA-F]+$/.test(digits)) return BigInt(digits);
  if (/^0[bB][01]+$/.test(digits) || /^0[oO][0-7]+$/.test(digits)) return BigInt(digits);
  return /^0[0-7]+$/.test(digits) ? BigInt(`0o${digits.slice(1)}`) : undefined;
}

/** The libraries parse what stands behind `0b` (and, v3 only, `0o`) once more, and so let a sign pass there. */
function parseSignBehindPrefix(plain: string, version: GoYamlVersion): Parsed | undefined {
  const match = /^0(?:(b)([-+])([01]+)|(o)([-+])([0-7]+))$/.exec(plain);
  if (!match || (match[4] !== undefined && version === 2)) return undefined;
  const digits = match[3] ?? match[6] ?? '';
  const value = BigInt(`0${match[1] ?? match[4]}${digits}`) * ((match[2] ?? match[5]) === '-' ? -1n : 1n);
  return value >= minInt64 && value <= maxInt64 ? { kind: 'integer', value } : undefined;
}

/** `strconv.ParseFloat` of a text that begins with a point; undefined where it is no number or too large. */
export function parseFloatAsGo(text: string): number | undefined {
  if (!/^\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?$/.test(text)) return undefined;
  const value = Number(text.replaceAll('_', ''));
  return Number.isFinite(value) ? value : undefined;
}

/** Go's `int64(float)` where the libraries allow it: truncated, and what is too small ends at the smallest integer. */
export function truncateAsGo(value: number): bigint | undefined {
  // The comparison is one of floats, so that 2^63 itself passes, and then wraps round (amd64).
  if (!(value <= 2 ** 63)) return undefined;
  return value >= -(2 ** 63) && value < 2 ** 63 ? BigInt(Math.trunc(value)) : minInt64;
}

export function fitsInt64(value: bigint): boolean {
  return value >= minInt64 && value <= maxInt64;
}

/** A number where it holds the integer exactly, else the bigint. */
export function integerValue(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

/** `strconv.FormatFloat(value, 'g', -1, 32)`: the fewest digits that single precision needs. */
export function formatFloat32(value: number): string {
  const single = Math.fround(value);
  if (Number.isNaN(single)) return 'NaN';
  if (!Number.isFinite(single)) return single > 0 ? '+Inf' : '-Inf';
  if (single === 0) return Object.is(single, -0) ? '-0' : '0';
  let digits = 1;
  while (digits < 9 && Math.fround(Number(single.toExponential(digits - 1))) !== single) digits++;
  const [mantissa = '', exponentText = ''] = single.toExponential(digits - 1).split('e');
  const exponent = Number(exponentText);
  if (exponent >= -4 && exponent < 6) {
    return plainNotation(mantissa, exponent);
  }
  const sign = exponent < 0 ? '-' : '+';
  return `${mantissa}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

function plainNotation(mantissa: string, exponent: number): string {
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replaceAll(/[-.]/g, '');
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const rest = digits.slice(exponent + 1);
  return rest === '' ? sign + whole : `${sign}${whole}.${rest}`;
}
