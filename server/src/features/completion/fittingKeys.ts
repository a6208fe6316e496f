import type { Node } from '../../document/node.ts';
import { type Entry, propertyOf } from '../../shape/entry.ts';
import type { CompletionItem } from './completionItem.ts';

/** With a value that stands there already, the keys that can take it come first. */
export function fittingFirst(
  items: readonly CompletionItem[],
  holder: Entry,
  value: Node | undefined,
): readonly CompletionItem[] {
  if (!value || value.start === value.end) return items;
  return items.map((item) => {
    const entry = item.kind === 'key' ? propertyOf(holder, item.label) : undefined;
    return !entry || takes(entry, value) ? item : { ...item, sortText: `${behindAll}${item.sortText}` };
  });
}

/** Sorts behind every group. */
const behindAll = '9';

/** Whether a value looks like one of the entry's type. */
function takes({ keywords: { type } }: Entry, value: Node): boolean {
  switch (value.kind) {
    case 'map':
      return type === 'object';
    case 'seq':
      return type === 'array';
    case 'scalar':
      if (value.style !== 'plain') return type === 'string';
      if (/^[-+]?(?:0[ox])?\d[\d_]*$/u.test(value.text)) return type === 'integer' || type === 'number';
      if (/^(?:true|false)$/iu.test(value.text)) return type === 'boolean';
      return type === 'string';
    default:
      return true;
  }
}
