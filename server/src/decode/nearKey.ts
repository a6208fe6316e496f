import { type Entry, propertiesOf } from '../shape/entry.ts';
import { isSlipOf, nearest, sameLetters } from '../shape/nearest.ts';

/**
 * The listed key that another one is a slip of, in an object that takes any; of short ones only where letters are swapped or
 * one is left out. Undefined where the object takes its listed keys only, or nothing is near.
 */
export function nearKey(name: string, entry: Entry): string | undefined {
  if (!entry.keywords.additionalProperties) return undefined;
  const known = propertiesOf(entry);
  const [likely] = known.has(name) ? [] : nearest(name, known.keys());
  if (likely === undefined) return undefined;
  // Names of header fields, which begin with a capital, are read in any case.
  if (likely.toLowerCase() === name.toLowerCase() && likely !== likely.toLowerCase()) return undefined;
  return isSlipOf(name, likely) || (likely.length === 4 && sameLetters(name, likely)) ? likely : undefined;
}
