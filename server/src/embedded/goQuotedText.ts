/** The escapes of Go that stand for one character each. Go knows `\'` too, but not between double quotes. */
const simple: Readonly<Record<string, number>> = {
  a: 0x07,
  b: 0x08,
  f: 0x0c,
  n: 0x0a,
  r: 0x0d,
  t: 0x09,
  v: 0x0b,
  '\\': 0x5c,
  '"': 0x22,
};

/** Escapes by number: two, four or eight hexadecimal digits, or three octal ones. */
const numbered = /x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})/y;

/** The bytes, or where the first thing stands that Go refuses. */
export type Unquoted =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'invalid'; readonly offset: number };

/** What Go's `strconv.Unquote` makes of the text between two double quotes; it is ASCII, and no bare quote is inside. */
export function unquoteAsGo(text: string): Unquoted {
  const bytes: number[] = [];
  for (let offset = 0; offset < text.length; ) {
    const character = text.charAt(offset);
    if (character === '\n') return { kind: 'invalid', offset };
    if (character !== '\\') {
      bytes.push(text.charCodeAt(offset));
      offset++;
      continue;
    }
    const found = readEscape(text, offset + 1);
    if (!found) return { kind: 'invalid', offset };
    bytes.push(...found.bytes);
    offset += 1 + found.length;
  }
  return { kind: 'bytes', bytes: Uint8Array.from(bytes) };
}

/** What stands behind a backslash, and how long it is. */
function readEscape(text: string, offset: number): { bytes: Iterable<number>; length: number } | undefined {
  const byte = simple[text.charAt(offset)];
  if (byte !== undefined) return { bytes: [byte], length: 1 };
  numbered.lastIndex = offset;
  const match = numbered.exec(text);
  if (!match) return undefined;
  const [{ length }, pair, short, long, octal] = match;
  if (pair !== undefined) return { bytes: [Number.parseInt(pair, 16)], length };
  if (octal !== undefined) {
    const value = Number.parseInt(octal, 8);
    return value > 0xff ? undefined : { bytes: [value], length };
  }
  const point = Number.parseInt(short ?? long ?? '', 16);
  const isCharacter = point < 0xd800 || (point > 0xdfff && point <= 0x10ffff);
  return isCharacter ? { bytes: new TextEncoder().encode(String.fromCodePoint(point)), length } : undefined;
}
