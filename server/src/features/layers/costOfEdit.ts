import type { PartAnalysis } from '../../analysis.ts';
import { editRowFor } from '../../layers/editRowFor.ts';
import { type NamedOs, osFacts, versionOf } from '../../layers/osFacts.ts';
import { actingOn, type KnownOs, resolveActs } from '../../layers/resolveActs.ts';
import type { ChangeIf } from '../../shape/acts.ts';
import type { EditRow } from '../../shape/editRow.ts';
import type { Change, Undo } from '../../shape/layerWords.ts';
import type { EditedSetting } from './editedSettings.ts';
import { writtenIn } from './settingsIn.ts';

/** What an edit costs on machines of some systems. */
export interface SystemCost {
  readonly systems: readonly NamedOs[];
  readonly change: Change;
  /** How it is reached, or what happens then: a clause in Markdown. */
  readonly via: string | undefined;
  /** Why it is refused or ignored: a clause in Markdown. */
  readonly trap: string | undefined;
  /** Of what was removed: what becomes of its effect. */
  readonly undo: Undo | undefined;
  /** Conditions that nobody can see in the config, under which it costs something else. */
  readonly unless: readonly ChangeIf[];
  readonly isUnverified: boolean;
}

/**
 * What an edit costs on each of some systems, in the part that has the setting, or had it; those together on which it is the same. Empty where no machine sees the setting.
 * Systems that nobody has facts of are left out.
 */
export function costOfEdit(
  edit: EditedSetting,
  part: PartAnalysis,
  systems: readonly NamedOs[],
): readonly SystemCost[] {
  const costs = new Map<string, SystemCost>();
  for (const os of systems) {
    const facts = osFacts(os.id);
    const cost = facts && costOn(edit, part, { id: os.id, version: versionOf(facts, os), facts });
    if (!cost) continue;
    const key = JSON.stringify(cost);
    costs.set(key, { ...cost, systems: [...(costs.get(key)?.systems ?? []), os] });
  }
  return [...costs.values()];
}

function costOn(edit: EditedSetting, part: PartAnalysis, os: KnownOs): Omit<SystemCost, 'systems'> | undefined {
  const { acts } = edit.setting;
  if (acts.kind === 'none') return undefined;
  const spot = edit.kind === 'removed' ? edit.before : edit.after;
  const written = writtenIn(part, spot);
  const acting = actingOn(acts.record, os.id, os.version, written);
  // Where a template hides the place that it lands in, the setting alone says what it costs.
  const found = resolveActs(acts.record, os, written) ?? acting;
  const { change, via, trap, undo = 'stays', changeIf = [], isUnverified = false, lasts } = found;
  if (!change) return undefined;
  const special = changeIf.find(({ when, isLast }) => when === directions[edit.kind] && (!isLast || wasLast(edit)));
  const unless = changeIf.filter(({ when }) => !directionWords.has(when));
  // What nobody ever saw is not missed, and leaves nothing behind.
  const isLeft = edit.kind === 'removed' && lasts !== 'never';
  const row = rowOf(edit, editRowFor(os, acts.id, written));
  if (row)
    return {
      change: row.change,
      via: row.via,
      trap: row.trap,
      undo: isLeft ? (row.undo ?? undo) : undefined,
      unless: [],
      isUnverified,
    };
  return {
    change: special?.change ?? change,
    via: special ? special.via : via,
    trap: !special && (change === 'ignored' || change === 'refused') ? trap : undefined,
    undo: isLeft ? undo : undefined,
    unless,
    isUnverified,
  };
}

/** Whether nothing is left of the list that an item was taken out of. */
function wasLast(edit: EditedSetting): boolean {
  return edit.kind === 'removed' && (edit.around?.decoded.items?.length ?? 0) === 0;
}

/** What the system refuses or ignores for a value is no matter any more once the item with the value is gone. */
function rowOf({ kind, before }: EditedSetting, row: EditRow | undefined): EditRow | undefined {
  return kind === 'removed' && row?.isGoneWithIt && before?.decoded.members?.has(row.key) ? undefined : row;
}

const directions = { added: 'add', removed: 'remove', changed: undefined } as const;
const directionWords: ReadonlySet<string> = new Set(['add', 'remove', 'raise', 'lower']);
