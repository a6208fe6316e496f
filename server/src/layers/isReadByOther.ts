import { type NamedOs, osFacts } from './osFacts.ts';

/** Whether none of the systems has the real tool of a format: something else reads its configs there, or nothing does. */
export function isReadByOther(format: string, systems: readonly NamedOs[]): boolean {
  return systems.length > 0 && systems.every(({ id }) => isOther(format, id));
}

/** A row that speaks of all keys, or of all but some. */
function isOther(format: string, system: string): boolean {
  return (osFacts(system)?.settings ?? []).some((row) => row.format === format && !row.keys && row.at === undefined);
}
