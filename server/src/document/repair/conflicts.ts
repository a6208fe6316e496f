import type { Fix } from '../../base/problem.ts';
import type { Range, TextEdit } from '../../base/text.ts';
import { afterBreak, endOfLine, isBreak, startOfLine } from '../characters.ts';
import { indentOf, isBlankLine, nextLine } from '../lines.ts';
import type { SyntaxProblem } from '../textDocument.ts';

/** What a merge left behind in column 0: a conflict with both sides, or what somebody who was resolving one forgot. */
export interface Conflict {
  /** The lines with the marks, in the order of the text; the first is the one that is shown. */
  readonly markers: readonly Marker[];
  /** Whether all marks are there: `<<<<<<<`, perhaps `|||||||`, `=======` and `>>>>>>>`. */
  readonly isWhole: boolean;
  /** Present where it is whole, or where the keys show how far the side reaches whose mark is missing. */
  readonly sides?: Sides;
}

interface Marker extends Range {
  readonly mark: string;
  /** What stands behind the mark: most often the name of a branch. */
  readonly label: string;
}

interface Sides {
  readonly ours: Marker;
  /** The `|||||||` line, or the `=======` line where what both sides began with is not written. */
  readonly behindOurs: Marker;
  readonly separator: Marker;
  readonly theirs: Marker;
}

/** Later ones are left out of the reading too, but by then it is known. */
const mostProblems = 50;

/** All conflicts of a text, the forgotten marks included. Whether they are a mistake is for the reader to say. */
export function findConflicts(text: string): readonly Conflict[] {
  if (!/<{7}|={7}|>{7}|\|{7}/u.test(text)) return [];
  const groups: Marker[][] = [];
  let open: Marker[] = [];
  const close = (): void => {
    if (open.length > 0) groups.push(open);
    open = [];
  };
  for (const { index, 0: line } of text.matchAll(/^(?:[<|>]{7}(?:[ \t][^\r\n]*)?|={7}[ \t]*)$/gmu)) {
    const mark = line.slice(0, 7);
    if (!/^(.)\1*$/u.test(mark)) continue;
    const marker: Marker = { start: index, end: index + line.length, mark, label: line.slice(7).trim() };
    if (order.indexOf(mark) <= order.indexOf(open.at(-1)?.mark ?? '')) close();
    open.push(marker);
    if (mark === order[3]) close();
  }
  close();
  return groups.map((markers, index) =>
    conflictOf(text, markers, {
      start: groups[index - 1]?.at(-1)?.end ?? 0,
      end: groups[index + 1]?.[0]?.start ?? text.length,
    }),
  );
}

/** Whether a line with a mark touches the range. */
export function isMarked(text: string, { start, end }: Range): boolean {
  let from = start;
  while (from > 0 && !isBreak(text.charCodeAt(from - 1))) from--;
  return findConflicts(text.slice(from, endOfLine(text, end))).length > 0;
}

const order = ['<<<<<<<', '|||||||', '=======', '>>>>>>>'];

/** `room` is what stands between the conflicts before and behind. */
function conflictOf(text: string, markers: readonly Marker[], room: Range): Conflict {
  const [ours, base, separator, theirs] = order.map((mark) => markers.find((marker) => marker.mark === mark));
  if (!separator) return { markers, isWhole: false };
  const behindOurs = base ?? separator;
  if (ours && theirs) return { markers, isWhole: true, sides: { ours, behindOurs, separator, theirs } };
  if (ours) {
    const end = endOfTheirs(text, { start: ours.end, end: behindOurs.start }, separator.end, room.end);
    if (end === undefined) return { markers, isWhole: false };
    return { markers, isWhole: false, sides: { ours, behindOurs, separator, theirs: missing(end) } };
  }
  const start = theirs && startOfOurs(text, { start: separator.end, end: theirs.start }, behindOurs.start, room.start);
  if (!theirs || start === undefined) return { markers, isWhole: false };
  return { markers, isWhole: false, sides: { ours: missing(start), behindOurs, separator, theirs } };
}

function missing(offset: number): Marker {
  return { start: offset, end: offset, mark: '', label: '' };
}

/** The end of the lines behind the separator that say once more what ours says: the same keys, and what is below them. */
function endOfTheirs(text: string, ours: Range, separator: number, limit: number): number | undefined {
  const known = new Set(linesOf(text, ours).map(({ key }) => key));
  let end: number | undefined;
  let depth = Number.POSITIVE_INFINITY;
  for (let line = nextLine(text, separator); line < limit; line = nextLine(text, line)) {
    if (isBlankLine(text, line)) continue;
    const { key, indent } = lineAt(text, line);
    if (key !== undefined && known.has(key)) depth = Math.min(depth, indent);
    else if (indent <= depth) break;
    end = endOfLine(text, line);
  }
  return end;
}

