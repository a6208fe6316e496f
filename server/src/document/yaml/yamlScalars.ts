import {
  codeAt,
  isBlank,
  isBreak,
  isBreakOrEnd,
  isDigit,
  isDocumentIndicator,
  isHex,
  isSeparator,
} from '../characters.ts';
import { add, atHole, columnOf, type Scanner, skipBreak, takeComment } from './scannerState.ts';
import { YamlFault } from './yamlFault.ts';

/** What stands between two pieces of a folded text: one break is a space, more are all but the first of them. */
function folded(breaks: string): string {
  // Only a plain line feed folds; NEL, LS and PS stay.
  if (!breaks.startsWith('\n')) return breaks;
  return breaks.length === 1 ? ' ' : breaks.slice(1);
}

/** The line break at the offset as it counts in a scalar's content: CR, CR LF and NEL are line feeds, LS and PS stay. */
function breakText(code: number): string {
  return code === 0x2028 ? '\u2028' : code === 0x2029 ? '\u2029' : '\n';
}

/** Steps over blanks and breaks and returns the breaks; undefined where there is none. */
function takeBreaks(scanner: Scanner, tabsUntil: number, start: number): string | undefined {
  const { text } = scanner;
  let breaks: string | undefined;
  for (;;) {
    const code = codeAt(text, scanner.position);
    if (isBlank(code)) {
      if (code === 0x09 && breaks !== undefined && columnOf(scanner) < tabsUntil && !atHole(scanner))
        throw new YamlFault('tab-in-plain', start, scanner.position);
      if (atHole(scanner)) return breaks;
      scanner.position++;
    } else if (isBreak(code)) {
      skipBreak(scanner);
      breaks = (breaks ?? '') + breakText(code);
    } else return breaks;
  }
}

/** A plain scalar; the scanner stands at its first character. */
export function scanPlain(scanner: Scanner): void {
  const { text, position: start } = scanner;
  const indent = scanner.indent + 1;
  const inFlow = scanner.flowLevel > 0;
  let content = '';
  let end = start;
  let gapStart = start;
  let breaks: string | undefined;
  for (;;) {
    const pieceStart = scanner.position;
    if (columnOf(scanner) === 0 && isDocumentIndicator(text, pieceStart)) break;
    if (pieceStart > start && atHole(scanner)) break;
    if (codeAt(text, pieceStart) === 0x23) break;
    const pieceEnd = endOfPlainPiece(text, pieceStart, inFlow);
    if (pieceEnd > pieceStart) {
      if (breaks !== undefined) content += folded(breaks);
      else content += text.slice(gapStart, pieceStart);
      content += text.slice(pieceStart, pieceEnd);
      breaks = undefined;
      end = pieceEnd;
    }
    scanner.position = pieceEnd;
    const code = codeAt(text, pieceEnd);
    if (!isBlank(code) && !isBreak(code)) break;
    gapStart = pieceEnd;
    const taken = takeBreaks(scanner, indent, start);
    // A piece may be empty: then the breaks before it still count.
    if (taken !== undefined) breaks = taken;
    if (!inFlow && columnOf(scanner) < indent) break;
  }
  add(scanner, 'scalar', start, end, content, 'plain');
  if (breaks !== undefined) scanner.keyAllowed = true;
}

function endOfPlainPiece(text: string, start: number, inFlow: boolean): number {
  let end = start;
  for (;;) {
    const code = codeAt(text, end);
    if (isSeparator(code)) return end;
    if (code === 0x3a && isSeparator(codeAt(text, end + 1))) return end;
    if (inFlow && (code === 0x2c || code === 0x3f || code === 0x5b || code === 0x5d || code === 0x7b || code === 0x7d))
      return end;
    end++;
  }
}

/** A quoted scalar; the scanner stands at the opening quote. Its lines may stand in any column. */
export function scanQuoted(scanner: Scanner, quote: number): void {
  const { text, position: start } = scanner;
  const isSingle = quote === 0x27;
  let content = '';
  scanner.position++;
  for (;;) {
    const pieceStart = scanner.position;
    if (columnOf(scanner) === 0 && isDocumentIndicator(text, pieceStart))
      throw new YamlFault('quote-open', start, pieceStart);
    if (pieceStart >= text.length) throw new YamlFault('quote-open', start, pieceStart);
    let end = pieceStart;
    let code = codeAt(text, end);
    while (!isSeparator(code) && code !== quote && (isSingle || code !== 0x5c)) code = codeAt(text, ++end);
    content += text.slice(pieceStart, end);
    scanner.position = end;
    if (code === quote) {
      if (!isSingle || codeAt(text, end + 1) !== quote) break;
      content += "'";
      scanner.position = end + 2;
    } else if (code === 0x5c) {
      content += takeEscape(scanner, start);
    } else {
      const breaks = takeBreaks(scanner, -1, start);
      content += breaks === undefined ? text.slice(end, scanner.position) : folded(breaks);
    }
  }
  scanner.position++;
  add(scanner, 'scalar', start, scanner.position, content, isSingle ? 'single' : 'double');
}

