import { codeAt, endOfLine, isBlank, startOfLine } from '../characters.ts';
import type { MapNode, Node, Pair, SeqNode } from '../node.ts';
import { beginOf, beginOfPair } from './beginOf.ts';
import { formatFlow } from './formatFlow.ts';
import { moveBlockScalar, moveFurtherLines } from './formatScalar.ts';
import { columnAt, lineOf, moveTo, type Sheet, type Shift, setGap } from './sheet.ts';

/** Gives a node in block style its column, and all below it theirs. What cannot move keeps its own, and holds what is below. */
export function formatBlock(sheet: Sheet, node: Node, column: number): void {
  if (node.kind === 'map' && node.style === 'block') formatMap(sheet, node, column);
  else if (node.kind === 'seq' && node.style === 'block') formatList(sheet, node, column);
}

function formatMap(sheet: Sheet, map: MapNode, column: number): void {
  const isMoving = sheet.mayMove({ start: beginOf(map), end: map.end });
  for (const pair of map.pairs) {
    if (pair.key.kind === 'damaged') continue;
    const begin = beginOfPair(pair);
    const from = columnAt(sheet, begin);
    const shift: Shift = { from, to: isMoving ? column : from };
    sheet.columns.push({ offset: begin, ...shift });
    moveTo(sheet, begin, shift.to);
    formatPair(sheet, pair, shift);
  }
}

function formatPair(sheet: Sheet, { key, value }: Pair, shift: Shift): void {
  if (!value || value.kind === 'damaged' || (key.kind !== 'scalar' && key.kind !== 'alias')) return;
  const { text } = sheet.document;
  let colon = key.end;
  while (isBlank(codeAt(text, colon))) colon++;
  if (codeAt(text, colon) !== 0x3a) return;
  if (key.kind === 'scalar' && key.start < key.end) setGap(sheet, key.end, colon, '');
  const { indentSize } = sheet.options;
  const isList = value.kind === 'seq' && value.style === 'block';
  const below = shift.to + (isList ? sheet.listOffset : indentSize);
  formatValue(sheet, value, { mark: colon, shift, below, property: shift.to + indentSize });
}

function formatList(sheet: Sheet, list: SeqNode, column: number): void {
  const isMoving = sheet.mayMove({ start: list.dashes[0] ?? list.start, end: list.end });
  for (const [index, dash] of list.dashes.entries()) {
    const from = columnAt(sheet, dash);
    const shift: Shift = { from, to: isMoving ? column : from };
    sheet.columns.push({ offset: dash, ...shift });
    moveTo(sheet, dash, shift.to);
    const item = list.items[index];
    const below = shift.to + 2;
    if (item && item.kind !== 'damaged') formatValue(sheet, item, { mark: dash, shift, below, property: below });
  }
}

interface Holder {
  /** The `:` or `-` that the value stands behind. */
  readonly mark: number;
  /** Of the key or the dash. */
  readonly shift: Shift;
  /** The column of what stands below it, and that of an anchor or a tag on a line of its own. */
  readonly below: number;
  readonly property: number;
}

function formatValue(sheet: Sheet, value: Node, { mark, shift, below, property }: Holder): void {
  const begin = beginOf(value);
  if (begin === value.end) return;
  const isMoving = sheet.mayMove({ start: begin, end: value.end });
  const isBeside = lineOf(sheet, begin) === lineOf(sheet, mark);
  if (isBeside && (isMoving || !isBlockCollection(value))) setGap(sheet, mark + 1, begin, ' ');
  const place = (offset: number): Shift => {
    const from = columnAt(sheet, offset);
    const to = isMoving ? (offset === value.start ? below : property) : from;
    moveTo(sheet, offset, to);
    return { from, to };
  };
  if ((value.kind === 'map' || value.kind === 'seq') && value.style === 'block') {
    if (!isBeside && value.propertiesStart !== undefined) place(value.propertiesStart);
    formatBlock(sheet, value, below);
    return;
  }
  const line = isBeside ? shift : place(begin);
  const hasOwnLine = lineOf(sheet, value.start) !== lineOf(sheet, begin);
  const own = hasOwnLine ? place(value.start) : line;
  if (value.kind === 'scalar') {
    if (value.style === 'literal' || value.style === 'folded') moveBlockScalar(sheet, value, shift, below);
    else moveFurtherLines(sheet, value, own, shift.to + 1);
  } else if (value.kind === 'map' || value.kind === 'seq') formatFlow(sheet, value, baseOf(sheet, value, own, mark));
}

/** The lines of a collection in an item are indented from behind its dash. */
function baseOf(sheet: Sheet, value: Node, own: Shift, mark: number): Shift {
  const { text } = sheet.document;
  const isItem = text.charAt(mark) === '-' && lineOf(sheet, value.start) === lineOf(sheet, mark);
  return isItem ? { from: columnAt(sheet, beginOf(value)), to: own.to + 2 } : own;
}

function isBlockCollection(node: Node): boolean {
  return (node.kind === 'map' || node.kind === 'seq') && node.style === 'block';
}

/** A byte order mark takes no column. */
function columnOf(text: string, offset: number): number {
  const line = startOfLine(text, offset);
  return offset - line - (line === 0 && text.startsWith('\ufeff') ? 1 : 0);
}

/** How far the dashes of lists stand from their keys, as in most lists of the text: as far as keys, where there are as many of both. */
export function listOffsetOf(text: string, roots: readonly Node[], indentSize: number): number {
  return listHabitOf(text, roots) === 'flush' ? 0 : indentSize;
}

/**
 * Whether the dashes of most lists of a text stand in the column of their keys; undefined where it has no such list.
 *
 * @param without the start of a line: a list that begins on it shows nothing
 */
export function listHabitOf(text: string, roots: readonly Node[], without = -1): 'flush' | 'indented' | undefined {
  let flush = 0;
  let indented = 0;
  const visit = (node: Node): void => {
    if (node.kind === 'seq') for (const item of node.items) visit(item);
    if (node.kind !== 'map') return;
    for (const { key, value } of node.pairs) {
      if (!value) continue;
      const [dash] = value.kind === 'seq' ? value.dashes : [];
      const line = dash === undefined ? without : startOfLine(text, dash);
      if (dash !== undefined && line !== without && node.style === 'block' && dash > endOfLine(text, key.end)) {
        if (dash - line > columnOf(text, key.start)) indented++;
        else flush++;
      }
      visit(value);
    }
  };
  for (const root of roots) visit(root);
  if (flush === 0 && indented === 0) return undefined;
  return flush > indented ? 'flush' : 'indented';
}
