/** A half-open stretch of a text, in UTF-16 code units from its start. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Replaces the text in its range. The edits of one list never overlap; all offsets speak of the text before any of them. */
export interface TextEdit extends Range {
  readonly newText: string;
}

/** A place as the language server protocol counts it: both from 0, the character in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** The offset of the first character of every line. LF, CRLF and a lone CR end a line, as in the protocol. */
export type LineStarts = readonly number[];

export function lineStartsOf(text: string): LineStarts {
  const starts = [0];
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 0x0a) starts.push(offset + 1);
    else if (code === 0x0d && text.charCodeAt(offset + 1) !== 0x0a) starts.push(offset + 1);
  }
  return starts;
}

/** The line, counted from 0, that holds the offset. */
export function lineAt(starts: LineStarts, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low + 1 < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low;
}

export function positionAt(starts: LineStarts, offset: number): Position {
  const line = lineAt(starts, offset);
  return { line, character: offset - (starts[line] ?? 0) };
}

/** The offset of a position; one that lies outside the text is moved to the nearest place inside it. */
export function offsetAt(text: string, starts: LineStarts, position: Position): number {
  const start = starts[position.line];
  if (start === undefined) return text.length;
  const end = starts[position.line + 1] ?? text.length;
  return Math.min(start + Math.max(0, position.character), end);
}

/** The text after the edits, which may come in any order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let done = 0;
  for (const edit of ordered) {
    result += text.slice(done, edit.start) + edit.newText;
    done = edit.end;
  }
  return result + text.slice(done);
}
