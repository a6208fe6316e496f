import type { Range } from '../../base/text.ts';

/** A word of a value that is a list, with the quotes around it or in it. */
export interface ListWord extends Range {
  readonly text: string;
  /** Without its quotes. */
  readonly plain: string;
  readonly isQuoted: boolean;
  readonly hasEscape: boolean;
  /** False where a quote is not closed. */
  readonly isClosed: boolean;
}

/** The words of a value as systemd splits it where quotes count. */
export function splitWords(value: string): readonly ListWord[] {
  const words: ListWord[] = [];
  let at = 0;
  while (at < value.length) {
    if (/\s/u.test(value.charAt(at))) at++;
    else {
      const word = wordAt(value, at);
      words.push(word);
      at = word.end;
    }
  }
  return words;
}

function wordAt(value: string, start: number): ListWord {
  let quote = '';
  let plain = '';
  let isQuoted = false;
  let hasEscape = false;
  let end = start;
  for (; end < value.length; end++) {
    const character = value.charAt(end);
    if (character === '\\') {
      hasEscape = true;
      plain += value.slice(end, end + 2);
      end++;
    } else if (character === quote) quote = '';
    else if (quote !== '') plain += character;
    else if (character === '"' || character === "'") {
      quote = character;
      isQuoted = true;
    } else if (/\s/u.test(character)) break;
    else plain += character;
  }
  const to = Math.min(end, value.length);
  return { start, end: to, text: value.slice(start, to), plain, isQuoted, hasEscape, isClosed: quote === '' };
}

/** The words of a value where a quote is a character as any other. */
export function splitBlanks(value: string): readonly (Range & { readonly text: string })[] {
  return [...value.matchAll(/\S+/gu)].map(({ 0: text, index }) => ({ text, start: index, end: index + text.length }));
}
