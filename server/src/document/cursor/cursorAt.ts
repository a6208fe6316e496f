import type { Path } from '../../base/path.ts';
import type { Range } from '../../base/text.ts';
import { endOfLine, startOfLine } from '../characters.ts';
import { firstItemStart, keyText, lastNotBehind, type NodeStep, nodesAt, partAt } from '../locate.ts';
import type { DamagedNode, MapNode, Node, Pair, ScalarNode, SeqNode } from '../node.ts';
import type { Part, TextDocument } from '../textDocument.ts';
import type { Cursor, ItemCursor, ValueCursor } from './cursor.ts';
import { flowCursor, flowStartAt } from './cursorInFlow.ts';
import { blankLineCursor } from './cursorOnBlankLine.ts';

/** Says what can be typed at an offset. Never throws, whatever the text. */
export function cursorAt(document: TextDocument, offset: number): Cursor {
  const part = partAt(document, offset);
  if (!part || document.declined || (part.stretch ?? document).syntax === 'text')
    return { kind: 'none', why: 'outside' };
  if (isInComment(document, offset)) return { kind: 'none', why: 'comment' };
  const steps = nodesAt(part, offset);
  const flowStart = flowStartAt(document, part, steps, offset);
  if (flowStart) return flowCursor(document, flowStart, offset);
  if (document.syntax === 'json') return { kind: 'none', why: 'outside' };
  const { text } = document;
  const line = startOfLine(text, offset);
  const lineEnd = endOfLine(text, offset);
  const inner = steps.at(-1);
  if (inner && isLeaf(inner.node) && inner.node.start <= offset && inner.node.start < inner.node.end)
    return leafCursor(document, steps, inner, offset);
  const first = firstChildCursor(part, text, offset);
  if (first) return first;
  if (isBlankBeside(document, line, offset, lineEnd)) return blankLineCursor(part, text, offset);
  return gapCursor(document, part, steps, offset);
}

/** Whether nothing but a comment stands on the line, behind the cursor. */
function isBlankBeside({ text, comments }: TextDocument, line: number, offset: number, lineEnd: number): boolean {
  const behind = comments[lastNotBehind(comments.length, lineEnd, (index) => comments[index]?.start ?? 0)];
  const end = behind && behind.start >= offset ? behind.start : lineEnd;
  return text.slice(line, end).trim() === '';
}

function isInComment({ comments }: TextDocument, offset: number): boolean {
  const comment = comments[lastNotBehind(comments.length, offset, (index) => comments[index]?.start ?? 0)];
  return comment !== undefined && comment.start < offset && offset <= comment.end;
}

function isLeaf(node: Node): node is ScalarNode | DamagedNode {
  return node.kind === 'scalar' || node.kind === 'damaged';
}

/** The cursor in or at a scalar or a damaged stretch. */
function leafCursor(document: TextDocument, steps: readonly NodeStep[], step: NodeStep, offset: number): Cursor {
  const { text } = document;
  const { node } = step;
  if (node.kind === 'scalar' && (node.style === 'literal' || node.style === 'folded')) {
    return offset > endOfLine(text, node.start) ? { kind: 'none', why: 'text' } : valueAt(text, step, offset);
  }
  const parent = steps.at(-2);
  const line = startOfLine(text, offset);
  if (node.kind === 'damaged' && node.start < line) return damagedBelow(text, steps, offset);
  if (!parent) {
    // A part that is one word: the first key, half typed.
    const isWord = node.start >= line && !/\s/u.test(text.slice(node.start, node.end));
    return isWord ? keyAt(text, undefined, [], undefined, node, offset) : { kind: 'none', why: 'text' };
  }
  if (step.isKey && parent.node.kind === 'map') return keyAt(text, parent.node, parent.path, step.pair, node, offset);
  if (parent.node.kind === 'seq') return itemAt(text, parent.node, parent.path, step, offset);
  const keyLine = step.pair && startOfLine(text, step.pair.key.start);
  const startsLine = text.slice(startOfLine(text, node.start), node.start).trim() === '';
  const isOneWord =
    node.start >= line && !/\s/u.test(text.slice(node.start, Math.min(node.end, endOfLine(text, node.start))));
  if (keyLine !== undefined && keyLine < line && startsLine && isOneWord && node.end <= endOfLine(text, offset))
    return keyAt(text, undefined, step.path, undefined, node, offset);
  return valueAt(text, step, offset);
}

/**
 * On a blank line, or behind a `- `, in front of a map whose first key stands in the cursor's column on a later line, or
 * of a list whose first dash does.
 */
