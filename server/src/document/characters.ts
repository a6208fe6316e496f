/**
 * The character classes of YAML 1.1, which is what Go's yaml.v3 and PyYAML read: besides LF and CR, the characters NEL,
 * LS and PS end a line. A code of 0 stands for the end of the text; a text that holds a real NUL is never read.
 */

/** The UTF-16 unit at an offset, 0 behind the end. */
export function codeAt(text: string, offset: number): number {
  return text.charCodeAt(offset) || 0;
}

export function isBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d || code === 0x85 || code === 0x2028 || code === 0x2029;
}

export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

/** A line break or the end of the text. */
export function isBreakOrEnd(code: number): boolean {
  return code === 0 || isBreak(code);
}

/** A space, a tab, a line break or the end of the text. */
export function isSeparator(code: number): boolean {
  return code <= 0x20 ? code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0 : isBreak(code);
}

/** What anchors, tag handles and directive names are made of. */
export function isWord(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f ||
    code === 0x2d
  );
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

export function isHex(code: number): boolean {
  return isDigit(code) || (code >= 0x61 && code <= 0x66) || (code >= 0x41 && code <= 0x46);
}

/** A text of equal length in UTF-16 units with the same line breaks (CR and LF), `sign` in the place of everything else. */
export function blanked(text: string, sign = ' '): string {
  return text.replace(/[^\r\n]+/gu, ({ length }) => sign.repeat(length));
}

/** The offset behind the line break at `offset`; CR LF is one. */
export function afterBreak(text: string, offset: number): number {
  return text.charCodeAt(offset) === 0x0d && text.charCodeAt(offset + 1) === 0x0a ? offset + 2 : offset + 1;
}

/** The offset of the line break, or end of text, at or behind `offset`. */
export function endOfLine(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && !isBreak(text.charCodeAt(end))) end++;
  return end;
}

/** The offset of the first character of the line that holds `offset`. */
export function startOfLine(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !isBreak(text.charCodeAt(start - 1))) start--;
  return start;
}

/** Whether the three characters `---` or `...` stand at a line's start, followed by a separator. */
export function isDocumentIndicator(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return (
    (code === 0x2d || code === 0x2e) &&
    text.charCodeAt(offset + 1) === code &&
    text.charCodeAt(offset + 2) === code &&
    isSeparator(codeAt(text, offset + 3))
  );
}
