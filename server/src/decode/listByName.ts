import type { TextEdit } from '../base/text.ts';
import { startOfLine } from '../document/characters.ts';
import type { MapNode, Pair } from '../document/node.ts';
import type { TextDocument } from '../document/textDocument.ts';
import { type Entry, itemOf, propertiesOf } from '../shape/entry.ts';
import { indentLines } from './indentLines.ts';
import { targetTypeOf } from './targetType.ts';

/** The key of a list's items that tells them apart, where a mapping may have been written by it: `docker: { gid: 5 }`. */
export function keyOfNames(node: MapNode, list: Entry | undefined): string | undefined {
  const item = list && itemOf(list);
  if (!item || targetTypeOf(item) !== 'struct') return undefined;
  const known = propertiesOf(item);
  const name = list.keywords['x-merge']?.by?.[0] ?? item.keywords.required?.[0] ?? 'name';
  if (!known.has(name) || targetTypeOf(known.get(name)) !== 'string') return undefined;
  const isByName = node.pairs.every(({ key, value }) => {
    if (key.kind !== 'scalar' || key.masked || known.has(key.text)) return false;
    if (value?.kind === 'map') return value.pairs.every((pair) => isKeyOf(pair, known, name));
    return !value || (value.kind === 'scalar' && value.text === '' && value.style === 'plain');
  });
  return isByName && node.pairs.length > 0 ? name : undefined;
}

function isKeyOf({ key }: Pair, known: ReadonlyMap<string, Entry>, name: string): boolean {
  return key.kind === 'scalar' && known.has(key.text) && key.text !== name;
}

/** Items with their names in place of a mapping by name; nothing where a pair does not stand in a form that allows it. */
export function listByName({ text }: TextDocument, map: MapNode, name: string): readonly TextEdit[] {
  if (map.style === 'flow') return [];
  const edits = map.pairs.map((pair) => itemOfPair(text, pair, name));
  return edits.every((each) => each !== undefined) ? edits.flat() : [];
}

function itemOfPair(text: string, { key, value, start, end }: Pair, name: string): readonly TextEdit[] | undefined {
  const colon = text.indexOf(':', key.end);
  if (colon < 0 || text.slice(key.end, colon).trim() !== '' || key.propertiesStart !== undefined) return undefined;
  if (value?.propertiesStart !== undefined) return undefined;
  const own = text.slice(key.start, key.end);
  const first = value?.kind === 'map' ? value.pairs[0] : undefined;
  if (value?.kind === 'map' && value.style === 'flow') {
    const newText = first ? `- { ${name}: ${own}, ` : `- ${name}: ${own}`;
    return [{ start, end: first ? first.start : value.end, newText }];
  }
  const head = { start, end: colon + 1, newText: `- ${name}: ${own}` };
  if (!first) return [head];
  const columns = start - startOfLine(text, start) + 2 - (first.start - startOfLine(text, first.start));
  const lines = indentLines(text, { start: first.start, end }, columns);
  return columns === 0 ? [head] : [head, ...lines];
}