function firstChildCursor(part: Part, text: string, offset: number): Cursor | undefined {
  const line = startOfLine(text, offset);
  const head = text.slice(line, offset);
  if (!/^[ \t]*(?:-[ \t]+)*$/u.test(head)) return undefined;
  const below =
    /^[ \t]*(?:#[^\r\n]*)?(?:(?:\r?\n|\r(?!\n))[ \t]*(?:#[^\r\n]*)?(?=[\r\n]))*(?:\r?\n|\r(?!\n))[ \t]*(?=[^\s#])/u.exec(
      text.slice(offset),
    )?.[0];
  if (below === undefined) return undefined;
  const next = offset + below.length;
  if (next - startOfLine(text, next) !== head.length) return undefined;
  const steps = nodesAt(part, next);
  const list =
    head.trim() === '' ? steps.find(({ node }) => node.kind === 'seq' && node.dashes[0] === next) : undefined;
  if (list?.node.kind === 'seq')
    return {
      kind: 'item',
      style: 'block',
      path: list.path,
      list: list.node,
      index: 0,
      prefix: '',
      replace: { start: offset, end: offset },
      hasDash: false,
      column: head.length,
    };
  const step = steps.findLast(({ node }) => node.kind === 'map' && node.pairs[0]?.start === next);
  if (step?.node.kind !== 'map' || step.node.style !== 'block') return undefined;
  return keyOf(text, step.node, step.path, undefined, { start: offset, end: offset }, offset);
}

/** In a line below the first of a damaged stretch nothing is known but the words. */
function damagedBelow(text: string, steps: readonly NodeStep[], offset: number): Cursor {
  const line = startOfLine(text, offset);
  const parent = steps.findLast(({ node }) => node.kind === 'map');
  const head = text.slice(line, offset);
  if (parent?.node.kind !== 'map' || !/^\s*[\w.-]*$/u.test(head)) return { kind: 'none', why: 'outside' };
  const start = line + (/^\s*/u.exec(head)?.[0].length ?? 0);
  if (start - line !== columnOf(text, firstItemStart(parent.node) ?? 0)) return { kind: 'none', why: 'outside' };
  const word = wordAt(text, start, offset);
  return offset <= word.end
    ? keyOf(text, parent.node, parent.path, undefined, word, offset)
    : { kind: 'none', why: 'outside' };
}

