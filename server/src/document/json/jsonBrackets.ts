import type { Range } from '../../base/text.ts';
import { insertFix, isKeyAt, type JsonReader, type OpenBracket, report, skipSpace } from './jsonReader.ts';

/** The bracket at the position. */
export function writtenBracket(reader: JsonReader, close: '}' | ']'): OpenBracket {
  const { position: start, lineStart, indent } = reader;
  const closing = { leastClosing: indent, mostClosing: indent };
  return { start, close, isImplied: false, lineStart, indent, ...closing, memberIndent: -1, isEmpty: true };
}

/** A bracket that is missing in front of the position, or of the member that was read before it. */
export function impliedBracket(
  reader: JsonReader,
  close: '}' | ']',
  indent: number,
  leastClosing: number,
  start = reader.position,
): OpenBracket {
  const { lineStart, indent: mostClosing } = reader;
  return {
    start,
    close,
    isImplied: true,
    lineStart,
    indent,
    leastClosing,
    mostClosing,
    memberIndent: -1,
    isEmpty: true,
  };
}

/** Whether the position is that of the first word of its line. */
export function isFirstOnLine({ position, lineStart, indent }: JsonReader): boolean {
  return position === lineStart + indent;
}

function isClosing({ text, position }: JsonReader): boolean {
  return text.charAt(position) === '}' || text.charAt(position) === ']';
}

/** Whether the line at the position is indented less than what belongs to a bracket, so that it was not closed. */
export function leavesBracket(reader: JsonReader, bracket: OpenBracket | undefined): boolean {
  const { text, position, open, indent } = reader;
  const [root] = open;
  if (!reader.byIndentation || !root || !bracket || bracket === root || !isFirstOnLine(reader)) return false;
  // In a text without indentation it says nothing.
  if (root.memberIndent >= 0 && root.memberIndent <= root.indent) return false;
  if (isClosing(reader)) return indent < bracket.leastClosing && isAwaited(reader, text.charAt(position));
  return position < text.length && text.charAt(position) !== ',' && indent <= bracket.indent;
}

/** Whether one of the brackets around the innermost one is closed like this. */
export function isAwaited({ open }: JsonReader, close: string): boolean {
  return open.findLastIndex((bracket, index) => index < open.length - 1 && bracket.close === close) >= 0;
}

/** Whether a closing bracket is indented more than what it would close, so that its opening one is missing. */
export function isStrayClosing(reader: JsonReader, bracket: OpenBracket): boolean {
  if (!reader.byIndentation || !isClosing(reader) || reader.indent <= bracket.mostClosing) return false;
  return reader.lineStart > bracket.lineStart && beginsWithClosing(reader);
}

function beginsWithClosing({ text, lineStart, indent }: JsonReader): boolean {
  return /[}\]]/u.test(text.charAt(lineStart + indent));
}

/** Steps over a closing bracket whose opening one is missing. */
export function stepOverClosing(reader: JsonReader): void {
  if (isExplained(reader)) reader.position++;
  else reportStrayBracket(reader);
}

/** Whether damage since the innermost bracket explains brackets too many on a line like `}, {`. */
export function isExplained(reader: JsonReader): boolean {
  const start = reader.open.at(-1)?.start ?? 0;
  return reader.byIndentation && beginsWithClosing(reader) && reader.problems.some(({ range }) => range.start >= start);
}

export function reportStrayBracket(reader: JsonReader): void {
  const range = { start: reader.position, end: reader.position + 1 };
  const bracket = reader.text.charAt(range.start);
  reader.position++;
  if (reader.closedEarly > 0) {
    reader.closedEarly--;
    return;
  }
  report(reader, 'unexpected-bracket', range, `this \`${bracket}\` closes nothing; remove it, or the file is refused`, {
    title: `Remove \`${bracket}\``,
    edits: [{ ...range, newText: '' }],
    certain: false,
  });
}

/** Notes how members of a bracket are indented. */
export function noteIndent(reader: JsonReader, bracket: OpenBracket): void {
  if (bracket.memberIndent < 0 && isFirstOnLine(reader)) bracket.memberIndent = memberIndentOf(reader);
}

/** How members of the innermost bracket should be indented, as far as it is known: as the first one, or as in the root. */
export function memberIndentOf({ open, indent }: JsonReader): number {
  const bracket = open.at(-1);
  const [root] = open;
  if (!bracket || !root) return indent;
  if (bracket.memberIndent >= 0) return bracket.memberIndent;
  const step = root.memberIndent - root.indent;
  return step > 0 && !bracket.isImplied ? Math.min(indent, bracket.indent + step) : indent;
}

/** A whole text that is the last on its line, as items of a list are. */
const itemOfText = /^"(?:[^"\\\r\n]|\\.)*",?[ \t]*(?:[\r\n]|$)/u;

