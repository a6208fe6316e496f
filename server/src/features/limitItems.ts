import type { CompletionItem } from './completionItem.ts';

/** Nobody reads more, and an editor gets slow. */
const mostItems = 200;

/** As many items as somebody reads: those that fit what is typed, and whether there are others for other words. */
export function limitItems(
  items: readonly CompletionItem[],
  text: string,
  offset: number,
): { readonly items: readonly CompletionItem[]; readonly isIncomplete: boolean } {
  if (items.length <= mostItems) return { items, isIncomplete: false };
  const fitting = items.filter(({ label, filterText, replace }) =>
    holdsLetters((filterText ?? label).toLowerCase(), text.slice(replace.start, offset).toLowerCase()),
  );
  const first = [...fitting].sort((a, b) => (a.sortText < b.sortText ? -1 : Number(a.sortText > b.sortText)));
  return { items: first.slice(0, mostItems), isIncomplete: true };
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
