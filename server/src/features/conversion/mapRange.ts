import type { Range } from '../../base/text.ts';
import type { WrittenPlace } from '../../decode/written.ts';

/** The places of an output that came from a stretch of the source: from the smallest value around it, or those within. */
export function rangesInOutput(places: readonly WrittenPlace[], source: Range): readonly Range[] {
  let smallest = Number.POSITIVE_INFINITY;
  let found: Range[] = [];
  for (const { range, origins } of places) {
    for (const { node } of origins) {
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
  const around = places.filter(({ range }) => range.start <= output.start && output.end <= range.end);
  const [first, ...others] = around;
  if (!first) return [];
  const nearest = others.reduce((best, place) => (sizeOf(place.range) <= sizeOf(best.range) ? place : best), first);
  return outermost(nearest.origins.map(({ node: { start, end } }) => ({ start, end })));
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
