import type { Problem } from '../base/problem.ts';
import type { Origin } from '../decode/produced.ts';
import type { Written } from '../decode/written.ts';
import { rangeOf } from '../document/node.ts';
import type { ConversionInput } from './conversion.ts';

/** What is to be said of a result, at the places of the source that it came from. */
export function resultProblems({ text, places }: Written, { judge }: ConversionInput): readonly Problem[] {
  const found = judge?.(text)?.problems ?? [];
  return found.flatMap(({ range, fixes: _, related: __, cause: ___, within: ____, ...problem }) => {
    const around = places.findLast((place) => place.range.start <= range.start && range.end <= place.range.end);
    const origin: Origin | undefined = around?.origins[0];
    return origin ? [{ ...problem, range: rangeOf(origin.head), path: origin.path }] : [];
  });
}
