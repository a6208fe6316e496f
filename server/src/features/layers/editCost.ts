import type { Analysis, PartAnalysis } from '../../analysis.ts';
import { type Path, printPath } from '../../base/path.ts';
import type { Range } from '../../base/text.ts';
import { type Decoded, known, type Value } from '../../decode/decoded.ts';
import { type ActsOn, actsAcross } from '../../layers/actsAcross.ts';
import { settingOf } from '../../layers/settingAt.ts';
import type { Change, Undo } from '../../shape/layerWords.ts';
import { namingKeys } from '../namingKeys.ts';
import { type SettingInFile, settingsIn, writtenIn } from './settingsIn.ts';

/** What one edit means for machines that run already. */
export interface EditCost {
  readonly kind: 'added' | 'removed' | 'changed';
  /** The setting by its place and its name: `storage.files["/etc/motd"]`. */
  readonly name: string;
  /** In the new text; of what was removed, in the old one. */
  readonly path: Path;
  /** In the new text; of what was removed, where it would stand. */
  readonly range: Range;
  readonly on: readonly CostOn[];
}

export interface CostOn {
  readonly on: ActsOn;
  readonly change: Change;
  readonly via: string | undefined;
  /** Of what was removed: whether its effect goes as well. */
  readonly undo: Undo | undefined;
}

/** What the edits between two versions of a document cost, in the order of the new text; removals come last. */
export function editCost(before: Analysis, after: Analysis): readonly EditCost[] {
  return after.parts.flatMap((part, index) => {
    const base = before.parts[index];
    return base && base.format.id === part.format.id ? costsIn(base, part) : [];
  });
}

function costsIn(before: PartAnalysis, after: PartAnalysis): readonly EditCost[] {
  const old = new Map(namedSettings(before).map((setting) => [setting.name, setting]));
  const costs: EditCost[] = [];
  for (const setting of namedSettings(after)) {
    const base = old.get(setting.name);
    old.delete(setting.name);
    if (!base) costs.push(costOf('added', setting, after));
    else if (!isSame(ownValue(base.decoded), ownValue(setting.decoded))) costs.push(costOf('changed', setting, after));
  }
  const end = { start: after.part.start, end: after.part.start };
  for (const setting of old.values()) costs.push({ ...costOf('removed', setting, before), range: end });
  return costs;
}

interface NamedSetting extends SettingInFile {
  readonly name: string;
}

/** The settings of a part by names that stay when other items come before them. */
function namedSettings(part: PartAnalysis): readonly NamedSetting[] {
  return settingsIn(part).map((setting) => ({ ...setting, name: nameOf(part.decoded, setting.path) }));
}

function nameOf(root: Decoded, path: Path): string {
  const steps: (string | number)[] = [];
  let place: Decoded | undefined = root;
  for (const step of path) {
    place =
      typeof step === 'number'
        ? place?.items?.find(({ index }) => index === step)?.value
        : place?.members?.get(step)?.value;
    steps.push((typeof step === 'number' ? place && itemName(place) : undefined) ?? step);
  }
  return printPath(steps);
}

function itemName({ entry, value }: Decoded): string | undefined {
  if (!entry || typeof value !== 'object' || Array.isArray(value)) return undefined;
  const members = value as Readonly<Record<string, Value>>;
  for (const key of namingKeys(entry)) {
    const name = Object.hasOwn(members, key) ? members[key] : undefined;
    if (typeof name === 'string' || typeof name === 'number') return String(name);
  }
  return undefined;
}

/** What a setting says itself, without the settings below it. */
function ownValue({ value, members, items, entry: _entry }: Decoded): unknown {
  if (members) {
    const own: Record<string, unknown> = {};
    for (const [key, { value: member }] of members)
      if (!(member.entry && settingOf(member.entry, []))) own[key] = ownValue(member);
    return own;
  }
  if (items)
    return items
      .filter(({ value: item }) => !(item.entry && settingOf(item.entry, [])))
      .map(({ value: item }) => ownValue(item));
  return known(value) ? value : undefined;
}

/** Keys of objects in any order; what nobody knows is like what was there. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b || a === undefined || b === undefined) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every(
    (key) => Object.hasOwn(left, key) === Object.hasOwn(right, key) && isSame(left[key], right[key]),
  );
}

function costOf(kind: EditCost['kind'], setting: NamedSetting, part: PartAnalysis): EditCost {
  const { acts } = setting.setting;
  const on = acts.kind === 'none' ? [] : actsAcross(acts.record, part.systems, writtenIn(part, setting));
  const { start, end } = setting.node;
  return {
    kind,
    name: setting.name,
    path: setting.path,
    range: { start, end },
    on: on.map((each) => {
      const special = each.acts.changeIf.find(({ when }) => when === directions[kind]);
      return {
        on: each,
        change: special?.change ?? each.acts.change,
        via: special?.via ?? each.acts.via,
        undo: kind === 'removed' ? each.acts.undo : undefined,
      };
    }),
  };
}

const directions = { added: 'add', removed: 'remove', changed: 'change' } as const;
