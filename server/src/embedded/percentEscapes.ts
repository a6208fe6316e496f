/** 1 for the bytes that stand for themselves in a URL (RFC 2396, unreserved), 3 for those that are written `%XX`. */
const lengthByByte = new Uint8Array(256).fill(3);
for (const byte of new TextEncoder().encode(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()",
)) {
  lengthByByte[byte] = 1;
}
const hexDigits = new TextEncoder().encode('0123456789ABCDEF');
const percent = 0x25;

/** The length of the text that `escapeBytes` gives. */
export function escapedLength(bytes: Uint8Array): number {
  let length = 0;
  for (let index = 0; index < bytes.length; index++) length += lengthByByte[bytes[index] as number] as number;
  return length;
}

export function escapeBytes(bytes: Uint8Array): string {
  const text = new Uint8Array(escapedLength(bytes));
  let at = 0;
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] as number;
    if (lengthByByte[byte] === 1) {
      text[at++] = byte;
      continue;
    }
    text[at++] = percent;
    text[at++] = hexDigits[byte >> 4] as number;
    text[at++] = hexDigits[byte & 15] as number;
  }
  return new TextDecoder().decode(text);
}

/** The bytes, or where a `%` stands without two hexadecimal digits. */
export type Unescaped =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'invalid'; readonly offset: number };

/** What a text of ASCII characters with escapes stands for. */
export function unescapeText(text: string): Unescaped {
  const bytes = new Uint8Array(text.length);
  let count = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code !== percent) {
      bytes[count++] = code;
      continue;
    }
    const high = hexValue(text.charCodeAt(offset + 1));
    const low = hexValue(text.charCodeAt(offset + 2));
    if (high < 0 || low < 0) return { kind: 'invalid', offset };
    bytes[count++] = high * 16 + low;
    offset += 2;
  }
  return { kind: 'bytes', bytes: bytes.subarray(0, count) };
}

function hexValue(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}
