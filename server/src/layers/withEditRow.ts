import type { EditRow } from '../shape/editRow.ts';
import type { Acts } from './resolveActs.ts';

/** What is known of a setting once its values have decided what an edit of it costs. */
export function withEditRow(acts: Acts, row: EditRow | undefined): Acts {
  if (!row) return acts;
  const { change, via, undo = acts.undo, trap = acts.trap } = row;
  return { ...acts, change, changeIf: [], via, undo, trap };
}
