import { type Change, costs as costOrder } from '../../shape/layerWords.ts';
import type { SystemCost } from './costOfEdit.ts';
import type { EditCost } from './editCost.ts';

/**
 * What nobody sees by the edit itself, the worst first: it is taken and nothing happens, it is refused, what it made stays
 * although it was taken out.
 */
export const dangers = ['ignored', 'refused', 'stays'] as const;
export type Danger = (typeof dangers)[number];

/** The danger of an edit on some machines; undefined where there is none. */
export function dangerOf({ change, undo }: SystemCost): Danger | undefined {
  if (change === 'ignored' || change === 'refused') return change;
  return undo === 'stays' || undo === 'ignored' ? 'stays' : undefined;
}

/** The worst that an edit comes to on any of the systems that the file may be for. */
export function worstDanger({ costs }: Pick<EditCost, 'costs'>): Danger | undefined {
  const found = new Set(costs.map(dangerOf));
  return dangers.find((danger) => found.has(danger));
}

/** How changes are ordered for a person: what is dangerous first, then from the dearest to the cheapest. */
export const changesByGravity: readonly Change[] = ['ignored', 'refused', ...[...costOrder].reverse()];

/** The edits with those first that a person has to know of; else in the order of the text. */
export function byGravity(edits: readonly EditCost[]): readonly EditCost[] {
  return edits.toSorted((some, other) => rankOf(some) - rankOf(other));
}

function rankOf(edit: EditCost): number {
  const danger = worstDanger(edit);
  if (danger) return dangers.indexOf(danger);
  if (edit.isUndecided) return dangers.length;
  const ranks = edit.costs.map(({ change }) => changesByGravity.indexOf(change));
  return dangers.length + 1 + (ranks.length === 0 ? changesByGravity.length : Math.min(...ranks));
}
