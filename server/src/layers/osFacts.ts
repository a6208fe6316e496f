import { osTables } from '../generated/layerTables.ts';
import { operatingSystems } from '../generated/schemas.ts';
import type { OsFacts } from '../shape/osFacts.ts';
import { compareVersions } from '../shape/versions.ts';

/** An operating system as settings and files name it: `flatcar`, `flatcar@4230`. */
export interface NamedOs {
  readonly id: string;
  /** Undefined where nobody says which: then the newest is meant. */
  readonly version: string | undefined;
}

export function namedOs(text: string): NamedOs {
  const at = text.indexOf('@');
  return at < 0 ? { id: text, version: undefined } : { id: text.slice(0, at), version: text.slice(at + 1) };
}

/** What is known of an operating system; undefined for one that nobody has written down. */
export function osFacts(id: string): OsFacts | undefined {
  const table = operatingSystems.find((system) => system.id === id)?.facts ?? id;
  return Object.hasOwn(osTables, table) ? osTables[table] : undefined;
}

/** Whether a fact holds for a version of its operating system. */
export function holdsFor(
  { since, until }: { readonly since?: string; readonly until?: string },
  version: string,
): boolean {
  if (since !== undefined && compareVersions(version, since) < 0) return false;
  return until === undefined || compareVersions(version, until) < 0;
}

export function versionOf({ newest }: OsFacts, { version }: NamedOs): string {
  return version ?? newest;
}
