import { editTables } from '../generated/layerTables.ts';
import type { EditRow } from '../shape/editRow.ts';
import { holdsFor } from './osFacts.ts';
import { cleanPath, isBelow } from './pathFacts.ts';
import type { Written } from './resolveActs.ts';

/**
 * What an edit of a setting costs by its values, where that is another cost than the setting's own; of several rows the one of
 * the longest path.
 *
 * @param acts the name of the setting's record in `schemas/acts`
 */
export function editRowFor(
  os: { readonly id: string; readonly version: string },
  acts: string,
  { format, text, isFilled }: Pick<Written, 'format' | 'text' | 'isFilled'>,
): EditRow | undefined {
  const table = Object.hasOwn(editTables, os.id) ? editTables[os.id] : undefined;
  if (!table?.formats.includes(format)) return undefined;
  let found: { readonly row: EditRow; readonly length: number } | undefined;
  for (const row of table.rows) {
    if (!row.settings.includes(acts) || !holdsFor(row, os.version)) continue;
    const length = row.isFilled ? fitOfList(isFilled(row.key)) : fitOf(row, text(row.key));
    if (length !== undefined && (!found || length > found.length)) found = { row, length };
  }
  return found?.row;
}

/** How long the path is by which a row holds for a value; undefined where it does not hold. */
function fitOf({ below = [], otherThan }: EditRow, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (otherThan) return otherThan.includes(value) ? undefined : 0;
  if (!value.startsWith('/')) return undefined;
  const path = cleanPath(value);
  const lengths = below.filter((prefix) => isBelow(path, prefix)).map((prefix) => prefix.length);
  return lengths.length === 0 ? undefined : Math.max(...lengths);
}

/** More than any path. */
function fitOfList(isFilled: boolean): number | undefined {
  return isFilled ? Number.POSITIVE_INFINITY : undefined;
}
