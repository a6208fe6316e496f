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
  return systems.flatMap((os) => {
    const facts = osFacts(os.id);
    const acts = facts && resolveActs(record, { id: os.id, version: versionOf(facts, os), facts }, written);
    return acts ? [{ os, acts }] : [];
  });
}
