import { composeEdits } from '../../base/composeEdits.ts';
import type { Path } from '../../base/path.ts';
import { applyEdits, type Range, type TextEdit } from '../../base/text.ts';
import { lastNotBehind, nodesAt } from '../../document/locate.ts';
import type { Part, TextDocument } from '../../document/textDocument.ts';

/** A text on its way to another version: the source, and all edits that were made of it, as if made at once. */
export interface Rewrite {
  readonly source: TextDocument;
  readonly part: Part;
  readonly edits: readonly TextEdit[];
  readonly text: string;
  /** What of the source is still there: worked out once, because every problem of every round asks where it stands there. */
  readonly stretches: KeptStretches;
}

/** The stretches of the source that are still there, and where each begins in the text. */
interface KeptStretches {
  readonly kept: readonly Range[];
  readonly starts: readonly number[];
}

export function startRewrite(source: TextDocument, part: Part): Rewrite {
  return { source, part, edits: [], text: source.text, stretches: keptStretches([]) };
}

/** After further edits, whose offsets speak of the text as it is by now. */
export function rewritten(rewrite: Rewrite, edits: readonly TextEdit[]): Rewrite {
  const { source, edits: earlier, text } = rewrite;
  const all = composeEdits(source.text, earlier, edits);
  return { ...rewrite, edits: all, text: applyEdits(text, edits), stretches: keptStretches(all) };
}

/** Where in the source something stands that stands in the text as it is by now. */
export function sourceRange(rewrite: Rewrite, { start, end }: Range): Range {
  const at = sourceOffsets(rewrite);
  return end > start ? { start: at(start), end: at(end - 1) + 1 } : { start: at(start), end: at(start) };
}

/** Leads from offsets of the text to those of the source; from what was written, to where it was put. */
export function sourceOffsets({ stretches: { kept, starts } }: Rewrite): (offset: number) => number {
  return (offset) => {
    const index = lastNotBehind(starts.length, offset, (at) => starts[at] ?? 0);
    const { start, end } = kept[index] ?? { start: 0, end: 0 };
    return Math.min(start + offset - (starts[index] ?? 0), end);
  };
}

function keptStretches(edits: readonly TextEdit[]): KeptStretches {
  const kept: Range[] = [];
  const starts: number[] = [];
  let done = 0;
  let at = 0;
  for (const { start, end, newText } of [...edits, { start: Number.POSITIVE_INFINITY, end: 0, newText: '' }]) {
    kept.push({ start: done, end: start });
    starts.push(at);
    at += start - done + newText.length;
    done = end;
  }
  return { kept, starts };
}

/** Whether a stretch of the source is gone, or begins in one that is. */
export function isGone({ edits }: Rewrite, { start, end }: Range): boolean {
  const first = lastNotBehind(edits.length, start, (at) => edits[at]?.start ?? 0);
  const edit = edits[first];
  return edit !== undefined && edit.start < edit.end && start < edit.end && start <= end;
}

/** Whether what stands at an offset of the text is not from the source. */
export function isInserted({ edits }: Rewrite, offset: number): boolean {
  let moved = 0;
  for (const { start, end, newText } of edits) {
    const from = start + moved;
    if (offset < from) return false;
    if (offset < from + newText.length) return true;
    moved += newText.length - (end - start);
  }
  return false;
}

/** The path of what stands at an offset of the source. */
export function sourcePath({ part }: Rewrite, offset: number): Path {
  return nodesAt(part, offset).at(-1)?.path ?? [];
}
