import type { EnumValue, Keywords, VariantSpan, VersionSpan } from './keywords.ts';
import type { Target } from './target.ts';
import { rowName } from './target.ts';
import { currentRows, isInSpan, reaches, type VersionRow } from './versions.ts';

/** Whether a key exists in the version that a part is judged against. */
export type Availability =
  | { readonly kind: 'available' }
  /** `raiseTo` is the first row of the same variant that has the key; `rows` are the first ones of all variants that do. */
  | { readonly kind: 'later'; readonly raiseTo: VersionRow | undefined; readonly rows: readonly VersionRow[] }
  | { readonly kind: 'removed'; readonly lowerTo: VersionRow | undefined }
  /** Only what reads the format on another system has it. */
  | { readonly kind: 'elsewhere'; readonly knownTo: string };

/** The last answer for each key: one document asks for one version, and for every key again and again. */
const remembered = new WeakMap<object, Pick<Target, 'row' | 'choices'> & { readonly answer: Availability }>();

/** Also `available` where the version is not known. */
export function availability(
  span: Pick<Keywords, 'x-since' | 'x-until' | 'x-only'>,
  target: Pick<Target, 'table' | 'row' | 'choices' | 'system'>,
): Availability {
  const { row, choices, system = '' } = target;
  const only = span['x-only'];
  if (only && !only.systems.includes(system)) return { kind: 'elsewhere', knownTo: only.knownTo };
  if (!row || !(span['x-since'] || span['x-until'])) return available;
  const known = remembered.get(span);
  if (known?.row === row && isSame(known.choices, choices)) return known.answer;
  const answer = workOut(span, target, row);
  remembered.set(span, { row, choices, answer });
  return answer;
}

const available: Availability = { kind: 'available' };

function isSame(some: readonly VersionRow[], others: readonly VersionRow[]): boolean {
  return some === others || (some.length === others.length && some.every((row, index) => row === others[index]));
}

function workOut(
  { 'x-since': since, 'x-until': until }: Pick<Keywords, 'x-since' | 'x-until'>,
  { table, choices }: Pick<Target, 'table' | 'choices'>,
  row: VersionRow,
): Availability {
  if (since && !reaches(table, row, since)) {
    const raiseTo = choices.find(
      (choice) => reaches(table, choice, since) && !(until && reaches(table, choice, until)),
    );
    return {
      kind: 'later',
      raiseTo,
      rows: firstRows(currentRows(table).filter((other) => reaches(table, other, since))),
    };
  }
  if (until && reaches(table, row, until)) {
    return { kind: 'removed', lowerTo: choices.findLast((choice) => !reaches(table, choice, until)) };
  }
  return available;
}

/** Whether a judgement that is limited to versions holds; false where the version is not known and it matters. */
export function holds(span: VersionSpan, { table, row }: Target): boolean {
  if (!span.since && !span.until) return true;
  return row !== undefined && isInSpan(table, row, span);
}

/** The first restriction that applies to the version, if any. */
export function restrictionFor<Span extends VariantSpan>(
  restrictions: readonly Span[] | undefined,
  target: Target,
): Span | undefined {
  return restrictions?.find((restriction) => {
    if (restriction.variants && !(target.row && restriction.variants.includes(target.row.variant))) return false;
    return holds(restriction, target);
  });
}

/** Whether a listed value is one that a person may choose: the version has it, and nothing refuses it. */
export function isChoice(item: EnumValue, target: Target): boolean {
  return !item.hidden && holds(item, target) && !restrictionFor(item.refused, target);
}

/** The names of rows in a sentence: `fcos 1.6.0, flatcar 1.2.0-experimental`. */
export function rowNames(rows: readonly VersionRow[]): string {
  return rows.map(rowName).join(', ');
}

function firstRows(rows: readonly VersionRow[]): readonly VersionRow[] {
  return rows.filter((row, index) => rows.findIndex((other) => other.variant === row.variant) === index);
}
