import {
  afterBreak,
  codeAt,
  endOfLine,
  isBlank,
  isBreak,
  isDocumentIndicator,
  isSeparator,
  startOfLine,
} from './characters.ts';

/** Lines as far as their indentation and their first characters say what they are. */

export function columnIn(text: string, offset: number): number {
  return offset - startOfLine(text, offset);
}

/** How many blanks, tabs included, a line begins with. */
export function indentOf(text: string, line: number): number {
  let end = line;
  while (isBlank(codeAt(text, end))) end++;
  return end - line;
}

export function isBlankLine(text: string, line: number): boolean {
  const code = codeAt(text, line + indentOf(text, line));
  return code === 0 || isBreak(code);
}

/** The start of the line below, or the end of the text. */
export function nextLine(text: string, offset: number): number {
  const end = endOfLine(text, offset);
  return end >= text.length ? text.length : afterBreak(text, end);
}

/** The start of the next line below that holds more than a comment; the end of the text where there is none. */
export function nextContentLine(text: string, offset: number): number {
  let line = nextLine(text, offset);
  while (line < text.length && (isBlankLine(text, line) || text.charAt(line + indentOf(text, line)) === '#'))
    line = nextLine(text, line);
  return line;
}

/** Whether an item of a list begins at the offset: a `-` and a blank. */
export function isItemAt(text: string, offset: number): boolean {
  return codeAt(text, offset) === 0x2d && isSeparator(codeAt(text, offset + 1));
}

/** Whether `-x` stands at the offset, which is an item of a list but for the blank. */
export function isBareDashAt(text: string, offset: number): boolean {
  const next = codeAt(text, offset + 1);
  return codeAt(text, offset) === 0x2d && next !== 0x2d && !isSeparator(next);
}

/** Whether what begins at the offset looks like an item of a list or a key with its colon. */
export function isEntryAt(text: string, offset: number): boolean {
  return /^(?:- |["']?[\w./-]+["']?:(?:\s|$))/u.test(text.slice(offset, offset + 200));
}

/** The end of the last line, from that of `start` on, that is indented deeper than `indent`. */
export function endOfDeeperLines(text: string, start: number, indent: number): number {
  let end = endOfLine(text, start);
  for (let line = nextLine(text, end); line < text.length; line = nextLine(text, line)) {
    if (isBlankLine(text, line)) continue;
    if (indentOf(text, line) <= indent || isDocumentIndicator(text, line)) break;
    end = endOfLine(text, line);
  }
  return end;
}
