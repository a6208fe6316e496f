import { isChoice, restrictionFor } from '../shape/availability.ts';
import type { Entry } from '../shape/entry.ts';
import type { EnumValue, VersionSpan } from '../shape/keywords.ts';
import type { Target } from '../shape/target.ts';
import { isInSpan, type VersionRow } from '../shape/versions.ts';

/** Whether a version has the key and all keys on the way to it, and refuses none of them. */
export function hasKey(entry: Entry, row: VersionRow, target: Target): boolean {
  for (let place: Entry | undefined = entry; place; place = place.parent) {
    const { 'x-since': since, 'x-until': until, 'x-forbidden': forbidden, 'x-only': only } = place.keywords;
    if (only && !only.systems.includes(target.system ?? '')) return false;
    if (!isInSpan(target.table, row, { ...(since ? { since } : {}), ...(until ? { until } : {}) })) return false;
    if (restrictionFor(forbidden, { ...target, row })) return false;
  }
  return true;
}

/** How something that depends on the version can be used in a file. */
export type Offer =
  | { readonly kind: 'now' }
  /** The version must be raised to this row, the next one that has it. */
  | { readonly kind: 'later'; readonly row: VersionRow }
  | { readonly kind: 'never' };

export function offerOfKey(entry: Entry, target: Target): Offer {
  return offerWhere(target, (row) => hasKey(entry, row, target));
}

export function offerOfSpan(span: VersionSpan, target: Target): Offer {
  return offerWhere(target, (row) => isInSpan(target.table, row, span));
}

export function offerOfValue(item: EnumValue, target: Target): Offer {
  return offerWhere(target, (row) => isChoice(item, { ...target, row }));
}

/** Without a version that exists, everything that one of the versions in question has can be used. */
export function offerWhere({ row, choices }: Target, has: (row: VersionRow) => boolean): Offer {
  if (!row) return choices.length === 0 || choices.some(has) ? { kind: 'now' } : { kind: 'never' };
  if (has(row)) return { kind: 'now' };
  const later = choices.slice(placeOf(row, choices) + 1).find(has);
  return later ? { kind: 'later', row: later } : { kind: 'never' };
}

/** A row that wraps one of the choices stands where that one stands. */
function placeOf(row: VersionRow, choices: readonly VersionRow[]): number {
  const own = choices.indexOf(row);
  return own >= 0 ? own : choices.findIndex((choice) => choice.id === row.derives);
}
