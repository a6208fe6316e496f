import type { Analysis } from '../../server/src/analysis.ts';
import { type CompletionItem, complete } from '../../server/src/features/completion/completion.ts';
import { analyseText } from '../support/analyseText.ts';
import type { Key } from './keysOf.ts';
import type { Config } from './readConfigs.ts';

/**
 * At which place, from 1, a key stands in the list that an editor shows where the key and its value were taken out and so
 * many of its letters are typed again. Undefined where it is not offered.
 */
export function rankOf(config: Config, key: Key, letters: number): number | undefined {
  const { text, offset, typed } = without(config.analysis, key, letters);
  const fileName = config.file.slice(config.file.lastIndexOf('/') + 1);
  // An editor keeps the language of a file that is open, whatever is taken out of it.
  const analysis = analyseText(text, { fileName, languageId: config.format });
  const place = shown(complete(analysis, offset), typed).findIndex((item) => nameOf(item) === key.name);
  return place < 0 ? undefined : place + 1;
}

/** The items that an editor leaves for what is typed, in its order: the better match first, then by the text to sort by. */
export function shown(items: readonly CompletionItem[], typed: string): readonly CompletionItem[] {
  return items
    .flatMap((item) => {
      const match = matchOf(typed, item.filterText ?? item.label);
      return match === undefined ? [] : [{ item, match }];
    })
    .sort((a, b) => a.match - b.match || (a.item.sortText < b.item.sortText ? -1 : 1))
    .map(({ item }) => item);
}

/** How well a text matches what is typed, 0 best: from its start, from the start of a word in it, or letter by letter. */
function matchOf(typed: string, text: string): number | undefined {
  if (text.startsWith(typed)) return 0;
  const [word, whole] = [typed.toLowerCase(), text.toLowerCase()];
  if (whole.startsWith(word)) return 1;
  const starts = [...text.matchAll(/(?<=[^a-z0-9]|^)[a-z0-9]|(?<=[a-z])[A-Z]/giu)].map(({ index }) => index);
  if (starts.some((start) => whole.startsWith(word, start))) return 2;
  return starts.some((start) => holdsInOrder(whole.slice(start), word)) ? 3 : undefined;
}

function holdsInOrder(text: string, word: string): boolean {
  let from = 0;
  for (const letter of word) {
    const place = text.indexOf(letter, from);
    if (place < 0 || (from === 0 && place > 0)) return false;
    from = place + 1;
  }
  return true;
}

function nameOf({ label, kind }: CompletionItem): string | undefined {
  return kind === 'key' ? label : undefined;
}

interface Gap {
  readonly text: string;
  readonly offset: number;
  /** What an editor compares with the items: from the start of what they replace to the cursor. */
  readonly typed: string;
}

/** The text without a key and its value, with the first letters of the key in its place. */
function without({ document }: Analysis, { name, key, pair }: Key, letters: number): Gap {
  const { text } = document;
  const start = key.start;
  const end = Math.max(pair.end, pair.value?.end ?? 0, key.end);
  const quote = document.syntax === 'json' ? '"' : '';
  const word = letters === 0 ? '' : `${quote}${name.slice(0, letters)}`;
  const inFlow = isInFlow(document.text, end, document.syntax);
  const [before, after] = inFlow ? withoutComma(text.slice(0, start), text.slice(end)) : blockAround(text, start, end);
  const closing = letters === 0 ? '' : quote;
  return { text: before + word + closing + after, offset: before.length + word.length, typed: word };
}

/** A block value ends behind the line break of its last line, which has to stay. */
function blockAround(text: string, start: number, end: number): readonly [string, string] {
  const taken = text.slice(start, end);
  const kept = /\s*$/u.exec(taken)?.[0] ?? '';
  const lineBreak = /(?:\r?\n)?$/u.exec(kept)?.[0] ?? '';
  return [text.slice(0, start), lineBreak + text.slice(end)];
}

function isInFlow(text: string, end: number, syntax: string): boolean {
  return syntax === 'json' || /^[ \t]*[,}]/u.test(text.slice(end));
}

/** One comma fewer, where one follows; that before the last key stays, for a key to stand behind it again. */
function withoutComma(before: string, after: string): readonly [string, string] {
  const comma = /^\s*,/u.exec(after)?.[0];
  return [before, comma === undefined ? after : after.slice(comma.length)];
}