/** Whether what stands in an object is indented too deep, or is no key, so that a line with a key is missing above it. */
export function isNameless(reader: JsonReader): boolean {
  const { text, position, indent, open } = reader;
  if (!reader.byIndentation || !isFirstOnLine(reader)) return false;
  const isBracket = /[{[]/u.test(text.charAt(position));
  if (isBracket && open.at(-1)?.isEmpty) return true;
  if (indent <= memberIndentOf(reader)) return false;
  return isBracket || isKeyAt(reader, position) || itemOfText.test(text.slice(position, position + 10_000));
}

/** How far the closing bracket of what a line is missing above is indented at least. */
export function closingIndentOf(reader: JsonReader): number {
  const wanted = memberIndentOf(reader);
  return wanted < reader.indent ? wanted : (reader.open.at(-1)?.indent ?? 0);
}

/**
 * Whether something that begins a line stands at the position and is indented deeper than the line of the key before,
 * which was the first word of it or not: if not, another key belongs beside it, and not below.
 */
export function isMemberBelow(reader: JsonReader, line: number, isFirst: boolean): boolean {
  const { text, position, indent, byIndentation } = reader;
  if (!byIndentation || !isFirstOnLine(reader) || indent <= line || /^[,}\]]?$/u.test(text.charAt(position)))
    return false;
  return isFirst || !isKeyAt(reader, position);
}

/** Whether the value before the position, on a line of its own, is one of a list whose opening bracket is missing. */
export function isListGoingOn(reader: JsonReader, line: number): boolean {
  const { text, position: end } = reader;
  skipSpace(reader);
  const { position } = reader;
  const isEnd = text.charAt(position) === ']' && (!isFirstOnLine(reader) || reader.indent >= line);
  const next = position + (/^,\s*/u.exec(text.slice(position, position + 1000))?.[0].length ?? 0);
  const isItem = next > position && !isKeyAt(reader, next) && /["{[\w-]/u.test(text.charAt(next));
  reader.position = end;
  return isEnd || isItem;
}

/** Says that the bracket between a colon and what is indented below it is missing. */
export function reportBracketBelow(reader: JsonReader, start: number, end: number, bracket: '{' | '['): void {
  const message = `\`${bracket}\` is missing behind this colon; without it the file is refused`;
  report(
    reader,
    'missing-bracket',
    { start, end },
    message,
    insertFix(`Insert \`${bracket}\``, end, ` ${bracket}`, false),
  );
}

/** Where a closing bracket belongs: behind the last member, in place of a comma. */
export function placeOfClosing(memberEnd: number, comma: number | undefined): Range {
  return comma === undefined ? { start: memberEnd, end: memberEnd } : { start: comma, end: comma + 1 };
}

/** Says which brackets the line before has left open, unless damage there explains it or it was said for an inner one. */
export function reportLeft(reader: JsonReader, isWhole: boolean, place: Range): void {
  const { open, position } = reader;
  if (reader.leftAt === position) return;
  reader.leftAt = position;
  if (!isWhole) return;
  let closing = '';
  let innermost: number | undefined;
  for (let index = open.length - 1; index > 0; index--) {
    const bracket = open[index];
    if (!bracket || !leavesBracket(reader, bracket)) break;
    if (bracket.isImplied) continue;
    closing += bracket.close;
    innermost ??= bracket.start;
  }
  if (innermost !== undefined) reportBrackets(reader, innermost, closing, place, 'here', isClosing(reader) ? '' : ',');
}

/** Notes a bracket that the text ends in. */
export function noteUnclosed(reader: JsonReader, { start, close, isImplied }: OpenBracket, place: Range): void {
  if (reader.strayOpening > 0) reader.strayOpening--;
  else if (!isImplied) reader.unclosed.push({ start, close, place });
}

/** Says that brackets are not closed; the message is about the innermost. */
export function reportBrackets(
  reader: JsonReader,
  start: number,
  closing: string,
  place: Range,
  where: 'at the end' | 'here',
  behind = '',
): void {
  const short = closing.length > 20 ? `${closing.slice(0, 20)}…` : closing;
  const message =
    closing.length === 1
      ? unclosedMessage(reader, start, closing)
      : `${closing.length} brackets are never closed, this one innermost; add \`${short}\` ${where}, or the file is refused`;
  const edits = [{ ...place, newText: closing + behind }];
  const fix = { title: `Insert \`${short}${behind}\``, edits, certain: false };
  report(reader, 'unclosed-bracket', { start, end: start + 1 }, message, fix);
}

function unclosedMessage({ text }: JsonReader, start: number, close: string): string {
  return `this \`${text.charAt(start)}\` is never closed; add \`${close}\`, or the file is refused`;
}

/** Says that a bracket is not closed where an outer one is. */
export function reportUnclosedEarly(
  reader: JsonReader,
  { start, close }: OpenBracket,
  memberEnd: number | undefined,
): void {
  if (reader.strayOpening > 0) {
    reader.strayOpening--;
    return;
  }
  reader.closedEarly++;
  const fix = insertFix(`Insert \`${close}\``, memberEnd ?? start + 1, close, false);
  report(reader, 'unclosed-bracket', { start, end: start + 1 }, unclosedMessage(reader, start, close), fix);
}
