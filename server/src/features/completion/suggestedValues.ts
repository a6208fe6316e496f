import { suggestionTable } from '../../generated/suggestionTable.ts';
import type { Entry } from '../../shape/entry.ts';
import { rowName, type Target } from '../../shape/target.ts';
import { compareVersions, currentRows, type VersionRow } from '../../shape/versions.ts';
import { isEntryAt } from '../entryPath.ts';
import { type Offer, offerOfValue } from '../keyVersions.ts';

/** A value that a person may want for a key. */
export interface Suggestion {
  readonly value: string | number | boolean;
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  readonly offer: Offer;
  readonly deprecated?: boolean;
  /** True for a text with places for the cursor. */
  readonly hasPlaces?: boolean;
}

const now: Offer = { kind: 'now' };

/**
 * What fits a scalar of this entry, the most likely first: versions, listed values, `true` and `false`, what machines of this
 * system know, examples, the default.
 *
 * @param systems that the file can be for; none where nobody knows
 */
export function suggestedValues(
  entry: Entry,
  target: Target,
  systems: readonly string[] = target.row?.os ?? [],
): readonly Suggestion[] {
  const { versionPath, variantPath } = target;
  if (isEntryAt(entry, versionPath)) return versions(target);
  if (variantPath && isEntryAt(entry, variantPath)) return variants(target);
  const { keywords } = entry;
  if (isScalar(keywords.const)) return [{ value: keywords.const, offer: now }];
  const seen = new Map<unknown, Suggestion>();
  const add = (suggestion: Suggestion): void => {
    if (!seen.has(suggestion.value)) seen.set(suggestion.value, suggestion);
  };
  for (const item of keywords['x-enum'] ?? []) {
    if (item.hidden) continue;
    const { value, description, deprecated } = item;
    add({
      value,
      ...(value === keywords.default ? { detail: 'default' } : {}),
      documentation: description,
      offer: offerOfValue(item, target),
      ...(deprecated ? { deprecated } : {}),
    });
  }
  if (seen.size > 0) return [...seen.values()];
  if (keywords.type === 'boolean') {
    for (const value of keywords.default === true ? [false, true] : [true, false]) {
      add({ value, ...(value === keywords.default ? { detail: 'default' } : {}), offer: now });
    }
  }
  for (const each of knownValues(entry, systems)) add(each);
  const hasKnown = seen.size > 0 && keywords['x-suggests'] !== undefined;
  for (const each of hasKnown ? [] : (keywords.examples ?? [])) {
    const example = keywords['x-embeds'] === undefined ? each : ofThisVersion(each, target);
    if (isScalar(example))
      add({ value: example, detail: example === keywords.default ? 'default' : 'example', offer: now });
  }
  if (isScalar(keywords.default)) add({ value: keywords.default, detail: 'default', offer: now });
  return [...seen.values()];
}

/** A config inside of another, of the version that the one around it is converted to: no other is checked. */
function ofThisVersion(example: unknown, { row }: Target): unknown {
  const version = row?.target;
  return typeof example === 'string' && version !== undefined
    ? example.replace(/(?<="version": ")[^"]*/u, version)
    : example;
}

/** What machines of the file's system know; where it names none, what any knows, and which. */
function knownValues({ keywords }: Entry, systems: readonly string[]): readonly Suggestion[] {
  const list = keywords['x-suggests'];
  return ((list === undefined ? undefined : suggestionTable[list]) ?? [])
    .filter(({ os }) => !os || systems.length === 0 || systems.some((system) => os.includes(system)))
    .map(({ value, description, os }) => ({
      value,
      detail: [
        ...(value === keywords.default ? ['default'] : []),
        description,
        ...(os && systems.length === 0 ? [`on ${os.join(', ')}`] : []),
      ].join(', '),
      offer: now,
      ...(typeof value === 'string' && /\$\{\d/u.test(value) ? { hasPlaces: true } : {}),
    }));
}

/** The versions that the file's variant has, the newest stable one first; those that the tool does not read last. */
function versions({ choices, embeddedVersions, tool }: Target): readonly Suggestion[] {
  const rows = newestFirst(choices);
  const described = (row: VersionRow): Suggestion => ({ value: row.version, detail: describeRow(row), offer: now });
  if (!embeddedVersions) return rows.map(described);
  const { newest, suggested } = embeddedVersions;
  const read = rows.filter(({ version }) => compareVersions(version, newest) <= 0);
  const first = read.filter(({ version }) => version === suggested);
  const unread = rows.filter((row) => !read.includes(row)).map(described);
  return [
    ...[...first, ...read.filter((row) => !first.includes(row))].map(described),
    ...unread.map((each) => ({ ...each, detail: `${each.detail}, newer than ${tool} reads` })),
  ];
}

function variants({ table }: Target): readonly Suggestion[] {
  const names = new Set(currentRows(table).map((row) => row.variant));
  return [...names].map((value) => {
    const newest = newestFirst(table.rows.filter((row) => row.variant === value))[0];
    const systems = newest?.os.filter((os) => os !== value) ?? [];
    const words = [
      ...(newest ? [`newest version ${newest.version}`] : []),
      ...(systems.length > 0 ? [`for ${systems.join(', ')}`] : []),
    ];
    return { value, detail: words.join(', '), offer: now };
  });
}

/** Stable versions before experimental ones. */
function newestFirst(rows: readonly VersionRow[]): readonly VersionRow[] {
  const reversed = rows.toReversed();
  return [
    ...reversed.filter((row) => row.status === 'stable'),
    ...reversed.filter((row) => row.status === 'experimental'),
  ];
}

function describeRow(row: VersionRow): string {
  const target = row.target === undefined ? '' : `, converted to version ${row.target}`;
  return rowName(row) + target;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