/** The start of the lines above the separator that theirs says once more. */
function startOfOurs(text: string, theirs: Range, separator: number, limit: number): number | undefined {
  const lines = linesOf(text, theirs);
  const known = new Set(lines.map(({ key }) => key));
  const least = lines.reduce((indent, line) => Math.min(indent, line.indent), Number.POSITIVE_INFINITY);
  let start: number | undefined;
  for (let line = separator; line > limit; ) {
    line = startOfLine(text, text.startsWith('\r\n', line - 2) ? line - 2 : line - 1);
    if (isBlankLine(text, line)) continue;
    const { key, indent } = lineAt(text, line);
    if (indent > least) continue;
    if (key === undefined || !known.has(key)) break;
    start = line;
  }
  return start;
}

interface ConflictLine {
  /** Its blanks and its key; undefined where it has none, or begins an item. */
  readonly key: string | undefined;
  readonly indent: number;
}

function linesOf(text: string, { start, end }: Range): readonly ConflictLine[] {
  const lines: ConflictLine[] = [];
  for (let line = nextLine(text, start); line < end; line = nextLine(text, line))
    if (!isBlankLine(text, line)) lines.push(lineAt(text, line));
  return lines;
}

function lineAt(text: string, line: number): ConflictLine {
  const indent = indentOf(text, line);
  return { key: /^[ \t]*["']?[\w./-]+["']?:(?=\s|$)/u.exec(text.slice(line, endOfLine(text, line)))?.[0], indent };
}

/**
 * A text of equal length without the marks and without all sides but the first. The lines go with the break before them,
 * not the one behind: blanks at the end of a line mean nothing, blank lines may be content.
 */
export function withoutConflicts(text: string, conflicts: readonly Conflict[]): string {
  let result = '';
  let done = 0;
  for (const { start, end } of conflicts.flatMap(leftOut)) {
    let from = start;
    if (from > 0) from -= text.startsWith('\r\n', from - 2) ? 2 : 1;
    from = Math.max(from, done);
    result += text.slice(done, from) + ' '.repeat(end - from);
    done = end;
  }
  return result + text.slice(done);
}

/** What is no part of the first side, without the break behind. */
function leftOut({ markers, sides }: Conflict): readonly Range[] {
  if (!sides) return markers;
  const behind = { start: sides.behindOurs.start, end: sides.theirs.end };
  return sides.ours.mark === '' ? [behind] : [sides.ours, behind];
}

/** One problem for each; an error where the text cannot be read because of them. */
export function conflictProblems(
  text: string,
  conflicts: readonly Conflict[],
  severity: SyntaxProblem['severity'],
): readonly SyntaxProblem[] {
  return conflicts.slice(0, mostProblems).map((conflict) => {
    const [first] = conflict.markers;
    const range = { start: first?.start ?? 0, end: first?.end ?? 0 };
    const choose = 'choose one side and remove the markers';
    const what = conflict.isWhole
      ? choose
      : conflict.sides
        ? `a marker is missing: ${choose}`
        : 'remove what is left of it';
    const message = `\`${shorten(text.slice(range.start, range.end))}\` was left by a merge; ${what}`;
    return {
      code: 'syntax/conflict-marker',
      severity,
      message: severity === 'error' ? `${message}, or the file is refused` : `${message}: it is read as text`,
      range,
      fixes: fixesOf(text, conflict),
    };
  });
}

function fixesOf(text: string, { markers, sides }: Conflict): readonly Fix[] {
  const remove = (from: Marker, to: Marker): TextEdit => ({
    start: from.start,
    end: to.end < text.length ? afterBreak(text, to.end) : to.end,
    newText: '',
  });
  if (!sides) {
    const title = markers.length === 1 ? 'Remove the marker' : 'Remove the markers';
    return [{ title, edits: markers.map((marker) => remove(marker, marker)), certain: false }];
  }
  const { ours, behindOurs, separator, theirs } = sides;
  const mark = (marker: Marker): readonly TextEdit[] => (marker.mark === '' ? [] : [remove(marker, marker)]);
  return [
    { title: titleOf('Take ours', ours), edits: [...mark(ours), remove(behindOurs, theirs)], certain: false },
    { title: titleOf('Take theirs', theirs), edits: [remove(ours, separator), ...mark(theirs)], certain: false },
  ];
}

function titleOf(what: string, { label }: Marker): string {
  return label === '' ? what : `${what} (${shorten(label)})`;
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
