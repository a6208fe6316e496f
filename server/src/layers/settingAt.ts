import type { Path } from '../base/path.ts';
import { actsTables } from '../generated/layerTables.ts';
import type { ActsRecord } from '../shape/acts.ts';
import { type Entry, itemOf, propertyOf } from '../shape/entry.ts';

/** The setting that a path of keys belongs to: the nearest place above it, or itself, that says when it acts. */
export interface Setting {
  readonly entry: Entry;
  /** Of the setting, a beginning of the path that was asked for. */
  readonly path: Path;
  readonly acts: SettingActs;
}

export type SettingActs =
  | { readonly kind: 'acts'; readonly id: string; readonly record: ActsRecord }
  /** Nothing of it reaches a machine. */
  | { readonly kind: 'none'; readonly reason: string };

/** Undefined for a path that the schema does not know. */
export function settingAt(root: Entry, path: Path): Setting | undefined {
  let entry: Entry | undefined = root;
  let found = settingOf(root, []);
  for (const [index, step] of path.entries()) {
    entry = typeof step === 'number' ? itemOf(entry) : propertyOf(entry, step);
    if (!entry) return undefined;
    found = settingOf(entry, path.slice(0, index + 1)) ?? found;
  }
  return found;
}

/** What an entry says itself; undefined where it takes over what is said above. */
export function settingOf(entry: Entry, path: Path): Setting | undefined {
  const acts = entry.keywords['x-acts'];
  if (acts === undefined) return undefined;
  if (typeof acts !== 'string') return { entry, path, acts: { kind: 'none', reason: acts.none } };
  return { entry, path, acts: { kind: 'acts', id: acts, record: actsRecord(acts) } };
}

/** The record of a name `FAMILY/SETTING`. Throws for one that there is not, which is a mistake of ours. */
export function actsRecord(name: string): ActsRecord {
  const slash = name.indexOf('/');
  const record = actsTables[name.slice(0, slash)]?.[name.slice(slash + 1)];
  if (!record) throw new Error(`no record ${name} in schemas/acts`);
  return record;
}
