import { type Origin, type Produced, type ProducedObject, plainValue } from '../../decode/produced.ts';
import { snakeCase } from '../../formats/butane/snakeCase.ts';
import { restrictionFor } from '../../shape/availability.ts';
import { type Entry, itemOf, propertiesOf, rootEntry } from '../../shape/entry.ts';
import { rowName } from '../../shape/target.ts';
import type { VersionRow } from '../../shape/versions.ts';
import { reportAs, type Translation } from './translation.ts';

/**
 * Reports what a variant forbids and the config does not say itself, because a tree or another shorthand makes it. What the
 * config says itself is found in the source.
 */
export function reportForbiddenOutput(translation: Translation, config: Produced): void {
  visit(translation, config, rootEntry('schemas/butane/index.json'), [], new Set());
}

function visit(
  translation: Translation,
  value: Produced,
  entry: Entry,
  path: readonly (string | number)[],
  said: Set<string>,
): void {
  const { row } = translation.input.target;
  if (value.kind === 'scalar' || allowedIn.get(value) === row) return;
  const before = translation.outside.count;
  if (value.kind === 'list') {
    const itemEntry = itemOf(entry);
    if (itemEntry)
      for (const [index, item] of value.items.entries()) visit(translation, item, itemEntry, [...path, index], said);
  } else visitMembers(translation, value, entry, path, said);
  if (row && translation.outside.count === before) allowedIn.set(value, row);
}

/** The version in which nothing of a value is forbidden; values that an edit does not touch stay the same. */
const allowedIn = new WeakMap<Produced, VersionRow>();

function visitMembers(
  translation: Translation,
  value: ProducedObject,
  entry: Entry,
  path: readonly (string | number)[],
  said: Set<string>,
): void {
  for (const [name, member] of value.members) {
    const key = snakeCase(name);
    const child = propertiesOf(entry).get(key);
    if (!child) continue;
    const { target } = translation.input;
    const forbidden = restrictionFor(child.keywords['x-forbidden'], target);
    if (!forbidden) {
      visit(translation, member, child, [...path, key], said);
      continue;
    }
    const [origin] = member.origins;
    if (!origin || isNothing(member) || isAllowed(member, forbidden.except) || isFrom(origin, key)) continue;
    const saying = `${origin.path.join('/')} ${key}`;
    if (said.has(saying) || !target.row) continue;
    said.add(saying);
    const message = `this makes \`${[...path, key].filter((step) => typeof step === 'string').join('.')}\`, which is not supported by ${rowName(target.row)}: Butane refuses the file`;
    reportAs(translation, origin, forbidden.code, message);
  }
}

/** Whether a value was made from the source's key of the same name. */
function isFrom(origin: Origin, key: string): boolean {
  return origin.path.findLast((step) => typeof step === 'string') === key;
}

function isAllowed(value: Produced, except: readonly unknown[] | undefined): boolean {
  return value.kind === 'scalar' && except !== undefined && except.includes(plainValue(value.value));
}

function isNothing(value: Produced): boolean {
  if (value.kind === 'list') return value.items.length === 0;
  return value.kind === 'object' && [...value.members.values()].every(isNothing);
}
