import type { PartAnalysis } from '../analysis.ts';
import { formatById, formats } from '../registry.ts';
import { rowName } from '../shape/target.ts';
import type { VersionRow } from '../shape/versions.ts';

/** What a part is judged as, for a person: `fcos 1.6.0`, `Ignition 3.4.0`, `MachineConfig, Ignition 3.4.0`. */
export function judgedAs({ format, resolution: { row, table } }: PartAnalysis): string {
  if (!row) return format.label;
  return table === format.versions ? versionName(row) : `${format.label}, ${versionName(row)}`;
}

/** The same with what the real tool makes of it: `accepted as fcos 1.6.0, Ignition 3.5.0`. */
export function acceptedAs(part: PartAnalysis): string {
  const wanted = part.resolution.row?.target;
  const made = formats.flatMap(({ versions }) => versions.rows).find(({ id }) => id === wanted);
  return made ? `accepted as ${judgedAs(part)}, ${versionName(made)}` : judgedAs(part);
}

/** A format without variants has its own name for one. */
function versionName(row: VersionRow): string {
  const format = formatById(row.variant);
  return format ? `${format.label} ${row.version}` : rowName(row);
}
