import { printPath } from '../base/path.ts';
import type { Produced } from '../decode/produced.ts';
import { rangeOf } from '../document/node.ts';
import type { Loss } from './conversion.ts';

/** A loss where a value stands; none where the value stands nowhere in the source. */
export function lossOf(
  { origins: [origin] }: Produced,
  loss: Pick<Loss, 'kind' | 'code' | 'message'>,
): readonly Loss[] {
  return origin ? [{ ...loss, range: rangeOf(origin.head), path: origin.path }] : [];
}

/** Where a piece stands in the source, for a person. */
export function placeOf({ origins: [origin] }: Produced): string {
  return printPath(origin?.path ?? []);
}
