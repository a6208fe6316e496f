import type { Range, TextEdit } from '../base/text.ts';
import { endOfLine, startOfLine } from '../document/characters.ts';

/** Moves the lines of a stretch of text to the right, or with fewer than 0 columns to the left; empty lines stay. */
export function indentLines(text: string, stretch: Range, columns: number): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const last = lastOf(text, stretch);
  for (let line = startOfLine(text, stretch.start); line <= last; line = nextLine(text, line)) {
    const blanks = /^[ \t]*/u.exec(text.slice(line, endOfLine(text, line)))?.[0].length ?? 0;
    if (line + blanks >= endOfLine(text, line)) continue;
    if (columns > 0) edits.push({ start: line, end: line, newText: ' '.repeat(columns) });
    else edits.push({ start: line, end: line + Math.min(blanks, -columns), newText: '' });
  }
  return edits;
}

/** The last offset that belongs to a stretch, whose end may be that of the blank lines below a text. */
export function lastOf(text: string, { start, end }: Range): number {
  return start + text.slice(start, end).trimEnd().length;
}

function nextLine(text: string, line: number): number {
  const end = endOfLine(text, line);
  return end >= text.length ? text.length + 1 : end + (text.startsWith('\r\n', end) ? 2 : 1);
}
