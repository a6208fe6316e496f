import type { Analysis, PartAnalysis } from '../../analysis.ts';
import { type Path, printPath } from '../../base/path.ts';
import type { Range } from '../../base/text.ts';
import type { Decoded } from '../../decode/decoded.ts';
import type { MapNode, Node, Pair, ScalarNode, SeqNode } from '../../document/node.ts';
import { type Entry, itemOf, propertyOf } from '../../shape/entry.ts';
import type { SymbolIcon } from '../../shape/keywords.ts';
import { namingKeys } from '../namingKeys.ts';
import { printOctal } from '../printValue.ts';
import { type NamedValue, thingName } from '../thingName.ts';

/** A line of the outline. */
export interface Symbol {
  readonly name: string;
  readonly detail?: string;
  readonly kind: 'section' | 'list' | 'item' | 'value' | SymbolIcon;
  /** True of a thing that the machine gets: a file, a unit, a user. */
  readonly isThing?: boolean;
  readonly range: Range;
  /** What is selected when somebody goes there; always inside the range. */
  readonly selection: Range;
  readonly children: readonly Symbol[];
}

/** How many characters of a text the outline shows. */
const shownLength = 60;

/** No config goes deeper; brackets that somebody leans on do. */
const deepestLevel = 32;

/** The outline of the parts that are ours. An item of a list goes by what it describes: a path, a unit, a user. */
export function documentSymbols(analysis: Analysis): readonly Symbol[] {
  const { parts } = analysis;
  if (parts.length < 2) return parts.flatMap((part) => symbolsOfPart(part));
  return parts.map((part, index) => {
    const range = part.part.root ?? part.part;
    const name = documentName(part) ?? `${part.format.label} ${index + 1}`;
    return {
      name,
      kind: 'section',
      range: plainRange(range),
      selection: plainRange(range),
      children: symbolsOfPart(part),
    };
  });
}

/** What the schema calls a whole document; undefined where it has no words for it, or the document none of their keys. */
export function documentName({ root, decoded }: PartAnalysis): string | undefined {
  return thingOf(root, decoded)?.name;
}

function symbolsOfPart({ part, root, decoded }: PartAnalysis): readonly Symbol[] {
  return part.root ? childrenOf(part.root, { entry: root, decoded, path: [] }) : [];
}

/** What is known of a place beside its node. */
interface Spot {
  readonly entry: Entry | undefined;
  readonly decoded: Decoded | undefined;
  readonly path: Path;
}

function childrenOf(node: Node, spot: Spot): readonly Symbol[] {
  if (spot.path.length >= deepestLevel) return [];
  switch (node.kind) {
    case 'map':
      return membersOf(node, spot);
    case 'seq':
      return itemsOf(node, spot);
    case 'scalar':
    case 'alias':
    case 'damaged':
      return [];
  }
}

function membersOf(map: MapNode, { entry, decoded, path }: Spot): readonly Symbol[] {
  const symbols: Symbol[] = [];
  for (const pair of map.pairs) {
    if (pair.key.kind !== 'scalar' || pair.key.text === '') continue;
    const name = pair.key.text;
    const { value } = pair;
    const held = decoded?.members?.get(name)?.value;
    const below = {
      entry: held?.entry ?? (entry && propertyOf(entry, name)),
      decoded: held,
      path: [...path, name],
    };
    const thing = below.entry && held && thingOf(below.entry, held, name);
    const children = value ? childrenOf(value, below) : [];
    const detail = value?.kind === 'scalar' ? shownText(value) : undefined;
    symbols.push({
      name,
      ...(detail ? { detail } : {}),
      kind: value?.kind === 'map' ? 'section' : value?.kind === 'seq' ? 'list' : 'value',
      ...(thing ? { ...thing, isThing: true } : {}),
      range: spanOf([pair, pair.key, ...endsOf(children)]),
      selection: plainRange(pair.key),
      children,
    });
  }
  return symbols;
}

function itemsOf(list: SeqNode, { entry, decoded, path }: Spot): readonly Symbol[] {
  const anyItem = entry && itemOf(entry);
  const values = new Map(decoded?.items?.map(({ index, value }) => [index, value]));
  const symbols: Symbol[] = [];
  for (const [index, item] of list.items.entries()) {
    if (item.kind === 'damaged') continue;
    const itemPath = [...path, index];
    const value = values.get(index);
    const itemEntry = value?.entry ?? anyItem;
    const naming = item.kind === 'map' ? namingPair(item, itemEntry) : undefined;
    const text = textOf(naming?.value ?? item);
    const children = childrenOf(item, { entry: itemEntry, decoded: value, path: itemPath });
    const thing = itemEntry && value && thingOf(itemEntry, value);
    symbols.push({
      name: text === '' ? printPath(itemPath.slice(-2)) : text,
      detail: printPath(itemPath),
      kind: item.kind === 'map' || item.kind === 'seq' ? 'item' : 'value',
      ...(thing ? { ...thing, isThing: true } : {}),
      range: spanOf([item, ...endsOf(children)]),
      selection: plainRange(naming ?? item),
      children,
    });
  }
  return symbols;
}

