import { lineAt } from '../../base/text.ts';
import type { Comparison, Detail, Difference } from './compareMachines.ts';
import { isSameValue } from './fieldValue.ts';
import type { HiddenSecrets } from './hiddenSecrets.ts';
import type { Machine } from './machine.ts';
import { isSameUnit, type ShownField, shownDiff, shownField } from './shownField.ts';
import type { Thing } from './things.ts';

/** How many differences of each kind there are. */
export interface DifferenceCounts {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  /** Those of which nobody can say whether they are one. */
  readonly unknown: number;
}

export function countDifferences({ differences }: Comparison): DifferenceCounts {
  const counts = { added: 0, removed: 0, changed: 0, unknown: 0 };
  for (const difference of differences) counts[kindOf(difference)]++;
  return counts;
}

/** What a reader is told of a difference: things in another order are changed ones to him. */
export function kindOf(difference: Difference): keyof DifferenceCounts {
  switch (difference.kind) {
    case 'added':
    case 'removed':
    case 'unknown':
      return difference.kind;
    case 'changed':
      return difference.isKnown ? 'changed' : 'unknown';
    case 'moved':
      return 'changed';
  }
}

/** All differences for a person, a line each and below it what of contents differs; the last line is the sum. */
export function comparisonText(comparison: Comparison, secrets: HiddenSecrets): readonly string[] {
  const lines: string[] = [];
  let title = '';
  for (const difference of comparison.differences) {
    if (difference.section.title !== title) {
      title = difference.section.title;
      lines.push(title);
    }
    lines.push(...differenceLines(difference, comparison, secrets).map((line) => `  ${line}`));
  }
  return [...lines, ...assumption(comparison), sumLine(comparison)];
}

function assumption({ assumed }: Comparison): readonly string[] {
  if (assumed === 0) return [];
  const subject = assumed === 1 ? 'a value is' : `${assumed} values are`;
  return [`${subject} taken for the same, because the same template stands there in both`];
}

/** `2 added, 1 removed, 3 changed`, or that nothing differs. */
export function sumLine(comparison: Comparison): string {
  const { added, removed, changed, unknown } = countDifferences(comparison);
  const words = [
    [added, 'added'],
    [removed, 'removed'],
    [changed, 'changed'],
    [unknown, 'cannot be compared'],
  ] as const;
  const said = words.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return said.length === 0 ? 'the same machine' : said.join(', ');
}

const marks = { added: '+', removed: '-', changed: '~', unknown: '?' } as const;

function differenceLines(difference: Difference, comparison: Comparison, secrets: HiddenSecrets): readonly string[] {
  const mark = marks[kindOf(difference)];
  const head = `${mark} ${differenceName(difference, secrets)}`;
  if (difference.kind === 'moved')
    return [`${head} in another order: ${orderWords(difference.a, secrets)} → ${orderWords(difference.b, secrets)}`];
  const place = placeWords(difference, comparison);
  switch (difference.kind) {
    case 'added':
      return [`${head}${settingsWords(difference.b, secrets)}${place}`];
    case 'removed':
      return [`${head}${settingsWords(difference.a, secrets)}${place}`];
    case 'unknown':
      return [`${head}: cannot be compared, because a template decides what it is${place}`];
    case 'changed': {
      const words = difference.details.map((detail) => detailWords(detail, secrets));
      const hunks = difference.details.flatMap((detail) => shownDiff(detail, secrets) ?? []);
      return [`${head}: ${words.join('; ')}${place}`, ...hunks.map((line) => `    ${line}`)];
    }
  }
}

/** What the settings of a section say, which have no name that would say it; nothing for other things. */
function settingsWords({ goesBy, fields }: Thing, secrets: HiddenSecrets): string {
  if (goesBy !== 'section') return '';
  const words = [...fields.values()].map((field) => {
    const shown = shownField(field, secrets);
    if (shown.kind === 'items') return `${field.key} ${shown.items.join(' ')}`;
    return shown.kind === 'line' ? `${field.key} ${shown.text}` : field.key;
  });
  return `: ${words.join('; ')}`;
}

/** A difference's thing in the words of its schema, with what is the same in both. */
export function differenceName(difference: Difference, secrets: HiddenSecrets): string {
  switch (difference.kind) {
    case 'added':
      return secrets.hideIn(difference.b.name(() => true));
    case 'removed':
      return secrets.hideIn(difference.a.name(() => true));
    case 'unknown':
      return secrets.hideIn((difference.b ?? difference.a)?.name(() => true) ?? '');
    case 'moved':
      return difference.section.title;
    case 'changed': {
      const { a, b } = difference;
      const isSameIn = (key: string): boolean => {
        const [old, fresh] = [a.fields.get(key), b.fields.get(key)];
        return old !== undefined && fresh !== undefined && isSameValue(old.value, fresh.value);
      };
      return secrets.hideIn(b.name(isSameIn));
    }
  }
}

function orderWords(things: readonly Thing[], secrets: HiddenSecrets): string {
  return things.map((thing) => secrets.hideIn(thing.name(() => false))).join(', ');
}

/** Where it stands in either, by lines from 1: `  (A:3, B:5)`. */
function placeWords(difference: Exclude<Difference, { readonly kind: 'moved' }>, { a, b }: Comparison): string {
  const places = [
    ...('a' in difference && difference.a ? [`A:${lineOf(difference.a, a)}`] : []),
    ...('b' in difference && difference.b ? [`B:${lineOf(difference.b, b)}`] : []),
  ];
  return `  (${places.join(', ')})`;
}

function lineOf({ origin }: Thing, { analysis }: Machine): number {
  return lineAt(analysis.document.lineStarts, origin.head.start) + 1;
}

function detailWords(detail: Detail, secrets: HiddenSecrets): string {
  const { key } = detail;
  const [old, fresh] = [detail.a, detail.b].map((field) => field && shownField(field, secrets));
  const present = [old, fresh].filter((field) => field !== undefined);
  if (present.some(({ kind }) => kind === 'unknown'))
    return `${key} cannot be compared, because a template stands there`;
  if (present.some(({ kind }) => kind === 'secret' || kind === 'lines')) {
    if (!old || !fresh) return `${key} ${fresh ? 'added' : 'removed'}`;
    return `${key} changed${isSameUnit(detail) ? ' in comments and layout only' : ''}`;
  }
  if (old?.kind === 'items' || fresh?.kind === 'items') return `${key} ${itemWords(itemsOf(old), itemsOf(fresh))}`;
  return `${key} ${lineOfShown(old)} → ${lineOfShown(fresh)}`;
}

function lineOfShown(shown: ShownField | undefined): string {
  return shown?.kind === 'line' ? shown.text : 'unset';
}

function itemsOf(shown: ShownField | undefined): readonly string[] {
  if (shown?.kind === 'items') return shown.items;
  return shown?.kind === 'line' ? [shown.text] : [];
}

function itemWords(old: readonly string[], fresh: readonly string[]): string {
  const words = [...without(fresh, old).map((item) => `+${item}`), ...without(old, fresh).map((item) => `-${item}`)];
  return words.length > 0 ? words.join(' ') : `in another order: ${old.join(' ')} → ${fresh.join(' ')}`;
}

/** The items that one list has more often than another. */
export function without(items: readonly string[], others: readonly string[]): readonly string[] {
  const rest = [...others];
  return items.filter((item) => {
    const at = rest.indexOf(item);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}
