import type { Spelling } from '../nameForms.ts';

/** A text that is written in a unit with escapes, and how another one is written in the same way. */
export interface EscapedWord {
  readonly text: string;
  readonly spelling: Spelling;
}

/**
 * What a word of a unit says that has escapes or `%%`, or stands in quotes; undefined where a specifier, a template or an
 * escape of some other kind takes part. Source: systemd/systemd src/basic/extract-word.c, src/shared/specifier.c.
 */
export function escapedWord(written: string, quote: string): EscapedWord | undefined {
  const text = unescaped(written);
  if (text === undefined) return undefined;
  const blank = quote === '' || /\\x20/u.test(written) ? '\\x20' : ' ';
  const write = (name: string): string =>
    name.replaceAll(/[\\"'% ]/gu, (character) => {
      if (character === '%') return '%%';
      if (character === ' ') return blank;
      return character === '\\' || quote === '' || character === quote ? `\\${character}` : character;
    });
  return { text, spelling: { write, read: unescaped } };
}

/** Of a value in which only specifiers are read: what it says. */
export function withoutSpecifiers(written: string): EscapedWord | undefined {
  const read = (text: string): string | undefined =>
    /^(?:[^%]|%%)*$/u.test(text) ? text.replaceAll('%%', '%') : undefined;
  const text = read(written);
  return text === undefined ? undefined : { text, spelling: { write: (name) => name.replaceAll('%', '%%'), read } };
}

function unescaped(written: string): string | undefined {
  if (!/^(?:[^\\%\n\r]|%%|\\(?:[\\"' s]|x[2-7][\da-fA-F]))*$/u.test(written)) return undefined;
  return written.replaceAll(/%%|\\(?:x(?<code>..)|.)/gu, (found, code: string | undefined) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return found === '\\s' ? ' ' : found.slice(1);
  });
}
