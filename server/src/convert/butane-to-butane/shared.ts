import type { Problem } from '../../base/problem.ts';
import { rowName } from '../../shape/target.ts';
import { type Change, cannotLeaveOut, type Situation } from './change.ts';
import { isRefusedKey } from './keyChanges.ts';
import { leavingNode } from './leaveOut.ts';
import { usesOf } from './placeAt.ts';

type Leave = Extract<Change, { readonly kind: 'leave' }>;

/**
 * What may go: aliases and merge keys bring one stretch of text to several places, and it can go only where it has to go from
 * all of them.
 */
export function unshared(
  changes: readonly Change[],
  situation: Situation,
  onShared: (change: Leave) => void,
): readonly Leave[] {
  const leaves = changes.filter((change) => change.kind === 'leave');
  const { part, decoded, target } = situation.judged;
  if (part.anchors.length === 0 || leaves.length === 0) return leaves;
  const uses = usesOf(decoded);
  return leaves.filter((change) => {
    const { leaving } = change;
    const places = uses.get(leavingNode(leaving)) ?? [];
    const others = places.filter(({ path }) => path.join('/') !== change.place.path.join('/'));
    // Where the schema knows nothing of it, the tool reads nothing.
    const needed = others.filter(({ decoded: { entry } }) => entry && !isRefusedKey(entry, target));
    if (needed.length > 0) onShared(change);
    return needed.length === 0;
  });
}

export function sharedProblem({ note: { range, path } }: Leave, { row }: Situation): Problem {
  const message = `this has to go for ${rowName(row)}, and an alias or a merge key takes it from here to a place where it can stay: write it out there, and convert again`;
  return { code: cannotLeaveOut, source: 'strata', severity: 'error', message, range, path };
}
