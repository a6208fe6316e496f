import type { CompletionItem } from './completionItem.ts';

/** Nobody reads more, and an editor gets slow. */
const mostItems = 200;

/** Items for a person who is typing. */
interface ItemList {
  readonly items: readonly CompletionItem[];
  /** Whether there may be others for other words, so that the editor has to ask again. */
  readonly isIncomplete: boolean;
}

/**
 * As many items as somebody reads, of those that fit what is typed. Editors take letters here and there for an item, and Enter
 * for its choice: where any text may stand, that would put another name into the place of the one that was just written.
 */
export function limitItems(all: readonly CompletionItem[], text: string, offset: number): ItemList {
  const typedFor = ({ replace }: CompletionItem): string => text.slice(replace.start, offset).trimStart().toLowerCase();
  const items = all.filter((item) => !item.isFree || mayMean(wordOf(item), typedFor(item)));
  const isFree = all.some((item) => item.isFree);
  if (items.length <= mostItems) return { items, isIncomplete: isFree };
  const fitting = items.filter((item) => holdsLetters(wordOf(item), typedFor(item)));
  const first = [...fitting].sort((a, b) => (a.sortText < b.sortText ? -1 : Number(a.sortText > b.sortText)));
  return { items: first.slice(0, mostItems), isIncomplete: true };
}

function wordOf({ filterText, label }: CompletionItem): string {
  return (filterText ?? label).toLowerCase();
}

/** Whether what is typed begins a word or a piece of it; one that is there as a whole needs no completion. */
function mayMean(word: string, typed: string): boolean {
  if (typed === '' || word === typed) return typed === '';
  for (let place = word.indexOf(typed); place >= 0; place = word.indexOf(typed, place + 1))
    if (place === 0 || !/[a-z0-9]/u.test(word.charAt(place - 1))) return true;
  return false;
}

function holdsLetters(text: string, word: string): boolean {
  let from = 0;
  for (const letter of word) {
    const place = text.indexOf(letter, from);
    if (place < 0) return false;
    from = place + letter.length;
  }
  return true;
}
