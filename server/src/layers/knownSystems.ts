import { type NamedOs, osFacts, versionOf } from './osFacts.ts';
import type { KnownOs } from './resolveActs.ts';
import { systemName } from './systemsTaking.ts';

/** An operating system with its facts and the name that people give it. */
export interface KnownSystem extends KnownOs {
  readonly name: string;
  /** Whether somebody says which version it is; else the newest is meant. */
  readonly isVersionNamed: boolean;
}

/** All of some operating systems with their facts; undefined where there is none, or one of them is unknown. */
export function knownSystems(systems: readonly NamedOs[]): readonly KnownSystem[] | undefined {
  const known: KnownSystem[] = [];
  for (const os of systems) {
    const facts = osFacts(os.id);
    if (!facts) return undefined;
    const version = versionOf(facts, os);
    const name = os.version === undefined ? systemName(os.id) : `${systemName(os.id)} ${version}`;
    known.push({ id: os.id, version, facts, name, isVersionNamed: os.version !== undefined });
  }
  return known.length > 0 ? known : undefined;
}

/** The names of systems, for a person: `Fedora CoreOS and Flatcar Container Linux`. */
export function namesOfSystems(systems: readonly KnownSystem[]): string {
  const names = systems.map(({ name }) => name);
  if (names.length > 2) return 'every system that reads this';
  return names.join(' and ');
}
