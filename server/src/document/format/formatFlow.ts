import type { Range } from '../../base/text.ts';
import { codeAt, endOfLine, isBlank, isBreakOrEnd } from '../characters.ts';
import { indentOf } from '../lines.ts';
import type { MapNode, Node, SeqNode } from '../node.ts';
import { beginOf, beginOfPair } from './beginOf.ts';
import { columnAt, isFirstOnLine, lineOf, moveTo, type Sheet, type Shift, setGap } from './sheet.ts';

/**
 * Lays out a collection in flow style, which is all that JSON has. Breaks stay where they are: lines are indented by the
 * brackets that are open, and where the first item follows its bracket on the line the others stay aligned with it.
 *
 * @param base the column of what the collection belongs to
 */
export function formatFlow(sheet: Sheet, node: MapNode | SeqNode, base: Shift): void {
  tidyGaps(sheet, node);
  if (sheet.mayMove(node)) moveLines(sheet, node, base);
}

function moveLines(sheet: Sheet, node: MapNode | SeqNode, base: Shift): void {
  const { text } = sheet.document;
  if (!/[\r\n]/u.test(text.slice(node.start, node.end))) return;
  const own = lineOf(sheet, node.start);
  const hasBracket = /[[{]/u.test(text.charAt(node.start));
  const children = node.kind === 'map' ? node.pairs : node.items;
  const [first] = children;
  const hangs = first !== undefined && hasBracket && lineOf(sheet, startOfChild(first)) === own;
  const columnFor = (offset: number, depth: number): number =>
    hangs ? Math.max(0, widthBefore(sheet, offset) + base.to - base.from) : base.to + depth * sheet.options.indentSize;
  const baseOf = (offset: number): Shift => (lineOf(sheet, offset) === own ? base : shiftOfLine(sheet, offset));
  for (const child of children) {
    const begin = startOfChild(child);
    if (hasBracket) place(sheet, begin, columnFor(begin, 1));
    const value = 'key' in child ? child.value : child;
    if (!value) continue;
    const start = beginOf(value);
    if (value !== child && lineOf(sheet, start) !== lineOf(sheet, begin))
      place(sheet, start, baseOf(begin).to + sheet.options.indentSize);
    if (isFlow(value)) moveLines(sheet, value, baseOf(value.start));
  }
  if (hasBracket) place(sheet, node.end - 1, columnFor(node.end - 1, 0));
}

/** How many columns of blanks begin the line of an offset; JSON may be indented with tabs. */
export function widthBefore(sheet: Sheet, offset: number): number {
  const { text } = sheet.document;
  const line = lineOf(sheet, offset);
  const blanks = text.slice(line, line + indentOf(text, line));
  return blanks.replaceAll('\t', ' '.repeat(sheet.options.indentSize)).length;
}

function isFlow(node: Node): node is MapNode | SeqNode {
  return (node.kind === 'map' || node.kind === 'seq') && node.style === 'flow';
}

function startOfChild(child: MapNode['pairs'][number] | Node): number {
  return 'key' in child ? beginOfPair(child) : beginOf(child);
}

function place(sheet: Sheet, offset: number, column: number): void {
  if (!isFirstOnLine(sheet, offset)) return;
  sheet.columns.push({ offset, from: columnAt(sheet, offset), to: column });
  moveTo(sheet, offset, column);
}

function shiftOfLine(sheet: Sheet, offset: number): Shift {
  const from = widthBefore(sheet, offset);
  return { from, to: sheet.indents.get(lineOf(sheet, offset))?.to ?? from };
}

/** Leaves one blank where there are several between the pieces of a collection. */
function tidyGaps(sheet: Sheet, node: MapNode | SeqNode): void {
  let from = node.start;
  for (const { start, end } of leavesOf(node)) {
    tidyBetween(sheet, from, start);
    from = end;
  }
  tidy(sheet, from, node.end);
}

/** In JSON a colon stands right behind its key, with one blank before the value. */
function tidyBetween(sheet: Sheet, from: number, to: number): void {
  const { text, syntax } = sheet.document;
  const before = syntax === 'json' ? /^[ \t]*:/u.exec(text.slice(from, to))?.[0].length : undefined;
  if (before === undefined) {
    tidy(sheet, from, to);
    return;
  }
  const colon = from + before - 1;
  // A value that is not written stands right behind the colon, whatever follows.
  let value = colon + 1;
  while (isBlank(codeAt(text, value))) value++;
  setGap(sheet, from, colon, '');
  if (!isBreakOrEnd(codeAt(text, value))) setGap(sheet, colon + 1, value, ' ');
  tidy(sheet, value, to);
}

function* leavesOf(node: Node): Generator<Range> {
  const isWhole = node.kind !== 'map' && node.kind !== 'seq';
  if (node.propertiesStart !== undefined) yield { start: node.propertiesStart, end: isWhole ? node.end : node.start };
  else if (isWhole) yield node;
  if (node.kind === 'seq') for (const item of node.items) yield* leavesOf(item);
  if (node.kind !== 'map') return;
  for (const { key, value } of node.pairs) {
    yield* leavesOf(key);
    if (value) yield* leavesOf(value);
  }
}

function tidy(sheet: Sheet, from: number, to: number): void {
  const { text } = sheet.document;
  for (const { index, 0: blanks } of text.slice(from, to).matchAll(/[ \t]{2,}|\t/gu)) {
    const start = from + index;
    const end = start + blanks.length;
    const line = lineOf(sheet, start);
    const after = codeAt(text, end);
    if (line + indentOf(text, line) >= start || isBreakOrEnd(after) || after === 0x23) continue;
    // Blanks in a comment are its text.
    if (text.slice(Math.max(from, line), Math.min(start, endOfLine(text, start))).includes('#')) continue;
    if (!sheet.mayTouch(line) || sheet.hasMask(start)) continue;
    const kept = blanks.startsWith(' ') ? 1 : 0;
    sheet.gaps.push({ start: start + kept, end, newText: kept === 1 ? '' : ' ' });
  }
}
