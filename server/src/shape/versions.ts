import { versionTables } from '../generated/schemas.ts';
import type { VersionLine, VersionSpan } from './keywords.ts';
import { nearest } from './nearest.ts';
import type { VersionRow, VersionTable } from './versionTable.ts';

export type { EmbeddedVersions, ToolRelease, VersionRow, VersionTable } from './versionTable.ts';

/** The table of a format. Throws for a format without one, which is a mistake of ours. */
export function versionTable(format: string): VersionTable {
  const table = versionTables[format];
  if (!table) throw new Error(`no versions for ${format}`);
  return 'like' in table ? versionTable(table.like) : table;
}

/** The order of semantic versions; missing places count as 0 and a prerelease comes before its release. */
export function compareVersions(a: string, b: string): number {
  const [mainA = '', preA] = splitPrerelease(a);
  const [mainB = '', preB] = splitPrerelease(b);
  const left = mainA.split('.');
  const right = mainB.split('.');
  for (let place = 0; place < Math.max(left.length, right.length); place++) {
    const difference = Number(left[place] ?? 0) - Number(right[place] ?? 0);
    if (difference !== 0) return difference;
  }
  if (preA === preB) return 0;
  if (preA === undefined) return 1;
  if (preB === undefined) return -1;
  return preA < preB ? -1 : 1;
}

/** Whether a version as written is the row's: the real tools read `01.6.0` as 1.6.0, and `1.6.0-` and `1.6.0+` too. */
export function isVersion(written: string | undefined, row: VersionRow): boolean {
  if (written === undefined || written === row.version) return written !== undefined;
  const plain = written.replace(/\+$/u, '').replace(/^([^-]*)-$/u, '$1');
  return plain.replace(/(^|\.)0+(?=\d)/gu, '$1') === row.version;
}

/** Whether the row is at or behind the line on any of the line's axes that the row, or what it derives from, has. */
export function reaches(table: VersionTable, row: VersionRow, line: VersionLine): boolean {
  const places = placesOf(table, row);
  return Object.entries(line).some(([axis, version]) => {
    const place = places.get(axis);
    return place !== undefined && compareVersions(place, version) >= 0;
  });
}

export function isInSpan(table: VersionTable, row: VersionRow, span: VersionSpan): boolean {
  if (span.since && !reaches(table, row, span.since)) return false;
  return !(span.until && reaches(table, row, span.until));
}

/** The rows that a person may choose, in the table's order. */
export function currentRows(table: VersionTable): readonly VersionRow[] {
  return table.rows.filter((row) => row.status !== 'removed');
}

/**
 * The versions that a person may have meant who wrote a text that is none, the likeliest first: the one that only lacks
 * places, a misspelt one, then stable ones below it from the nearest down, those above, and experimental ones.
 */
export function likelyVersions(text: string, rows: readonly VersionRow[]): readonly string[] {
  const isNumeric = /^\d+(?:\.\d+)*(?:[-+]|$)/u.test(text);
  const stable = rows.filter((row) => row.status === 'stable').map((row) => row.version);
  const all = [...stable, ...rows.map((row) => row.version).filter((version) => !stable.includes(version))];
  // An experimental version that was made stable, a build suffix: the numbers are what was meant.
  const [numbers = text] = text.split(/[-+]/u);
  const completed = all.filter((version) => version.startsWith(`${numbers}.`) || version.split('-')[0] === numbers);
  if (!isNumeric)
    return [...new Set([...completed, ...nearest(text, all.toReversed()), ...stable.toReversed(), ...all])];
  const below = stable.filter((version) => compareVersions(version, text) < 0).toReversed();
  const above = stable.filter((version) => compareVersions(version, text) > 0);
  return [...new Set([...completed, ...below, ...above, ...all])];
}

const placesByRow = new WeakMap<VersionRow, ReadonlyMap<string, string>>();

/** Where a row stands on every axis it has: `base`, its own variant, and the variants it derives from. */
function placesOf(table: VersionTable, row: VersionRow): ReadonlyMap<string, string> {
  const known = placesByRow.get(row);
  if (known) return known;
  const places = new Map<string, string>();
  const parent = row.derives === undefined ? undefined : table.rows.find((other) => other.id === row.derives);
  if (parent) for (const [axis, version] of placesOf(table, parent)) places.set(axis, version);
  if (row.base !== undefined) places.set('base', row.base);
  places.set(row.variant, row.version);
  placesByRow.set(row, places);
  return places;
}

function splitPrerelease(version: string): readonly [string, string?] {
  const dash = version.indexOf('-');
  return dash < 0 ? [version] : [version.slice(0, dash), version.slice(dash + 1)];
}
