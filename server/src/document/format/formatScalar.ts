import { endOfLine } from '../characters.ts';
import { indentOf, isBlankLine, nextLine } from '../lines.ts';
import type { ScalarNode } from '../node.ts';
import { lineOf, type Sheet, type Shift } from './sheet.ts';

/** How many spaces a line begins with; a tab is content already. */
function spacesOf(text: string, line: number): number {
  let end = line;
  while (text.charCodeAt(end) === 0x20) end++;
  return end - line;
}

/**
 * Moves the lines of a text in block style as a whole. A header that counts the columns keeps its count.
 *
 * @param parent the column of the key or dash that holds it
 * @param column where its lines are to begin if the header says nothing
 */
export function moveBlockScalar(sheet: Sheet, node: ScalarNode, parent: Shift, column: number): void {
  const { text } = sheet.document;
  const digit = /^[|>][+-]?([1-9])/u.exec(text.slice(node.start, node.start + 3))?.[1];
  const from = digit === undefined ? indentOfContent(sheet, node) : Math.max(0, parent.from) + Number(digit);
  if (from === undefined) return;
  const isMoving = sheet.mayMove(node);
  const to = !isMoving ? from : digit === undefined ? column : Math.max(0, parent.to) + Number(digit);
  sheet.limits.push({ offset: node.end, column: to });
  if (!isMoving) return;
  for (let line = nextLine(text, node.start); line < node.end; line = nextLine(text, line)) {
    const spaces = spacesOf(text, line);
    // Blanks up to where the lines begin are no content; left alone they would be, once the others move to the left.
    const isEmpty = line + spaces === endOfLine(text, line) && spaces <= from;
    sheet.indents.set(line, { from: spaces, to: isEmpty ? 0 : Math.max(0, spaces + to - from) });
  }
}

/** Where the first line begins that holds something. */
function indentOfContent({ document: { text }, hasMask }: Sheet, { start, end }: ScalarNode): number | undefined {
  let first: number | undefined;
  for (let line = nextLine(text, start); line < end; line = nextLine(text, line)) {
    if (isBlankLine(text, line)) continue;
    // A tag of a template need not stand where the text does.
    if (!hasMask(line)) return spacesOf(text, line);
    first ??= spacesOf(text, line);
  }
  return first;
}

/**
 * Moves the further lines of a plain or quoted text as far as its first one. Their indentation means nothing, but plain
 * ones have to stand deeper than what holds them.
 *
 * @param least the column that a plain line needs
 */
export function moveFurtherLines(sheet: Sheet, node: ScalarNode, shift: Shift, least: number): void {
  const { text } = sheet.document;
  const first = lineOf(sheet, node.start);
  if (endOfLine(text, first) >= node.end || !sheet.mayMove(node)) return;
  for (let line = nextLine(text, first); line < node.end; line = nextLine(text, line)) {
    if (isBlankLine(text, line)) continue;
    const from = indentOf(text, line);
    const floor = node.style === 'plain' ? least : Math.min(from, least);
    sheet.indents.set(line, { from, to: Math.max(floor, from + shift.to - shift.from) });
  }
}
