import type { OsFacts } from '../shape/osFacts.ts';
import type { KnownSystem } from './knownSystems.ts';
import { holdsFor } from './osFacts.ts';

interface Ranged {
  readonly since?: string;
  readonly until?: string;
  readonly isUnverified?: boolean;
}

/**
 * The row of a table that speaks of something, on the first of some systems. Undefined unless each of them has such a row for
 * its version: what is true on some of them is not said of a config that all of them may read.
 */
export function factOnAll<T extends Ranged>(
  systems: readonly KnownSystem[],
  tableOf: (facts: OsFacts) => readonly T[] | undefined,
  isMeant: (row: T, system: KnownSystem) => boolean,
): T | undefined {
  let first: T | undefined;
  for (const system of systems) {
    const row = tableOf(system.facts)?.find(
      (candidate) =>
        candidate.isUnverified !== true && holdsFor(candidate, system.version) && isMeant(candidate, system),
    );
    if (!row) return undefined;
    first ??= row;
  }
  return first;
}

/** Whether some system has any row of a table, so that it is worth looking. */
export function hasFacts(
  systems: readonly KnownSystem[],
  tableOf: (facts: OsFacts) => readonly unknown[] | undefined,
): boolean {
  return systems.length > 0 && systems.every(({ facts }) => (tableOf(facts)?.length ?? 0) > 0);
}
