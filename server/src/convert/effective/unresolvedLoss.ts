import { rangeOf } from '../../document/node.ts';
import type { Loss } from '../conversion.ts';
import type { Reference } from './child.ts';
import { effectiveCodes } from './effectiveCodes.ts';

/** A config that only the machine will see. */
export interface Unresolved {
  readonly kind: 'unresolved';
  readonly reference: Reference;
  /** Says so, as the rest of a sentence. */
  readonly why: string;
}

/** @param later what comes behind it, from the weakest to the strongest */
export function unresolvedLoss(
  { reference, why }: Unresolved,
  later: readonly ({ readonly kind: 'merged'; readonly name: string } | Unresolved)[],
): Loss {
  const { source, name, hash, entry, isReplacing } = reference;
  const shown = source.startsWith('data:') ? name : source;
  const stronger = later.flatMap((step) => (step.kind === 'merged' ? [`\`${step.name}\``] : []));
  const exception = stronger.length === 0 ? '' : `, but not over ${stronger.join(', ')}`;
  const rank = isReplacing ? '' : `; where both say something, they win over what is shown${exception}`;
  const check =
    hash === undefined
      ? 'it names no hash, so the machine takes whatever it gets'
      : `the machine takes it only with the hash \`${hash}\``;
  return {
    code: effectiveCodes.unresolvedChild,
    kind: 'dropped',
    message: `\`${shown}\` ${why}: its entries are not shown${rank}; ${check}`,
    range: rangeOf(entry.head),
    path: entry.path,
  };
}
