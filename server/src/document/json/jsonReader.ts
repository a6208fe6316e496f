import type { Fix } from '../../base/problem.ts';
import type { Range, TextEdit } from '../../base/text.ts';
import type { SyntaxProblem } from '../textDocument.ts';

/** Later problems of one text are not listed; by then they follow from the earlier ones. */
export const mostProblems = 50;

/** No word, key or run of stray words is followed further than this, so that no text is searched over and over. */
const longestRun = 10_000;

/** Where a JSON text is being read, and what was found so far. */
export interface JsonReader {
  readonly text: string;
  /** In the order of the text, without overlaps. */
  readonly masks: readonly Range[];
  readonly problems: SyntaxProblem[];
  /** Whether brackets are taken for missing where the indentation of lines says so. */
  readonly byIndentation: boolean;
  /** Whether a bracket right before a comma is taken for the beginning of a value that was not written. */
  readonly dropsOpening: boolean;
  /** The brackets around the position, the outermost first. */
  readonly open: OpenBracket[];
  /** The brackets that the text ended in, the innermost first. */
  readonly unclosed: UnclosedBracket[];
  /** Opening brackets that were reported as out of place, and for which a closing one may be missing later on. */
  strayOpening: number;
  /** Brackets that were taken for closed too early, so that their closing ones may turn up later on. */
  closedEarly: number;
  /** Where the last string without its closing quote begins, -1 before there is one. */
  openString: number;
  /** The line of the last white space: where it begins, and how many characters stand before its first word. */
  lineStart: number;
  indent: number;
  /** The white space that was stepped over last, so that going back before it costs nothing. */
  spaceStart: number;
  spaceEnd: number;
  /** Where brackets were last given up because of the indentation. */
  leftAt: number;
  position: number;
}

/** A bracket that is not closed yet, and what the indentation says of lines that belong to it. */
export interface OpenBracket {
  readonly start: number;
  readonly close: '}' | ']';
  /** Whether it is missing in the text, and was made up. */
  readonly isImplied: boolean;
  /** Where its line begins. */
  readonly lineStart: number;
  /** Members that begin a line are indented more than this. */
  readonly indent: number;
  /** A closing bracket that begins a line is indented as much as its opening one; of one that is missing, less is known. */
  readonly leastClosing: number;
  readonly mostClosing: number;
  /** The indentation of its first member that begins a line, -1 before there is one. */
  memberIndent: number;
  /** Whether none of its members has been read. */
  isEmpty: boolean;
}

export interface UnclosedBracket {
  readonly start: number;
  readonly close: string;
  /** Where the closing bracket belongs; it takes the place of a comma there. */
  readonly place: Range;
}

/** Notes an error, unless there are enough of them. */
export function report(
  reader: JsonReader,
  code: string,
  range: Range,
  message: string,
  ...given: readonly (Fix | undefined)[]
): void {
  if (reader.problems.length >= mostProblems) return;
  const fixes = given.filter((fix) => fix !== undefined);
  const { start, end } = range;
  const problem: SyntaxProblem = { code: `syntax/${code}`, severity: 'error', message, range: { start, end } };
  reader.problems.push(fixes.length > 0 ? { ...problem, fixes } : problem);
}

export function insertFix(title: string, offset: number, newText: string, certain: boolean): Fix {
  return { title, edits: [{ start: offset, end: offset, newText }], certain };
}

