import { type Entry, entryAtPath } from '../../shape/entry.ts';
import { ignitionRoot } from './translation.ts';

/** The schema's entry of a place in an Ignition config. Throws where there is none, which is a mistake of ours. */
export function ignitionEntry(...path: readonly (string | number)[]): Entry {
  const entry = entryAtPath(ignitionRoot, path);
  if (!entry) throw new Error(`Ignition has no ${path.join('.')}`);
  return entry;
}
