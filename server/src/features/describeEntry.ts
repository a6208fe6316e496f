import type { Syntax } from '../document/textDocument.ts';
import { availability, holds, isChoice, restrictionFor, rowNames } from '../shape/availability.ts';
import { type Entry, inherited, itemOf, typesOf } from '../shape/entry.ts';
import type { EnumValue, VersionLine } from '../shape/keywords.ts';
import { rowName, type Target } from '../shape/target.ts';
import { currentRows, type VersionRow } from '../shape/versions.ts';
import { listed } from '../shape/wording.ts';
import { isEntryAt } from './entryPath.ts';
import { hasKey } from './keyVersions.ts';
import { printValue } from './printValue.ts';

/** The longest example that is shown, in characters. */
const exampleLength = 100;

/** What the schema says of a key, as lines of Markdown; hover and completion show the same. */
export function describeEntry(entry: Entry, target: Target, syntax: Syntax): readonly string[] {
  const { keywords } = entry;
  const facts: string[] = [];
  if (keywords.default !== undefined) facts.push(`Default: ${code(printValue(entry, keywords.default, syntax))}`);
  const values = offeredValues(entry, target);
  if (values.length > 0) facts.push(`Accepted: ${listed(values.map((item) => String(item.value)))}`);
  const example = printedExample(entry, syntax);
  if (example !== undefined) facts.push(`Example: ${code(example)}`);
  const since = sinceWords(entry, target);
  const docs = docsOf(entry, target);
  const footer = [...(since === undefined ? [] : [since]), ...(docs === undefined ? [] : [`[Documentation](${docs})`])];
  return [
    ...standing(entry, target),
    ...(keywords.description === undefined ? [] : [keywords.description]),
    ...(facts.length > 0 ? [facts.join(' · ')] : []),
    ...(footer.length > 0 ? [footer.join(' · ')] : []),
  ];
}

/** The page for users: of what one version's page describes, that of the file's own version, if that has the key. */
function docsOf(entry: Entry, target: Target): string | undefined {
  const link = inherited(entry, 'x-docs');
  const own = target.row?.docs;
  if (link === undefined || own === undefined || !target.row || !hasKey(entry, target.row, target)) return link;
  const [page = '', ...anchor] = link.split(/(?=#)/u);
  return target.table.rows.some(({ docs }) => docs === page) ? [own, ...anchor].join('') : link;
}

/** The type in a word or three: `list of objects`. */
export function typeWords(entry: Entry): string {
  const types = typesOf(entry);
  if (types)
    return (
      [...types.values()]
        .filter(({ keywords }) => keywords.type)
        .map(typeWords)
        .join(' or ') || 'anything'
    );
  const { type, additionalProperties } = entry.keywords;
  if (type === 'array') {
    const item = itemOf(entry)?.keywords.type;
    return item === undefined ? 'list' : `list of ${item === 'array' ? 'lists' : `${item}s`}`;
  }
  if (type === 'object' && typeof additionalProperties === 'object') return 'map with names of your choice';
  return type ?? 'anything';
}

/** Whether an object of the parent must have the key. */
export function isRequired(entry: Entry, target: Target): boolean {
  if (isEntryAt(entry, target.versionPath)) return true;
  if (target.variantPath && isEntryAt(entry, target.variantPath)) return true;
  if (entry.parent?.keywords.required?.includes(entry.name)) return true;
  return restrictionFor(entry.keywords['x-required'], target) !== undefined;
}

/** The values that a person may choose in the target's version. */
export function offeredValues(entry: Entry, target: Target): readonly EnumValue[] {
  return (entry.keywords['x-enum'] ?? []).filter((item) => (target.row ? isChoice(item, target) : !item.hidden));
}

/** Markdown for text that is to be read as it stands. */
export function code(text: string): string {
  const line = text.replaceAll('\n', '⏎');
  return line.includes('`') ? `\`\` ${line} \`\`` : `\`${line}\``;
}

/** What stands between the key, or what holds it, and its use in this file's version. */
function standing(entry: Entry, target: Target): readonly string[] {
  for (let place: Entry | undefined = entry; place; place = place.parent) {
    const words = ownStanding(place, target);
    if (words !== undefined) return [words];
  }
  return [];
}

function ownStanding({ keywords }: Entry, target: Target): string | undefined {
  const { row } = target;
  if (!row) return undefined;
  const available = availability(keywords, target);
  if (available.kind === 'later') {
    const needs = available.raiseTo ? `${rowName(available.raiseTo)} or later` : rowNames(available.rows);
    return `**Not in ${rowName(row)}**, needs ${needs}.`;
  }
  if (available.kind === 'elsewhere') return `**Known to ${available.knownTo} only**.`;
  if (available.kind === 'removed') return `**Gone in ${rowName(row)}**.`;
  const forbidden = restrictionFor(keywords['x-forbidden'], target);
  if (forbidden) return `**Not supported by ${rowName(row)}**: ${target.refusal}.${useInstead(forbidden.instead)}`;
  const deprecated = keywords['x-deprecated'];
  if (!deprecated || !holds({ since: deprecated.since }, target)) return undefined;
  const since = sinceWhen(deprecated.since, target);
  return `**Deprecated${since}.**${useInstead(deprecated.instead && code(deprecated.instead))}`;
}

/** Of the oldest version that is known nobody knows whether it was so before. */
function sinceWhen(since: VersionLine, { table, row }: Target): string {
  const own = table.rows.filter(({ variant }) => variant === row?.variant);
  const first = own.find(({ variant, version }) => since[variant] === version);
  return first && first !== own[0] ? ` since ${rowName(first)}` : '';
}

function useInstead(instead: string | undefined): string {
  return instead === undefined ? '' : ` Use ${instead}.`;
}

/**
 * Which versions have the key: `Since A 1.5.0, B 1.1.0; all of C; not in D`, the variant of the file first.
 * Undefined where all have it.
 */
function sinceWords(entry: Entry, target: Target): string | undefined {
  const since: string[] = [];
  const always: string[] = [];
  const never: string[] = [];
  for (const [variant, rows] of rowsByVariant(target)) {
    const having = rows.filter((row) => hasKey(entry, row, target));
    const [first] = having;
    const last = having.at(-1);
    if (!first || !last) never.push(variant);
    else if (having.length === rows.length) always.push(variant);
    else since.push(last === rows.at(-1) ? rowName(first) : `${rowName(first)} to ${last.version}`);
  }
  if (since.length === 0 && never.length === 0) return undefined;
  const parts = [
    ...(since.length > 0 ? [`since ${since.join(', ')}`] : []),
    ...(always.length > 0 ? [`all of ${always.join(', ')}`] : []),
    ...(never.length > 0 ? [`not in ${never.join(', ')}`] : []),
  ];
  const words = parts.join('; ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The rows of each variant, in the order in which they are named. */
function rowsByVariant({ table, row }: Target): readonly (readonly [string, readonly VersionRow[]])[] {
  const groups = new Map<string, VersionRow[]>();
  if (row) groups.set(row.variant, []);
  for (const other of currentRows(table)) groups.set(other.variant, [...(groups.get(other.variant) ?? []), other]);
  return [...groups];
}

/** The first example that says more than the default and the type do. */
function printedExample(entry: Entry, syntax: Syntax): string | undefined {
  const { keywords } = entry;
  if (keywords['x-enum'] || keywords.type === 'boolean') return undefined;
  for (const example of keywords.examples ?? []) {
    const text = printValue(entry, example, syntax);
    if (text.length <= exampleLength && example !== keywords.default) return text;
  }
  return undefined;
}
