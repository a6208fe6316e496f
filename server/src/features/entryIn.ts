import type { PartAnalysis } from '../analysis.ts';
import type { Path } from '../base/path.ts';
import type { Decoded } from '../decode/decoded.ts';
import { type Entry, itemOf, propertyOf, variantsOf } from '../shape/entry.ts';

/** What the schema says at a path of a part: of an object that may be one of several kinds, what its own keys make it. */
export function entryIn({ root, decoded }: Pick<PartAnalysis, 'root' | 'decoded'>, path: Path): Entry | undefined {
  let entry: Entry = root;
  let held: Decoded | undefined = decoded;
  for (const step of path) {
    const below = typeof step === 'number' ? itemOf(entry) : propertyOf(entry, step);
    if (!below) return undefined;
    held = stepInto(held, step);
    const own = held?.entry;
    entry = own?.whole === below && variantsOf(below) ? own : below;
  }
  return entry;
}

function stepInto(held: Decoded | undefined, step: string | number): Decoded | undefined {
  if (typeof step === 'string') return held?.members?.get(step)?.value;
  return held?.items?.find(({ index }) => index === step)?.value;
}
