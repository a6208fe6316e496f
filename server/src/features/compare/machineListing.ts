import { compareSections } from './compareMachines.ts';
import type { HiddenSecrets } from './hiddenSecrets.ts';
import { shownField } from './shownField.ts';
import type { Field, Thing } from './things.ts';

/**
 * A machine as a text that can be read from top to bottom, and that is the same for the same machine, whatever format and
 * order its config is written in: a heading for each section, a block for each thing, contents as they are on the machine.
 */
export function machineListing(things: readonly Thing[], secrets: HiddenSecrets): string {
  const lines: string[] = [];
  let section = '';
  for (const thing of inOrder(things)) {
    // What would hold without it may stand in one config and not in the other.
    const said = longLast([...thing.fields.values()].filter(({ isUsual }) => !isUsual));
    if (thing.goesBy === 'section' && said.length === 0) continue;
    if (thing.section.title !== section) {
      section = thing.section.title;
      lines.push(`# ${section}`, '');
    }
    lines.push(secrets.hideIn(thing.name(() => false)));
    for (const field of said) lines.push(...fieldLines(field, secrets).map((line) => (line === '' ? '' : `  ${line}`)));
    lines.push('');
  }
  return lines.map((line) => `${line.replaceAll('\r', '\\r')}\n`).join('');
}

/** What takes one line comes before what takes many. */
function longLast(fields: readonly Field[]): readonly Field[] {
  const isLong = ({ value, isSecret }: Field): boolean => value.kind === 'text' && !isSecret;
  return [...fields.filter((field) => !isLong(field)), ...fields.filter(isLong)];
}

function inOrder(things: readonly Thing[]): readonly Thing[] {
  const places = new Map(things.map((thing, index) => [thing, index]));
  return things.toSorted((a, b) => {
    const bySection = compareSections(a.section, b.section);
    if (bySection !== 0) return bySection;
    if (a.section.isOrdered) return (places.get(a) ?? 0) - (places.get(b) ?? 0);
    return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
  });
}

function fieldLines(field: Field, secrets: HiddenSecrets): readonly string[] {
  const shown = shownField(field, secrets);
  switch (shown.kind) {
    case 'line':
    case 'secret':
      return [`${field.key}: ${shown.text}`];
    case 'items':
      return [`${field.key}:`, ...itemsInOrder(field, shown.items).map((item) => `  - ${item}`)];
    case 'lines':
      return [`${field.key}:`, ...contentLines(shown.text)];
    case 'unknown':
      return [`${field.key}: (${unknownWords(field)})`];
  }
}

function itemsInOrder({ value }: Field, items: readonly string[]): readonly string[] {
  return value.kind === 'list' && value.isOrdered ? items : items.toSorted();
}

function contentLines(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => (line === '' ? '' : `  ${line}`));
  if (lines.at(-1) === '') return lines.slice(0, -1);
  return [...lines, '  \\ No newline at end of file'];
}

/** The first line of the template, so that two templates do not look the same. */
function unknownWords({ value }: Field): string {
  const source = value.kind === 'unknown' ? (value.source.trim().split('\n', 1)[0] ?? '') : '';
  return `a template decides: ${source}`;
}
