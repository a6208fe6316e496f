/** A text and where its bytes stop being what they claim to be. */
export interface DecodedText {
  readonly text: string;
  /** The offset of the first character that stands for bytes that are not UTF-8. */
  readonly invalidAt: number | undefined;
}

/**
 * The text of a file: UTF-8, or UTF-16 where a byte order mark says so, as Windows PowerShell writes it. The mark stays
 * in the text, because some tools refuse it.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: decodeAs('utf-16le', bytes), invalidAt: undefined };
  if (first === 0xfe && second === 0xff) return { text: decodeAs('utf-16be', bytes), invalidAt: undefined };
  try {
    return { text: new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes), invalidAt: undefined };
  } catch {
    const text = decodeAs('utf-8', bytes);
    return { text, invalidAt: text.indexOf('\uFFFD') };
  }
}

function decodeAs(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}
