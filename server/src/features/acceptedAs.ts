import type { PartAnalysis } from '../analysis.ts';
import type { Format } from '../formats/format.ts';
import { formatById, formats } from '../registry.ts';
import { rowName } from '../shape/target.ts';
import type { VersionRow } from '../shape/versions.ts';

/** What a part is judged as, for a person: `fcos 1.6.0`, `MachineConfig, Ignition 3.4.0`, `cloud-config for cloud-init 26.2`. */
export function judgedAs({ format, resolution: { row, table }, target }: PartAnalysis): string {
  if (!row) return format.label;
  if (table !== format.versions) return `${format.label}, ${versionName(row)}`;
  if (!namesNoVersion(format)) return versionName(row);
  const kind = row.variant === format.tool ? format.label : `${format.label} ${row.variant}`;
  // The releases are those of the format's own tool.
  return target.hasOtherReader ? `${kind} for ${target.tool}` : `${kind} for ${format.tool} ${row.version}`;
}

/** The same of what the real tool takes, with what it makes of it: `accepted as fcos 1.6.0, Ignition 3.5.0`. */
export function acceptedAs(part: PartAnalysis): string {
  if (!isJudgedWhole(part)) return judgedAs(part);
  const wanted = part.resolution.row?.target;
  const made = formats.flatMap(({ versions }) => versions.rows).find(({ id }) => id === wanted);
  return `accepted as ${judgedAs(part)}${made ? `, ${versionName(made)}` : ''}`;
}

/** Of a patch, and of what is written for a predecessor of the format, nobody here knows what the real tool will say. */
export function isJudgedWhole({ format, detection, resolution: { version, predecessorAt } }: PartAnalysis): boolean {
  return (version !== undefined || namesNoVersion(format)) && !detection.patch && !predecessorAt;
}

/** Configs of some formats are written for whatever release reads them. */
function namesNoVersion({ versionKeys, versions: { rows } }: Format): boolean {
  return rows.every((row) => versionKeys(row).length === 0);
}

/** A format without variants has its own name for one. */
function versionName(row: VersionRow): string {
  const format = formatById(row.variant);
  return format ? `${format.label} ${row.version}` : rowName(row);
}
