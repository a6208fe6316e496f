import type { Fix } from '../base/problem.ts';
import { lineAt, type TextEdit } from '../base/text.ts';
import { type Node, type Pair, rangeOf, type ScalarNode, type SeqNode } from '../document/node.ts';
import type { TextDocument } from '../document/textDocument.ts';
import { removeFromList, removePair, renameKey } from '../document/textEdits.ts';
import { holdsNeededAnchor } from './neededAnchors.ts';
import { textOf } from './textOf.ts';

/** The ways out of what decoding finds, worked out only when somebody asks. */
export type Fixes = (document: TextDocument) => readonly Fix[];

/** Writes the text in place of a scalar, its quotes included. */
export function replaceWith(node: ScalarNode, text: string, title: string, certain: boolean): Fixes {
  return () => [{ title, edits: [{ start: node.start, end: node.end, newText: text }], certain }];
}

/** Puts a scalar that was read as something else into quotes. */
export function quoteScalar(node: ScalarNode): Fixes {
  return replaceWith(node, JSON.stringify(node.text), 'Put it in quotes', true);
}

/** Takes a key away; no fix where an alias elsewhere needs an anchor in it. */
export function removeKey(pair: Pair): Fixes {
  return (document) => removal(document, pair, `Remove \`${textOf(pair.key)}\``, false);
}

/** Writes a key as it is meant. */
export function respell(pair: Pair, name: string, certain = true): Fixes {
  return (document) => [{ title: `Change to \`${name}\``, edits: renameKey(document, pair, name), certain }];
}

/** Takes away the second of two keys, or the first; certain where both say the same. */
export function removeDuplicate(again: Pair, first: Pair): Fixes {
  return (document) => {
    const certain = sourceOf(document, again.value) === sourceOf(document, first.value);
    return [
      ...removal(document, again, 'Remove this one', certain),
      ...removal(document, first, 'Remove the first one', false),
    ];
  };
}

/** Takes away a key that stands beside the one that it is meant to be; certain where both say the same. */
export function removeRespelled(pair: Pair, meant: Pair): Fixes {
  return (document) => {
    const certain = sourceOf(document, pair.value) === sourceOf(document, meant.value);
    return removal(document, pair, 'Remove this one', certain);
  };
}

function removal(document: TextDocument, pair: Pair, title: string, certain: boolean): readonly Fix[] {
  return holdsNeededAnchor(document, pair) ? [] : [{ title, edits: removePair(document, pair), certain }];
}

/** Takes an item out of its list; undefined where an alias elsewhere needs an anchor in it. */
export function withoutItem(document: TextDocument, item: Node): readonly TextEdit[] | undefined {
  return holdsNeededAnchor(document, rangeOf(item)) ? undefined : removeFromList(document, item);
}

/**
 * Takes away the line of an item that holds nothing, but no comment on it; in brackets, the item and its comma. Certain where
 * the tool drops it too, and no comment says that it may come back.
 */
export function removeNullItem(list: SeqNode, item: Node, isDropped: boolean): Fixes {
  const title = 'Remove the empty item';
  return (document) => {
    if (holdsNeededAnchor(document, rangeOf(item))) return [];
    const edit = list.style === 'block' ? lineOf(document, item) : betweenCommas(document, list, item);
    return edit ? [{ title, edits: [edit], certain: isDropped && !isCommented(document, item) }] : [];
  };
}

/** The whole line, unless something else stands on it; of a line with a comment what stands before that. */
function lineOf({ text, lineStarts }: TextDocument, item: Node): TextEdit | undefined {
  const line = lineAt(lineStarts, item.start);
  const start = lineStarts[line] ?? 0;
  const end = lineStarts[line + 1] ?? text.length;
  const before = /^[ \t]*-[ \t]*$/.exec(text.slice(start, item.start))?.[0];
  const rest = /^(?<blanks>[ \t]*)(?<comment>#.*)?[\r\n]*$/.exec(text.slice(item.end, end))?.groups;
  if (before === undefined || !rest) return undefined;
  if (rest.comment === undefined) return { start, end, newText: '' };
  const dash = start + before.indexOf('-');
  return { start: dash, end: item.end + (rest.blanks?.length ?? 0), newText: '  ' };
}

/** Whether a comment stands on the line of an item, or on the next one where its keys would. */
function isCommented({ text, lineStarts, comments }: TextDocument, item: Node): boolean {
  const line = lineAt(lineStarts, item.start);
  const dash = text.slice(lineStarts[line] ?? 0, item.start).indexOf('-');
  return comments.some(
    (comment) =>
      comment.line === line || (comment.line === line + 1 && comment.start - (lineStarts[line + 1] ?? 0) > dash),
  );
}

function betweenCommas({ text }: TextDocument, list: SeqNode, item: Node): TextEdit | undefined {
  const index = list.items.indexOf(item);
  const next = list.items[index + 1];
  if (next) return { start: item.start, end: next.propertiesStart ?? next.start, newText: '' };
  const previous = list.items[index - 1];
  if (!previous) return { start: item.start, end: item.end, newText: '' };
  return text.slice(previous.end, item.start).trim() === ','
    ? { start: previous.end, end: item.end, newText: '' }
    : undefined;
}

function sourceOf({ text }: TextDocument, node: Node | undefined): string {
  return node ? text.slice(node.start, node.end).trim() : '';
}
