import type { Range } from '../../base/text.ts';
import { type Column, columnAt, isFirstOnLine, lineOf, moveTo, type Sheet, type Shift } from './sheet.ts';

/**
 * Comments on lines of their own go with what they belong to: with the next line where they stand in its column, else with
 * the innermost key or dash above that is not deeper than they are.
 */
export function moveComments(sheet: Sheet, within: Range): void {
  const { columns, limits, document } = sheet;
  const open: Column[] = [];
  let next = 0;
  let limit = 0;
  for (const comment of document.comments) {
    if (comment.start < within.start || comment.start >= within.end || !isFirstOnLine(sheet, comment.start)) continue;
    for (let column = columns[next]; column && column.offset < comment.start; column = columns[++next]) {
      while ((open.at(-1)?.from ?? -1) >= column.from) open.pop();
      open.push(column);
    }
    while ((limits[limit + 1]?.offset ?? Number.POSITIVE_INFINITY) <= comment.start) limit++;
    if (!sheet.mayTouch(lineOf(sheet, comment.start)) || sheet.hasMask(comment.start)) continue;
    const from = columnAt(sheet, comment.start);
    const owner = ownerOf(from, open, columns[next]);
    const to = owner ? owner.to + from - owner.from : from;
    const text = limits[limit];
    const isBehindText = text && text.offset <= comment.start && text.offset > (columns[next - 1]?.offset ?? -1);
    moveTo(sheet, comment.start, Math.max(0, isBehindText ? Math.min(to, text.column - 1) : to));
  }
}

function ownerOf(column: number, open: readonly Column[], next: Column | undefined): Shift | undefined {
  const above = open.findLast(({ from }) => from <= column);
  return next && next.from <= column && next.from >= (above?.from ?? 0) ? next : above;
}
