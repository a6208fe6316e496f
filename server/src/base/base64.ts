const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const digits = Uint8Array.from(alphabet, (digit) => digit.charCodeAt(0));
const padding = 0x3d;
const notADigit = 0xff;
const values = new Uint8Array(128).fill(notADigit);
for (const [value, digit] of digits.entries()) values[digit] = value;

/** The length of the text for so many bytes. */
export function base64Length(count: number): number {
  return 4 * Math.ceil(count / 3);
}

/** Standard base64 with padding. */
export function encodeBase64(bytes: Uint8Array): string {
  const text = new Uint8Array(base64Length(bytes.length)).fill(padding);
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    const left = bytes.length - from;
    const group = ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0);
    text[to] = digits[group >> 18] as number;
    text[to + 1] = digits[(group >> 12) & 63] as number;
    if (left > 1) text[to + 2] = digits[(group >> 6) & 63] as number;
    if (left > 2) text[to + 3] = digits[group & 63] as number;
  }
  return new TextDecoder().decode(text);
}

/** The bytes, or where the text stops being base64: its end, if something is missing there. */
export type Base64Reading =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'invalid'; readonly offset: number };

/**
 * What Go's standard base64 makes of a text: line breaks are skipped wherever they stand, padding is required, and bits
 * of the last digit that belong to no byte may be anything.
 */
export function decodeBase64(text: string): Base64Reading {
  const bytes = new Uint8Array(3 * Math.ceil(text.length / 4));
  let count = 0;
  let group = 0;
  let digitsInGroup = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (isBreak(code)) continue;
    if (code === padding) return decodeTail(text, offset, bytes.subarray(0, count), group, digitsInGroup);
    const value = values[code] ?? notADigit;
    if (value === notADigit) return { kind: 'invalid', offset };
    group = (group << 6) | value;
    if (++digitsInGroup < 4) continue;
    bytes[count++] = group >> 16;
    bytes[count++] = group >> 8;
    bytes[count++] = group;
    group = 0;
    digitsInGroup = 0;
  }
  if (digitsInGroup > 0) return { kind: 'invalid', offset: text.length };
  return { kind: 'bytes', bytes: bytes.subarray(0, count) };
}

/** From the first padding on nothing may follow but what the group still lacks. */
function decodeTail(
  text: string,
  start: number,
  whole: Uint8Array,
  group: number,
  digitsInGroup: number,
): Base64Reading {
  let lacking = digitsInGroup < 2 ? 0 : 4 - digitsInGroup;
  for (let offset = start; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (isBreak(code)) continue;
    if (code !== padding || lacking === 0) return { kind: 'invalid', offset };
    lacking--;
  }
  if (lacking > 0) return { kind: 'invalid', offset: text.length };
  const tail = digitsInGroup === 2 ? [group >> 4] : [group >> 10, group >> 2];
  const bytes = new Uint8Array(whole.length + tail.length);
  bytes.set(whole);
  bytes.set(
    tail.map((byte) => byte & 0xff),
    whole.length,
  );
  return { kind: 'bytes', bytes };
}

function isBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}
