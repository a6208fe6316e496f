import type { Target } from '../../shape/target.ts';
import { compareVersions, currentRows, type VersionRow } from '../../shape/versions.ts';

/**
 * The versions that a config may be changed to: those behind its own first, then earlier ones of its variant, then those of
 * other variants in the table's order; of each the newest stable one first and what is experimental last.
 */
export function versionChoices({ row, table, choices }: Target): readonly VersionRow[] {
  const rows = currentRows(table).filter((other) => other !== row);
  const variant = row?.variant ?? choices[0]?.variant;
  const own = rows.filter((other) => other.variant === variant);
  const isLater = (other: VersionRow): boolean => !row || compareVersions(other.version, row.version) > 0;
  const others = [...new Set(rows.map((other) => other.variant))].filter((name) => name !== variant);
  return [
    ...newestFirst(own.filter(isLater)),
    ...newestFirst(own.filter((other) => !isLater(other))),
    ...others.flatMap((name) => newestFirst(rows.filter((other) => other.variant === name))),
  ];
}

function newestFirst(rows: readonly VersionRow[]): readonly VersionRow[] {
  return rows.toSorted(
    (a, b) => Number(b.status === 'stable') - Number(a.status === 'stable') || compareVersions(b.version, a.version),
  );
}