/** Steps over white space, and over comments, which are a problem each. */
export function skipSpace(reader: JsonReader): void {
  const { text, position: start } = reader;
  if (start === reader.spaceStart) {
    reader.position = reader.spaceEnd;
    return;
  }
  let lineStart = -1;
  for (;;) {
    const code = text.charCodeAt(reader.position);
    if (code === 0x20 || code === 0x09) reader.position++;
    else if (code === 0x0a || code === 0x0d) lineStart = ++reader.position;
    else if (code === 0x23 || (code === 0x2f && /[/*]/u.test(text.charAt(reader.position + 1)))) skipComment(reader);
    else break;
  }
  reader.spaceStart = start;
  reader.spaceEnd = reader.position;
  if (lineStart < 0) return;
  reader.lineStart = lineStart;
  reader.indent = reader.position - lineStart;
}

function skipComment(reader: JsonReader): void {
  const { text, position: start } = reader;
  const isBlock = text.startsWith('/*', start);
  const found = isBlock ? text.indexOf('*/', start + 2) : text.slice(start).search(/[\r\n]/u);
  const end = found < 0 ? text.length : isBlock ? found + 2 : start + found;
  reader.position = end;
  const edits: TextEdit[] = [{ start, end, newText: '' }];
  report(reader, 'json-comment', { start, end }, 'JSON has no comments; remove it, or the file is refused', {
    title: 'Remove the comment',
    edits,
    certain: false,
  });
}

/** What JSON writes without quotes. */
export const plainValue = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/u;

/** The end of the word at an offset, which may be empty. */
export function endOfWord({ text }: JsonReader, start: number): number {
  const piece = text.slice(start, start + longestRun);
  const length = piece.search(/[\s,{}[\]":]/u);
  return start + (length < 0 ? piece.length : length);
}

/** A bracket with JSON inside, as opposed to one within stray words (`a[0]`). */
const openingBracket = '[{[]\\s*(?:["{[\\]}]|$)';
const goodKey = '"(?:[^"\\\\\\r\\n]|\\\\.)*"\\s*:';
const comment = '[ \\t]+(?:\\/[/*]|#)';
const run = new RegExp(
  `^(?:(?!${openingBracket}|${goodKey}|${comment})(?:[{[][^{}[\\],"\\r\\n]*[}\\]]|[^,}\\]\\r\\n]))*`,
  'u',
);

/**
 * The end of a run of stray words: one mistake, however many words it has. It ends with its line, or before a comma, a
 * closing bracket, a comment or something that is good JSON again.
 */
export function endOfRun({ text }: JsonReader, start: number): number {
  const found = run.exec(text.slice(start, start + longestRun))?.[0] ?? '';
  return start + Math.max(found.replace(/[ \t]+$/u, '').length, 1);
}

const goodKeyAtStart = new RegExp(`^${goodKey}`, 'u');
const openingBracketAtStart = new RegExp(`^${openingBracket}`, 'u');

/** Whether a key in double quotes and its colon stand at an offset. */
export function isKeyAt({ text }: JsonReader, offset: number): boolean {
  return text.charAt(offset) === '"' && goodKeyAtStart.test(text.slice(offset, offset + longestRun));
}

/** The end of the key in double quotes at the position. */
export function endOfKey({ text, position }: JsonReader): number {
  const length = /^"(?:[^"\\]|\\.)*"/u.exec(text.slice(position, position + longestRun))?.[0].length;
  return position + (length ?? 1);
}

/** Whether a bracket with JSON inside stands at an offset. */
export function isBracketAt({ text }: JsonReader, offset: number): boolean {
  return /[{[]/u.test(text.charAt(offset)) && openingBracketAtStart.test(text.slice(offset, offset + longestRun));
}

/** A stretch of text as messages show it. */
export function shown({ text }: JsonReader, start: number, end: number): string {
  return end - start > 40 ? `${text.slice(start, start + 39)}…` : text.slice(start, end);
}

/** A comma, where what follows an offset needs one in front of it. */
export function commaBehind({ text }: JsonReader, offset: number): string {
  return /^\s*[^\s,:}\]]/u.test(text.slice(offset, offset + 1000)) ? ',' : '';
}

/** Whether a template takes part in a stretch; in an empty one never, so that whoever steps over what is masked gets on. */
export function isMasked(reader: JsonReader, start: number, end: number): boolean {
  if (start >= end) return false;
  const mask = firstMaskEndingBehind(reader, start);
  return mask !== undefined && mask.start < end;
}

/** Whether a template takes part in a stretch or stands next to it. */
export function touchesMask(reader: JsonReader, start: number, end: number): boolean {
  const mask = firstMaskEndingBehind(reader, start - 1);
  return mask !== undefined && mask.start <= end;
}

function firstMaskEndingBehind({ masks }: JsonReader, offset: number): Range | undefined {
  let low = 0;
  let high = masks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((masks[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return masks[low];
}