/** What the characters behind a backslash stand for. yaml.v3 does not know `\/`, and knows `\'`. */
export const yamlEscapes: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};

function takeEscape(scanner: Scanner, start: number): string {
  const { text, position } = scanner;
  const name = text.charAt(position + 1);
  if (isBreak(codeAt(text, position + 1))) {
    scanner.position++;
    skipBreak(scanner);
    const breaks = takeBreaks(scanner, -1, start);
    return breaks ?? '';
  }
  const simple = yamlEscapes[name];
  if (simple !== undefined && name !== '') {
    scanner.position += 2;
    return simple;
  }
  const length = name === 'x' ? 2 : name === 'u' ? 4 : name === 'U' ? 8 : 0;
  const end = position + 2 + length;
  if (length === 0) throw new YamlFault('escape', start, position);
  for (let offset = position + 2; offset < end; offset++)
    if (!isHex(codeAt(text, offset))) throw new YamlFault('escape', start, position);
  const value = Number.parseInt(text.slice(position + 2, end), 16);
  if ((value >= 0xd800 && value <= 0xdfff) || value > 0x10ffff) throw new YamlFault('escape', start, position);
  scanner.position = end;
  return String.fromCodePoint(value);
}

/** A literal or folded block scalar; the scanner stands at its `|` or `>`. */
export function scanBlockScalar(scanner: Scanner, style: 'literal' | 'folded'): void {
  const { text, position: start } = scanner;
  const { chomping, increment } = takeHeader(scanner, start);
  let indent = increment === 0 ? 0 : Math.max(scanner.indent, 0) + increment;
  if (isBreak(codeAt(text, scanner.position))) skipBreak(scanner);
  let end = scanner.position;
  let content = '';
  let lineBreak = '';
  let wasBlank = false;
  let found = takeBlankLines(scanner, indent, start);
  indent = found.indent;
  while (columnOf(scanner) === indent && scanner.position < text.length) {
    const lineStart = scanner.position;
    const startsBlank = isBlank(codeAt(text, lineStart));
    if (style === 'folded' && lineBreak === '\n' && !wasBlank && !startsBlank) {
      if (found.breaks === '') content += ' ';
    } else content += lineBreak;
    content += found.breaks;
    wasBlank = startsBlank;
    while (!isBreakOrEnd(codeAt(text, scanner.position))) scanner.position++;
    content += text.slice(lineStart, scanner.position);
    end = scanner.position;
    const code = codeAt(text, scanner.position);
    lineBreak = code === 0 ? '' : breakText(code);
    if (code !== 0) skipBreak(scanner);
    found = takeBlankLines(scanner, indent, start);
  }
  if (chomping !== '-') content += lineBreak;
  if (chomping === '+') content += found.breaks;
  add(scanner, 'scalar', start, Math.max(end, start + 1), content, style);
}

function takeHeader(scanner: Scanner, start: number): { chomping: string; increment: number } {
  const { text } = scanner;
  const fail = (): YamlFault => new YamlFault('block-scalar-header', start, scanner.position);
  let chomping = '';
  let increment = 0;
  scanner.position++;
  for (let count = 0; count < 2; count++) {
    const code = codeAt(text, scanner.position);
    if (chomping === '' && (code === 0x2b || code === 0x2d)) chomping = code === 0x2b ? '+' : '-';
    else if (increment === 0 && isDigit(code)) increment = code - 0x30;
    else break;
    if (code === 0x30) throw fail();
    scanner.position++;
  }
  while (isBlank(codeAt(text, scanner.position))) scanner.position++;
  if (codeAt(text, scanner.position) === 0x23) takeComment(scanner);
  if (!isBreakOrEnd(codeAt(text, scanner.position))) throw fail();
  return { chomping, increment };
}

/** Steps over blank lines and the indentation of the next one. An indent of 0 means that it is not known yet. */
function takeBlankLines(scanner: Scanner, given: number, start: number): { breaks: string; indent: number } {
  const { text } = scanner;
  let breaks = '';
  let widest = 0;
  for (;;) {
    let code = codeAt(text, scanner.position);
    while ((given === 0 || columnOf(scanner) < given) && code === 0x20) code = codeAt(text, ++scanner.position);
    widest = Math.max(widest, columnOf(scanner));
    if ((given === 0 || columnOf(scanner) < given) && code === 0x09 && !atHole(scanner))
      throw new YamlFault('block-scalar-tab', start, scanner.position);
    if (!isBreak(code)) break;
    breaks += breakText(code);
    skipBreak(scanner);
  }
  return { breaks, indent: given === 0 ? Math.max(widest, scanner.indent + 1, 1) : given };
}
