import type { Path } from '../../base/path.ts';
import { lineAt, type Range } from '../../base/text.ts';
import type { WrittenPlace } from '../../decode/written.ts';
import { lastNotBehind, nodeAtPath, nodesAt } from '../../document/locate.ts';
import { type Node, rangeOf } from '../../document/node.ts';
import type { Part, TextDocument } from '../../document/textDocument.ts';

/** The places of an output that came from a stretch of the source: from the smallest value around it, or those within. */
export function rangesInOutput(places: readonly WrittenPlace[], source: Range): readonly Range[] {
  let smallest = Number.POSITIVE_INFINITY;
  let found: Range[] = [];
  for (const { range, path: written, origins } of places) {
    for (const { node, path } of origins) {
      // That all of the output came from all of the source is no answer.
      if (written.length === 0 || path.length === 0) continue;
      const isAround = node.start <= source.start && source.end <= node.end;
      const size = isAround ? node.end - node.start : Number.POSITIVE_INFINITY;
      if (!isAround && !touches(node, source)) continue;
      if (size < smallest) {
        smallest = size;
        found = [];
      }
      if (size === smallest) found.push(range);
    }
  }
  return outermost(found);
}

/** The stretches of the source that a stretch of the output came from. */
export function rangesInSource(places: readonly WrittenPlace[], output: Range): readonly Range[] {
  const origins = smallestAround(places, output)?.origins ?? [];
  return outermost(origins.filter(({ path }) => path.length > 0).map(({ node: { start, end } }) => ({ start, end })));
}

/**
 * The places of an output of an older text that came from what stands at a path now, or from the nearest thing around it that
 * something was made of.
 */
export function rangesOfPath(places: readonly WrittenPlace[], path: Path): readonly Range[] {
  let longest = 0;
  let found: Range[] = [];
  for (const { range, origins } of places) {
    for (const origin of origins) {
      if (origin.path.length < longest || origin.path.length === 0 || !isPrefix(origin.path, path)) continue;
      if (origin.path.length > longest) found = [];
      longest = origin.path.length;
      found.push(range);
    }
  }
  return outermost(found);
}

/** Where in a text that has changed since the things stand that a stretch of the output came from; none for what is not there any more. */
export function rangesByPath(places: readonly WrittenPlace[], output: Range, part: Part): readonly Range[] {
  const origins = smallestAround(places, output)?.origins ?? [];
  const ranges = origins.flatMap(({ path }) => {
    const { node, exact } = nodeAtPath(part, path);
    return node && exact && path.length > 0 ? [{ start: node.start, end: node.end }] : [];
  });
  return outermost(ranges);
}

/**
 * A cursor in front of a line means the line, one in a key means its value, and so does one at the colon, or in blanks or a
 * comment behind the value.
 */
export function meantInSource({ text, lineStarts }: TextDocument, part: Part, range: Range): Range {
  const meant = meantInText({ text, lineStarts }, range);
  if (meant.start !== meant.end) return meant;
  const step = nodesAt(part, meant.start).at(-1);
  const before = step && !step.isKey ? childBefore(step.node, meant.start) : undefined;
  const isOnLine = before !== undefined && !text.slice(before.end, meant.start).includes('\n');
  if (isOnLine && before.value) return rangeOf(before.value);
  const own = isOnLine ? nodesAt(part, before.end).at(-1) : step;
  if (!own || (!own.isKey && !isOnLine)) return meant;
  return rangeOf(own.isKey ? (own.pair?.value ?? own.node) : own.node);
}

/** Where the last thing of a collection ends that begins in front of an offset; a key with the value that is still to come. */
function childBefore(node: Node, offset: number): { readonly end: number; readonly value?: Node } | undefined {
  if (node.kind === 'seq') {
    const item = node.items[lastNotBehind(node.items.length, offset, (at) => node.items[at]?.start ?? 0)];
    return item && { end: item.end };
  }
  if (node.kind !== 'map') return undefined;
  const pair = node.pairs[lastNotBehind(node.pairs.length, offset, (at) => node.pairs[at]?.start ?? 0)];
  if (!pair) return undefined;
  const { key, value } = pair;
  return value && value.start > offset ? { end: key.end, value } : { end: value?.end ?? key.end };
}

/** A cursor in front of a line means the line. */
export function meantInText({ text, lineStarts }: Pick<TextDocument, 'text' | 'lineStarts'>, range: Range): Range {
  if (range.start !== range.end) return range;
  const lineStart = lineStarts[lineAt(lineStarts, range.start)] ?? 0;
  const indentation =
    /^[ \t]*(?:-[ \t]+)*/u.exec(text.slice(lineStart, lineStart + longestIndentation))?.[0].length ?? 0;
  const start = Math.max(range.start, lineStart + indentation);
  return { start, end: start };
}

const longestIndentation = 400;

function smallestAround(places: readonly WrittenPlace[], output: Range): WrittenPlace | undefined {
  const around = places.filter(({ range }) => range.start <= output.start && output.end <= range.end);
  const [first, ...others] = around;
  return first && others.reduce((best, place) => (sizeOf(place.range) <= sizeOf(best.range) ? place : best), first);
}

function isPrefix(path: Path, of: Path): boolean {
  return path.length <= of.length && path.every((step, index) => step === of[index]);
}

function touches(a: Range, b: Range): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function sizeOf({ start, end }: Range): number {
  return end - start;
}

/** Without those that lie in another; in the order of the text. */
function outermost(ranges: readonly Range[]): readonly Range[] {
  const kept: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (!last || range.end > last.end) kept.push(range);
  }
  return kept;
}
