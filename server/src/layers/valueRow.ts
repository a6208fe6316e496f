import type { SettingRow } from '../shape/osFacts.ts';
import { holdsFor, type NamedOs, osFacts, versionOf } from './osFacts.ts';
import { tellsOf } from './tellsOf.ts';

/**
 * Why nothing comes of a key at the top level of a config for what it says: every value that a row speaks of is lost on the
 * system, or one of them spoils the others. Undefined where some of it does something, as far as is known.
 */
export function valueRow(os: NamedOs, format: string, key: string, config: unknown): SettingRow | undefined {
  const facts = osFacts(os.id);
  const rows = facts?.settings;
  if (!rows) return undefined;
  const version = versionOf(facts, os);
  return rows.find((row) => {
    const { format: own, at, keys, except, isUnverified } = row;
    if (own !== format || at === undefined || keys || except || isUnverified || !holdsFor(row, version)) return false;
    const path = at.split('.');
    if (path[0] !== key) return false;
    const values = valuesAt(config, path);
    if (row.spoils) return values.some((value) => tellsOf(row, value));
    return values.length > 0 && values.every((value) => tellsOf(row, value));
  });
}

/** The values at a path, of which a step `*` stands for every item of a list. */
function valuesAt(value: unknown, [step, ...rest]: readonly string[]): readonly unknown[] {
  if (step === undefined) return value === undefined ? [] : [value];
  if (step === '*') return Array.isArray(value) ? value.flatMap((item) => valuesAt(item, rest)) : [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.hasOwn(value, step) ? valuesAt(Reflect.get(value, step), rest) : [];
}