/** What an item says without words of its schema: a text, the words of a command, or the first key with what it lists. */
function textOf(item: Node): string {
  switch (item.kind) {
    case 'scalar':
      return shownText(item);
    case 'seq':
      return shownLine(wordsIn(item).join(' '));
    case 'map': {
      const pair = item.pairs.find(({ key }) => key.kind === 'scalar' && key.text !== '');
      if (pair?.key.kind !== 'scalar') return '';
      const words = pair.value?.kind === 'seq' ? wordsIn(pair.value) : [];
      return shownLine([pair.key.text, ...words].join(' '));
    }
    case 'alias':
    case 'damaged':
      return '';
  }
}

/** The texts in a list. */
function wordsIn({ items }: SeqNode): readonly string[] {
  return items.flatMap((item) => (item.kind === 'scalar' && item.text !== '' ? [shownText(item)] : []));
}

/** A thing in words, and the kind of thing that it is. */
export interface ThingName {
  readonly name: string;
  readonly kind: SymbolIcon;
}

/**
 * How the schema words a thing, and its picture; undefined where none of the keys is there that its words speak of.
 *
 * @param ownName of a thing in a map with free keys: its key there
 */
export function thingOf({ keywords }: Entry, decoded: Decoded, ownName?: string): ThingName | undefined {
  const { 'x-symbol': symbol } = keywords;
  const name =
    symbol &&
    thingName(symbol, (key) => {
      if (key === '*') return named(ownName ?? keysIn(decoded));
      const found = valueAt(decoded, key);
      return found && { text: shownValue(found), value: found.value };
    });
  return symbol && name !== undefined ? { name, kind: symbol.icon } : undefined;
}

function named(name: string): NamedValue | undefined {
  return name === '' ? undefined : { text: shownLine(name), value: name };
}

/** The names in a map with free keys. */
function keysIn({ members }: Decoded): string {
  return [...(members?.keys() ?? [])].join(', ');
}

/** The value of a key, that at a JSON Pointer from the thing on, or the thing itself. */
function valueAt(thing: Decoded, key: string): Decoded | undefined {
  if (key === '.') return thing;
  if (!key.startsWith('/')) return thing.members?.get(key)?.value;
  return key
    .split('/')
    .slice(1)
    .reduce<Decoded | undefined>((decoded, step) => {
      if (decoded?.items) return decoded.items.find(({ index }) => String(index) === step)?.value;
      return decoded?.members?.get(step.replaceAll('~1', '/').replaceAll('~0', '~'))?.value;
    }, thing);
}

/** A value on one line; modes as `chmod` writes them. */
function shownValue({ value, node, entry }: Decoded): string {
  if (typeof value === 'number' || typeof value === 'bigint')
    return entry?.keywords['x-notation'] === 'octal' ? printOctal(value) : String(value);
  if (typeof value === 'string') return shownLine(value);
  return node.kind === 'scalar' || node.kind === 'seq' ? textOf(node) : '';
}

/** The pair that says what an item is about: its first required key, else one that gives it a name, else its first text. */
export function namingPair(map: MapNode, entry: Entry | undefined): Pair | undefined {
  const withText = (name: string): Pair | undefined =>
    map.pairs.find(
      ({ key, value }) => key.kind === 'scalar' && key.text === name && value?.kind === 'scalar' && value.text !== '',
    );
  for (const name of entry ? namingKeys(entry) : []) {
    const pair = withText(name);
    if (pair) return pair;
  }
  return map.pairs.find(({ value }) => value?.kind === 'scalar' && value.text !== '');
}

function shownText({ text }: ScalarNode): string {
  return shownLine(text);
}

function shownLine(text: string): string {
  const line = text.trimStart().split('\n', 1)[0]?.trim() ?? '';
  return line.length > shownLength ? `${line.slice(0, shownLength - 1)}…` : line;
}

/** The ranges of the first and the last symbol, between which all others lie. */
function endsOf(symbols: readonly Symbol[]): readonly Range[] {
  return [symbols[0], symbols.at(-1)].flatMap((symbol) => (symbol ? [symbol.range] : []));
}

function spanOf(ranges: readonly Range[]): Range {
  return {
    start: ranges.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY),
    end: ranges.reduce((most, { end }) => Math.max(most, end), 0),
  };
}

function plainRange({ start, end }: Range): Range {
  return { start, end };
}
