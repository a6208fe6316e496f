import type { ActsRecord } from '../shape/acts.ts';
import { editRowFor } from './editRowFor.ts';
import { type NamedOs, osFacts, versionOf } from './osFacts.ts';
import { type Acts, resolveActs, type Written } from './resolveActs.ts';
import { withEditRow } from './withEditRow.ts';

/** A setting on one of several operating systems. */
export interface ActsOn {
  readonly os: NamedOs;
  readonly acts: Acts;
}

/** What a setting is called in `schemas/acts`, and what stands there. */
export interface NamedRecord {
  readonly id: string;
  readonly record: ActsRecord;
}

/** A setting on each of some operating systems, without those that nobody has facts of. */
export function actsAcross(
  { id, record }: NamedRecord,
  systems: readonly NamedOs[],
  written: Written,
): readonly ActsOn[] {
  // Many systems share a table, and on those that a record does not name it says the same.
  const resolved = new Map<string, Acts | undefined>();
  const found = systems.flatMap((os) => {
    const facts = osFacts(os.id);
    if (!facts) return [];
    const known = { id: os.id, version: versionOf(facts, os), facts };
    const given = record.os && Object.hasOwn(record.os, os.id) ? os.id : facts.id;
    const key = `${given}@${known.version}`;
    if (!resolved.has(key)) resolved.set(key, resolveActs(record, known, written));
    const acts = resolved.get(key);
    return acts ? [{ os, acts: withEditRow(acts, editRowFor(known, id, written)) }] : [];
  });
  // On the one system that it is for, all that stands here runs.
  if (found.length <= 1) return found.map(({ os, acts }) => ({ os, acts: { ...acts, onlyOn: undefined } }));
  // Who does not know the system yet is not told the way of one of them, nor which of them could be rolled back.
  return found.map(({ os, acts }) => ({
    os,
    acts: { ...acts, again: undefined, canRollBack: acts.canRollBack || acts.places.length === 0 },
  }));
}
