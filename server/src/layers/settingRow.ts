import type { SettingRow } from '../shape/osFacts.ts';
import { holdsFor, type NamedOs, osFacts, versionOf } from './osFacts.ts';

/** Whether a row is about a key at the top level of a format, or about all of its configs. */
export function concerns({ format: own, keys, except, at, later }: SettingRow, format: string, key: string): boolean {
  if (own !== format || at !== undefined || later) return false;
  return keys ? keys.includes(key) : except?.includes(key) !== true;
}

/** Why a key at the top level of a format does nothing on a system; undefined where it does something, as far as is known. */
export function settingRow(os: NamedOs, format: string, key: string): SettingRow | undefined {
  const facts = osFacts(os.id);
  const rows = facts?.settings;
  if (!rows) return undefined;
  const version = versionOf(facts, os);
  return rows.find((row) => row.isUnverified !== true && holdsFor(row, version) && concerns(row, format, key));
}
