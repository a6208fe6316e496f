import { type LineChange, lineDiff } from './lineDiff.ts';

/** How many lines that are the same stand around a change. */
const context = 3;

/**
 * The lines in which two texts differ, as `diff -u` writes them, without the two lines at its start that name files; none
 * where the texts are the same. A line ends with LF.
 */
export function unifiedDiff(old: string, fresh: string): readonly string[] {
  const [oldLines, newLines] = [linesOf(old), linesOf(fresh)];
  return hunksOf(lineDiff(oldLines, newLines)).flatMap((changes) => hunkLines(changes, oldLines, newLines));
}

/** With their ends, so that a text without one at its end differs from the one with it. */
function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  return [...lines.map((line) => `${line}\n`), ...(last === '' ? [] : [last])];
}

/** Changes whose surroundings touch stand together. */
function hunksOf(changes: readonly LineChange[]): readonly (readonly LineChange[])[] {
  const hunks: LineChange[][] = [];
  for (const change of changes) {
    const hunk = hunks.at(-1);
    const last = hunk?.at(-1);
    if (hunk && last && change.oldStart - last.oldEnd <= 2 * context) hunk.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

function hunkLines(
  changes: readonly LineChange[],
  old: readonly string[],
  fresh: readonly string[],
): readonly string[] {
  const [first, last] = [changes[0], changes.at(-1)];
  if (!first || !last) return [];
  const before = Math.min(context, first.oldStart);
  const after = Math.min(context, old.length - last.oldEnd);
  const [oldStart, newStart] = [first.oldStart - before, first.newStart - before];
  const oldSpan = spanText(oldStart, last.oldEnd + after);
  const newSpan = spanText(newStart, last.newEnd + after);
  const lines = [`@@ -${oldSpan} +${newSpan} @@`];
  const put = (mark: string, some: readonly string[]): void => {
    for (const line of some) {
      if (line.endsWith('\n')) lines.push(mark + line.slice(0, -1));
      else lines.push(mark + line, '\\ No newline at end of file');
    }
  };
  let done = oldStart;
  for (const change of changes) {
    put(' ', old.slice(done, change.oldStart));
    put('-', old.slice(change.oldStart, change.oldEnd));
    put('+', fresh.slice(change.newStart, change.newEnd));
    done = change.oldEnd;
  }
  put(' ', old.slice(done, last.oldEnd + after));
  return lines;
}

/** `START,COUNT` from 1; of a single line its number alone, and of no line the one before. */
function spanText(start: number, end: number): string {
  const count = end - start;
  if (count === 1) return String(start + 1);
  return `${count === 0 ? start : start + 1},${count}`;
}
