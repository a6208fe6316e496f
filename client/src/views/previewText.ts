import { lineChanges } from './lineChanges.ts';

/** What a preview shows: an output, and between its lines those that the last edit took out of it. */
export interface PreviewText {
  /** Lines end in LF. */
  readonly text: string;
  /** The output alone. */
  readonly output: string;
  /** The stretches of removed lines, in lines of the text, from 0. */
  readonly removed: readonly RemovedLines[];
  /** The lines that say something else than before, and what they said. */
  readonly changed: readonly { readonly line: number; readonly was: string }[];
}

export interface RemovedLines {
  readonly line: number;
  readonly count: number;
}

/** How many removed lines are shown: what is gone must not bury what is there. */
const mostRemoved = 200;

/**
 * @param before the output that was shown before; undefined for the first one
 * @param more says in one line that so many more are gone
 */
export function previewText(output: string, before: string | undefined, more: (count: number) => string): PreviewText {
  const lines = output.split('\n');
  const shown: string[] = [];
  const removed: RemovedLines[] = [];
  const changed: { line: number; was: string }[] = [];
  let done = 0;
  const copyTo = (end: number): void => {
    for (; done < end; done++) shown.push(lines[done] ?? '');
  };
  let left = mostRemoved;
  const strike = (lost: readonly string[]): void => {
    const visible = lost.length > left ? [...lost.slice(0, left), more(lost.length - left)] : lost;
    left = Math.max(0, left - lost.length);
    if (lost.length > 0) removed.push({ line: shown.length, count: visible.length });
    for (const line of visible) shown.push(line);
  };
  for (const { at, added, removed: gone } of before === undefined ? [] : lineChanges(before.split('\n'), lines)) {
    copyTo(at);
    for (const step of steps(gone, lines.slice(at, at + added))) {
      if (step.kind === 'lost') {
        strike(step.lines);
        continue;
      }
      copyTo(at + step.index);
      if (step.was !== undefined) changed.push({ line: shown.length, was: step.was });
      copyTo(at + step.index + 1);
    }
  }
  copyTo(lines.length);
  return { text: shown.join('\n'), output, removed, changed };
}

/** The line of the text in which a line of the output stands. */
export function toShownLine({ removed }: Pick<PreviewText, 'removed'>, line: number): number {
  let shown = line;
  for (const { line: start, count } of removed) if (start <= shown) shown += count;
  return shown;
}

/** The line of the output that stands in a line of the text; undefined for a removed one. */
export function toOutputLine({ removed }: Pick<PreviewText, 'removed'>, line: number): number | undefined {
  let before = 0;
  for (const { line: start, count } of removed) {
    if (line < start) break;
    if (line < start + count) return undefined;
    before += count;
  }
  return line - before;
}

type Step =
  | { readonly kind: 'lost'; readonly lines: readonly string[] }
  /** The line that came in the place of one; `was` where it says something else. */
  | { readonly kind: 'kept'; readonly index: number; readonly was: string | undefined };

/** Which lines are gone, and which only say something else: those with the same key. A comma at the end says nothing. */
function steps(gone: readonly string[], come: readonly string[]): readonly Step[] {
  const found: Step[] = [];
  let from = 0;
  let lost: string[] = [];
  const endLost = (): void => {
    if (lost.length > 0) found.push({ kind: 'lost', lines: lost });
    lost = [];
  };
  for (const line of gone) {
    const key = keyOf(line);
    const index = come.findIndex(
      (other, place) => place >= from && (sameWords(line, other) || (key !== undefined && key === keyOf(other))),
    );
    if (index < 0) {
      lost.push(line);
      continue;
    }
    endLost();
    from = index + 1;
    found.push({ kind: 'kept', index, was: sameWords(line, come[index] ?? '') ? undefined : valueIn(line) });
  }
  endLost();
  return found;
}

/** The indentation and the key of a line of JSON or YAML. */
function keyOf(line: string): string | undefined {
  return /^\s*(?:- )?(?:"(?:[^"\\]|\\.)*"|[\w./-]+)\s*:(?=\s|$)/u.exec(line)?.[0];
}

function valueIn(line: string): string {
  return line
    .slice(keyOf(line)?.length ?? 0)
    .trim()
    .replace(/,$/u, '');
}

function sameWords(one: string, other: string): boolean {
  return one === other || one.replace(/,$/u, '') === other.replace(/,$/u, '');
}
