import { operatingSystems } from '../../generated/schemas.ts';
import { formats } from '../../registry.ts';
import { rowName, type Target } from '../../shape/target.ts';
import { currentRows, type VersionRow } from '../../shape/versions.ts';
import { code } from '../describeEntry.ts';
import type { HoverPart, HoverSpot } from './hoverSpot.ts';

/** What the version or the variant of the file is; undefined where the spot is neither. */
export function versionLines({ path }: HoverSpot, { target, resolution }: HoverPart): readonly string[] | undefined {
  if (isAt(path, resolution.versionPath)) return target.row ? [versionHere(target.row)] : [];
  if (resolution.variantPath && isAt(path, resolution.variantPath)) return variantHere(target);
  return undefined;
}

function versionHere(row: VersionRow): string {
  const converted = row.target === undefined ? undefined : rowOfTarget(row.target);
  const becomes = row.target === undefined ? '' : `, converted to version ${row.target}`;
  const taken = converted ?? row;
  const tool = formats.find(({ versions }) => versions.rows.includes(taken))?.tool;
  const needs =
    taken.acceptedSince === undefined || !tool ? '' : `; machines need ${tool} ${taken.acceptedSince} or later`;
  return `Here: ${rowName(row)}${row.status === 'experimental' ? ', experimental' : ''}${becomes}${needs}`;
}

/** The version that comes out of a conversion, as the table of its own format has it. */
function rowOfTarget(id: string): VersionRow | undefined {
  return formats
    .flatMap(({ versions }) => versions.rows)
    .find((row) => row.id === id && row.acceptedSince !== undefined);
}

function variantHere({ row, table }: Target): readonly string[] {
  if (!row) return [];
  const names = row.os.map((id) => operatingSystems.find((system) => system.id === id)?.name ?? id);
  const stable = currentRows(table).filter(({ variant, status }) => variant === row.variant && status === 'stable');
  const [first] = stable;
  const last = stable.at(-1);
  const what = names.length > 0 ? ` is ${names.join(', ')}` : '';
  const versions = first && last ? `; its versions go from ${first.version} to ${last.version}` : '';
  return [`Here: ${code(row.variant)}${what}${versions}`];
}

function isAt(path: HoverSpot['path'], other: readonly string[]): boolean {
  return path.length === other.length && other.every((step, index) => path[index] === step);
}
