import type { Analysis, PartAnalysis } from '../analysis.ts';
import { type Path, printPath } from '../base/path.ts';
import type { Range } from '../base/text.ts';
import type { MapNode, Node, Pair, ScalarNode, SeqNode } from '../document/node.ts';
import { type Entry, itemOf, propertyOf } from '../shape/entry.ts';
import { namingKeys } from './namingKeys.ts';

/** A line of the outline. */
export interface Symbol {
  readonly name: string;
  readonly detail?: string;
  readonly kind: 'section' | 'list' | 'item' | 'value';
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
    const name = `${part.format.label} ${index + 1}`;
    return {
      name,
      kind: 'section',
      range: plainRange(range),
      selection: plainRange(range),
      children: symbolsOfPart(part),
    };
  });
}

function symbolsOfPart({ part, root }: PartAnalysis): readonly Symbol[] {
  return part.root ? childrenOf(part.root, root, []) : [];
}

function childrenOf(node: Node, entry: Entry | undefined, path: Path): readonly Symbol[] {
  if (path.length >= deepestLevel) return [];
  switch (node.kind) {
    case 'map':
      return membersOf(node, entry, path);
    case 'seq':
      return itemsOf(node, entry, path);
    case 'scalar':
    case 'alias':
    case 'damaged':
      return [];
  }
}

function membersOf(map: MapNode, entry: Entry | undefined, path: Path): readonly Symbol[] {
  const symbols: Symbol[] = [];
  for (const pair of map.pairs) {
    if (pair.key.kind !== 'scalar' || pair.key.text === '') continue;
    const name = pair.key.text;
    const { value } = pair;
    const children = value ? childrenOf(value, entry && propertyOf(entry, name), [...path, name]) : [];
    const detail = value?.kind === 'scalar' ? shownText(value) : undefined;
    symbols.push({
      name,
      ...(detail ? { detail } : {}),
      kind: value?.kind === 'map' ? 'section' : value?.kind === 'seq' ? 'list' : 'value',
      range: spanOf([pair, pair.key, ...endsOf(children)]),
      selection: plainRange(pair.key),
      children,
    });
  }
  return symbols;
}

function itemsOf(list: SeqNode, entry: Entry | undefined, path: Path): readonly Symbol[] {
  const itemEntry = entry && itemOf(entry);
  const symbols: Symbol[] = [];
  for (const [index, item] of list.items.entries()) {
    if (item.kind === 'damaged') continue;
    const itemPath = [...path, index];
    const naming = item.kind === 'map' ? namingPair(item, itemEntry) : undefined;
    const named = naming?.value ?? item;
    const text = named.kind === 'scalar' ? shownText(named) : '';
    const children = childrenOf(item, itemEntry, itemPath);
    symbols.push({
      name: text === '' ? printPath(itemPath.slice(-2)) : text,
      detail: printPath(itemPath),
      kind: item.kind === 'map' || item.kind === 'seq' ? 'item' : 'value',
      range: spanOf([item, ...endsOf(children)]),
      selection: plainRange(naming ?? item),
      children,
    });
  }
  return symbols;
}

/** The pair that says what an item is about: its first required key, else one that gives it a name, else its first text. */
function namingPair(map: MapNode, entry: Entry | undefined): Pair | undefined {
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
