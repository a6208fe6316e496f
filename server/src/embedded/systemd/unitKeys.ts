import { ownValue } from '../../base/ownValue.ts';
import { systemdFacts } from '../../generated/unitFacts.ts';
import type { UnitValue } from '../../shape/unitFacts.ts';

const keyTables = new Map<string, ReadonlyMap<string, UnitValue>>();

/** The keys of a section of systemd by name, with what they hold. */
export function keysOf(section: string): ReadonlyMap<string, UnitValue> {
  const known = keyTables.get(section);
  if (known) return known;
  const facts = ownValue(systemdFacts.sections, section);
  const sets = facts?.sets.map((name) => systemdFacts.sets[name] ?? {}) ?? [];
  const table = new Map([facts?.keys ?? {}, ...sets].flatMap((keys) => Object.entries(keys)));
  keyTables.set(section, table);
  return table;
}
