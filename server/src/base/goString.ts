/**
 * Go's strings are bytes that need not be UTF-8. Here such a string is a JavaScript one in which every byte that belongs
 * to no character is a lone surrogate from U+DC80 to U+DCFF, which no valid text holds; so nothing is lost either way.
 */
export function goString(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return withStrayBytes(bytes);
  }
}

/** The bytes of a string that `goString` made, or of any other: a lone surrogate that is no byte becomes U+FFFD. */
export function goBytes(text: string): Uint8Array {
  if (!hasStrayBytes(text)) return new TextEncoder().encode(text);
  const pieces: Uint8Array[] = [];
  const stray = /[\uDC80-\uDCFF]+/gu;
  let done = 0;
  for (let match = stray.exec(text); match; match = stray.exec(text)) {
    pieces.push(new TextEncoder().encode(text.slice(done, match.index)));
    pieces.push(Uint8Array.from(match[0], (character) => character.charCodeAt(0) - 0xdc00));
    done = match.index + match[0].length;
  }
  pieces.push(new TextEncoder().encode(text.slice(done)));
  return joined(pieces);
}

/** As Go's JSON encoder leaves it: every byte that is no UTF-8 becomes U+FFFD. */
export function withoutStrayBytes(text: string): string {
  return hasStrayBytes(text) ? text.replaceAll(/[\uDC80-\uDCFF]/gu, '\uFFFD') : text;
}

/** Whether a string holds bytes that are no UTF-8. */
export function hasStrayBytes(text: string): boolean {
  return /[\uDC80-\uDCFF]/u.test(text);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return whole;
}

function withStrayBytes(bytes: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let text = '';
  let done = 0;
  for (let offset = 0; offset < bytes.length; ) {
    const length = lengthOfCharacter(bytes, offset);
    if (length > 0) {
      offset += length;
      continue;
    }
    text += decoder.decode(bytes.subarray(done, offset)) + String.fromCharCode(0xdc00 + (bytes[offset] ?? 0));
    offset++;
    done = offset;
  }
  return text + decoder.decode(bytes.subarray(done));
}

/** How many bytes the character takes that begins here; 0 where none does. Surrogates and overlong forms are none. */
function lengthOfCharacter(bytes: Uint8Array, offset: number): number {
  const first = bytes[offset] ?? 0;
  if (first < 0x80) return 1;
  const length =
    first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
  const second = bytes[offset + 1] ?? 0;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (length === 0 || second < low || second > high) return 0;
  for (let place = 2; place < length; place++) if (((bytes[offset + place] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}
