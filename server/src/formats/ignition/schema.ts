import { acceptedValue } from '../../shape/acceptedValue.ts';
import { type Entry, entryAtPath, rootEntry } from '../../shape/entry.ts';
import type { EnumValue, UrlScheme } from '../../shape/keywords.ts';

/** The facts of Ignition's schema that rules ask for. */

/** The file of the format's root. */
export const schemaFile = 'schemas/ignition/index.json';

/** What is known of a filesystem's format. */
export function filesystemFormat(format: unknown): EnumValue | undefined {
  return acceptedValue(entryAt('storage', 'filesystems', 0, 'format'), format);
}

/** What is known of an array's level. */
export function raidLevel(level: unknown): EnumValue | undefined {
  return acceptedValue(entryAt('storage', 'raid', 0, 'level'), level);
}

/** What Ignition fetches from. */
export function urlSchemes(): readonly UrlScheme[] {
  return entryAt('storage', 'files', 0, 'contents', 'source').keywords['x-schemes'] ?? [];
}

function entryAt(...path: readonly (string | number)[]): Entry {
  const entry = entryAtPath(rootEntry(schemaFile), path);
  if (!entry) throw new Error(`no schema at ${path.join('.')}`);
  return entry;
}
