import type { ActsRecord } from '../shape/acts.ts';
import { type NamedOs, osFacts, versionOf } from './osFacts.ts';
import { type Acts, resolveActs, type Written } from './resolveActs.ts';

/** A setting on one of several operating systems. */
export interface ActsOn {
  readonly os: NamedOs;
  readonly acts: Acts;
}

/** A setting on each of some operating systems, without those that nobody has facts of. */
export function actsAcross(record: ActsRecord, systems: readonly NamedOs[], written: Written): readonly ActsOn[] {
  // Many systems share a table, and on those that a record does not name it says the same.
  const found = new Map<string, Acts | undefined>();
  return systems.flatMap((os) => {
    const facts = osFacts(os.id);
    if (!facts) return [];
    const version = versionOf(facts, os);
    const given = record.os && Object.hasOwn(record.os, os.id) ? os.id : facts.id;
    const key = `${given}@${version}`;
    if (!found.has(key)) found.set(key, resolveActs(record, { id: os.id, version, facts }, written));
    const acts = found.get(key);
    return acts ? [{ os, acts }] : [];
  });
}
