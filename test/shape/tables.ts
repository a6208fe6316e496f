import type { Target } from '../../server/src/shape/target.ts';
import type { VersionRow, VersionTable } from '../../server/src/shape/versions.ts';

/** A row with what every row needs. */
export function row(id: string, more: Partial<VersionRow> = {}): VersionRow {
  const dash = id.indexOf('-');
  const names = { variant: id.slice(0, dash), version: id.slice(dash + 1) };
  return { id, ...names, status: 'stable', os: [], ...more };
}

/** Two variants over one base, and a third that takes over the keys of the first, as real formats have them. */
export const rows = {
  core1: row('core-1.0.0', { base: '0.1' }),
  core2: row('core-1.1.0', { base: '0.2' }),
  core3: row('core-1.2.0-experimental', { base: '0.3-exp', status: 'experimental' }),
  old: row('core-0.9.0', { status: 'removed', advice: 'write 1.0.0' }),
  edge1: row('edge-1.0.0', { base: '0.2' }),
  shift8: row('shift-4.8.0', { base: '0.1', derives: 'core-1.0.0' }),
  shift10: row('shift-4.10.0', { base: '0.2', derives: 'core-1.1.0' }),
} as const;

export const table: VersionTable = { rows: Object.values(rows), tools: [] };

/** A judgement against one row, or against no known version. */
export function targetOf(chosen: VersionRow | undefined, more: Partial<Target> = {}): Target {
  const choices = table.rows.filter((other) => other.variant === chosen?.variant && other.status !== 'removed');
  return {
    area: 'made-up',
    tool: 'tool',
    table,
    row: chosen,
    choices,
    versionPath: ['version'],
    unknownKey: 'warning',
    refusal: 'the file is refused',
    ...more,
  };
}