function keyAt(
  text: string,
  map: MapNode | undefined,
  path: Path,
  pair: Pair | undefined,
  node: Node,
  offset: number,
): Cursor {
  if (node.kind !== 'damaged') {
    // Behind `?` a key may go on below; editors take a completion for one line only.
    const end = Math.min(node.end, endOfLine(text, node.start));
    if (offset > end) return { kind: 'none', why: 'text' };
    return keyOf(text, map, path, pair, { start: node.start, end }, offset);
  }
  const head = text.slice(node.start, offset);
  const colon = /^(?:"[^"]*"|'[^']*'|[^\s:]+):\s+/u.exec(head);
  if (colon) {
    // `mode: 06: 44`: the colon is there, so this is its value.
    const name = head.slice(0, head.indexOf(':')).replace(/^["']|["']$/gu, '');
    const replace = { start: node.start + colon[0].length, end: Math.max(offset, endOfLine(text, offset)) };
    return valuePlace(text, [...path, name], pair, replace, offset, node.start);
  }
  if (/\s/u.test(head.trimStart()) || /^-(?:\s|$)/u.test(head)) return { kind: 'none', why: 'outside' };
  const word = wordAt(text, node.start, offset);
  if (offset <= word.end) return keyOf(text, map, path, pair, word, offset);
  const name = text.slice(word.start, word.end).replace(/^["']|["']$/gu, '');
  const isBehindColon = text.slice(word.end, offset) === ':';
  if (!isBehindColon) return { kind: 'none', why: 'outside' };
  return valuePlace(text, [...path, name], pair, { start: offset, end: offset }, offset, node.start);
}

function keyOf(
  text: string,
  map: MapNode | undefined,
  path: Path,
  pair: Pair | undefined,
  replace: Range,
  offset: number,
): Cursor {
  const present = new Set<string>();
  for (const other of map?.pairs ?? []) {
    const name = other === pair ? undefined : keyText(other);
    if (name !== undefined) present.add(name);
  }
  const value = pair?.value;
  const item = value ? undefined : nextItem(text, map, path, replace, offset);
  return {
    ...(item ? { item } : {}),
    kind: 'key',
    style: 'block',
    path,
    map,
    present,
    prefix: prefixIn(text, replace, offset),
    replace: { start: replace.start, end: replace.end },
    hasColon: value !== undefined || /^[ \t]*:(?:\s|$)/u.test(text.slice(replace.end, replace.end + 100)),
    hasValue: value !== undefined && value.end > value.start,
    column: columnOf(text, (map && firstItemStart(map)) ?? replace.start),
    startsItem: /-[ \t]+$/u.test(text.slice(startOfLine(text, replace.start), replace.start)),
  };
}

/** A word in the column of the keys, below a list that has its dashes there, may begin the next item as well. */
function nextItem(
  text: string,
  map: MapNode | undefined,
  path: Path,
  replace: Range,
  offset: number,
): ItemCursor | undefined {
  const above = map?.pairs.findLast(({ start }) => start < replace.start);
  const list = above?.value;
  const [dash] = list?.kind === 'seq' && list.style === 'block' ? list.dashes : [];
  if (!above || list?.kind !== 'seq' || dash === undefined) return undefined;
  const column = columnOf(text, replace.start);
  if (columnOf(text, dash) !== column || text.slice(replace.start - column, replace.start).trim() !== '')
    return undefined;
  return {
    kind: 'item',
    style: 'block',
    path: [...path, keyText(above) ?? ''],
    list,
    index: list.items.length,
    prefix: prefixIn(text, replace, offset),
    replace,
    hasDash: false,
    column,
  };
}

function valueAt(text: string, step: NodeStep, offset: number): Cursor {
  const { node, pair, path } = step;
  const end = Math.min(node.end, Math.max(endOfLine(text, node.start), node.start));
  const isOneLine = node.end <= end;
  if (!isOneLine && offset > end) return { kind: 'none', why: 'text' };
  return valuePlace(text, path, pair, { start: node.start, end }, offset, pair?.key.start ?? node.start);
}

function valuePlace(
  text: string,
  path: Path,
  pair: Pair | undefined,
  replace: Range,
  offset: number,
  keyStart: number,
): ValueCursor {
  const first = text.charAt(replace.start);
  const quote = replace.end > replace.start && (first === '"' || first === "'") ? first : '';
  const column = columnOf(text, keyStart);
  return { kind: 'value', style: 'block', path, pair, prefix: prefixIn(text, replace, offset), replace, quote, column };
}

function itemAt(text: string, list: SeqNode, path: Path, step: NodeStep, offset: number): Cursor {
  const { node } = step;
  const index = Number(step.path.at(-1) ?? 0);
  const dash = list.dashes[index] ?? node.start;
  const end = endOfLine(text, node.start);
  if (offset > end) return { kind: 'none', why: 'text' };
  const replace = { start: node.start, end: Math.max(Math.min(node.end, end), node.start) };
  return {
    kind: 'item',
    style: 'block',
    path,
    list,
    index,
    prefix: prefixIn(text, replace, offset),
    replace,
    hasDash: true,
    column: columnOf(text, dash),
  };
}

/** Behind `key:`, behind `- `, or elsewhere on a line with other text. */
function gapCursor(document: TextDocument, part: Part, steps: readonly NodeStep[], offset: number): Cursor {
  const { text } = document;
  const line = startOfLine(text, offset);
  const found = emptyBefore(part, text, steps, offset, line);
  if (!found) return { kind: 'none', why: 'outside' };
  const { node, path, pair, list } = found;
  const replace = { start: offset, end: offset };
  if (list) {
    const column = columnOf(text, list.dashes[Number(path.at(-1))] ?? node.start);
    return {
      kind: 'item',
      style: 'block',
      path: path.slice(0, -1),
      list,
      index: Number(path.at(-1)),
      prefix: '',
      replace,
      hasDash: true,
      column,
    };
  }
  return valuePlace(text, path, pair, replace, offset, pair?.key.start ?? offset);
}

interface EmptyPlace {
  readonly node: Node;
  readonly path: Path;
  readonly pair: Pair | undefined;
  readonly list: SeqNode | undefined;
}

/** The last empty value or item on the line before the cursor, if only blanks stand between. */
function emptyBefore(
  part: Part,
  text: string,
  steps: readonly NodeStep[],
  offset: number,
  line: number,
): EmptyPlace | undefined {
  let node = steps.at(-1)?.node ?? part.root;
  let path: Path = steps.at(-1)?.path ?? [];
  let pair: Pair | undefined = steps.at(-1)?.pair;
  let list: SeqNode | undefined = steps.at(-2)?.node.kind === 'seq' ? (steps.at(-2)?.node as SeqNode) : undefined;
  while (node?.kind === 'map' || node?.kind === 'seq') {
    if (node.kind === 'map') {
      const { pairs }: MapNode = node;
      pair = pairs[lastNotBehind(pairs.length, offset, (index) => pairs[index]?.start ?? 0)];
      if (!pair?.value) return undefined;
      path = [...path, keyText(pair) ?? ''];
      node = pair.value;
      list = undefined;
    } else {
      const { dashes, items }: SeqNode = node;
      const index = lastNotBehind(dashes.length, offset, (at) => dashes[at] ?? 0);
      const item = items[index];
      if (!item) return undefined;
      list = node;
      path = [...path, index];
      node = item;
      pair = undefined;
    }
  }
  const isEmpty = node?.kind === 'scalar' && node.start === node.end;
  const end = node?.end ?? 0;
  if (!node || !isEmpty || end < line || end > offset || text.slice(end, offset).trim() !== '') return undefined;
  return { node, path, pair, list };
}

function prefixIn(text: string, { start, end }: Range, offset: number): string {
  return text.slice(start, Math.max(start, Math.min(offset, end))).replace(/^["']/u, '');
}

/** The word around the cursor, from `start` on. */
function wordAt(text: string, start: number, offset: number): Range {
  const length = /^["']?[\w.-]*["']?/u.exec(text.slice(start, endOfLine(text, start)))?.[0].length ?? 0;
  return { start, end: Math.max(start + length, Math.min(offset, start + length)) };
}

function columnOf(text: string, offset: number): number {
  return offset - startOfLine(text, offset);
}
