import type { Fix } from '../base/problem.ts';
import type { MapNode, Pair } from '../document/node.ts';
import type { TextDocument } from '../document/textDocument.ts';
import { indentStep, insertPair, listStep, type NewValue } from '../document/textEdits.ts';
import { writeScalar } from '../document/yaml/scalarText.ts';
import { restrictionFor } from '../shape/availability.ts';
import { type Entry, propertiesOf } from '../shape/entry.ts';
import type { Target } from '../shape/target.ts';
import { acceptedKeys } from '../shape/wording.ts';

/**
 * Puts a key that is missing into its object, with an example for a value: behind the keys that the schema has before
 * it. Never certain, for what the value has to be, nobody knows.
 */
export function insertMissing(
  map: MapNode,
  entry: Entry,
  name: string,
  target: Target,
  document: TextDocument,
): readonly Fix[] {
  const child = propertiesOf(entry).get(name);
  const example = child && exampleOf(child, target);
  if (example === undefined) return [];
  const isFlow = map.style === 'flow';
  const isScalar = typeof example !== 'object';
  const value: NewValue = isScalar
    ? String(example)
    : { lines: isFlow ? [flowSource(example, document)] : blockLines(example, document) };
  const meaning = typeof example === 'string' ? 'string' : 'literal';
  const edits = insertPair(document, map, name, value, previousOf(map, entry, name) ?? 'first', meaning);
  const title = isScalar ? `Insert \`${name}: ${String(example)}\`` : `Insert \`${name}\``;
  return [{ title, edits, certain: false }];
}

function previousOf({ pairs }: MapNode, entry: Entry, name: string): Pair | undefined {
  const names = [...propertiesOf(entry).keys()];
  const before = new Set(names.slice(0, names.indexOf(name)));
  return pairs.findLast(({ key }) => key.kind === 'scalar' && before.has(key.text));
}

type Example = string | number | boolean | readonly Example[] | { readonly [key: string]: Example };

/** What could stand there: of an object the keys that it needs, else the schema's first example. */
function exampleOf(entry: Entry, target: Target): Example | undefined {
  const { keywords } = entry;
  if (keywords.const !== undefined) return keywords.const as Example;
  const needed = keywords.type === 'object' ? neededKeys(entry, target) : [];
  if (needed.length > 0) {
    const members = needed.map((name) => [name, exampleOf(propertiesOf(entry).get(name) ?? entry, target)] as const);
    return Object.fromEntries(members.filter((member): member is [string, Example] => member[1] !== undefined));
  }
  return (keywords.examples?.[0] ?? keywords['x-enum']?.[0]?.value) as Example | undefined;
}

function neededKeys(entry: Entry, target: Target): readonly string[] {
  return acceptedKeys(entry, target).filter(
    (name) =>
      entry.keywords.required?.includes(name) ||
      restrictionFor(propertiesOf(entry).get(name)?.keywords['x-required'], target) !== undefined,
  );
}

function blockLines(example: Example, document: TextDocument): readonly string[] {
  const below = (value: Example): string => ' '.repeat(isList(value) ? listStep(document) : indentStep(document));
  if (typeof example !== 'object') return [scalar(example, document, false)];
  if (isList(example)) {
    return example.flatMap((item) =>
      blockLines(item, document).map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`)),
    );
  }
  return Object.entries(example).flatMap(([key, value]) =>
    typeof value === 'object'
      ? [`${scalar(key, document, false)}:`, ...blockLines(value, document).map((line) => `${below(value)}${line}`)]
      : [`${scalar(key, document, false)}: ${scalar(value, document, false)}`],
  );
}

function flowSource(example: Example, document: TextDocument): string {
  if (document.syntax === 'json') return JSON.stringify(example);
  if (typeof example !== 'object') return scalar(example, document, true);
  if (isList(example)) return `[${example.map((item) => flowSource(item, document)).join(', ')}]`;
  const members = Object.entries(example).map(
    ([key, value]) => `${scalar(key, document, true)}: ${flowSource(value, document)}`,
  );
  return `{ ${members.join(', ')} }`;
}

function isList(example: Example): example is readonly Example[] {
  return Array.isArray(example);
}

function scalar(value: string | number | boolean, { syntax }: TextDocument, inFlow: boolean): string {
  return writeScalar(String(value), 'plain', syntax, typeof value === 'string' ? 'string' : 'literal', inFlow);
}
