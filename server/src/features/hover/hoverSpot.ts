import type { PartAnalysis } from '../../analysis.ts';
import type { Path } from '../../base/path.ts';
import type { Range } from '../../base/text.ts';
import type { Decoded } from '../../decode/decoded.ts';
import type { Node, Pair } from '../../document/node.ts';
import { type Entry, itemOf, propertyOf } from '../../shape/entry.ts';

export interface Hover {
  readonly range: Range;
  readonly markdown: string;
  /** The key that it is about, or whose value; undefined inside of texts that are written in a language of their own. */
  readonly key?: Path;
}

/** What has to be known of a part to speak of its places. */
export type HoverPart = Pick<PartAnalysis, 'part' | 'root' | 'decoded' | 'target' | 'resolution' | 'format'>;

/** A place in the tree, and what schema and decode know of it. */
export interface HoverSpot {
  /** The node that the pointer is on: a key, a scalar, an alias. */
  readonly node: Node;
  /** Where what is spoken of stands. */
  readonly range: Range;
  /** Whether the pointer is on the node itself, or on the anchor in front of it. */
  readonly aims: 'value' | 'anchor';
  readonly entry: Entry | undefined;
  readonly decoded: Decoded | undefined;
  readonly path: Path;
  /** The pair that the node is the key of. */
  readonly pair: Pair | undefined;
  /** Whether that key merges another map into the one around it. */
  readonly isMerge: boolean;
  /** What holds the key. */
  readonly parent: HoverSpot | undefined;
}

/** The key, scalar or alias at an offset of a part; undefined between them. */
export function spotAt({ part, root: entry, decoded }: HoverPart, offset: number): HoverSpot | undefined {
  const { root } = part;
  if (!root) return undefined;
  const start = { entry, decoded, path: [], pair: undefined, isMerge: false, parent: undefined };
  return spotIn({ ...start, node: root, range: rangeOf(root), aims: 'value' }, offset);
}

function spotIn(spot: HoverSpot, offset: number): HoverSpot | undefined {
  const { node } = spot;
  const { anchor, propertiesStart = node.start } = node;
  if (anchor !== undefined && propertiesStart <= offset && offset < node.start)
    return { ...spot, aims: 'anchor', range: { start: propertiesStart, end: propertiesStart + anchor.length + 1 } };
  switch (node.kind) {
    case 'map':
      for (const pair of node.pairs) {
        if (pair.key.kind !== 'scalar') continue;
        const below = { ...belowKey(spot, pair.key.text), parent: spot, aims: 'value' as const };
        if (holdsOffset(pair.key, offset)) return { ...below, node: pair.key, range: rangeOf(pair.key), pair };
        if (pair.value && holdsOffset(pair.value, offset))
          return spotIn({ ...below, node: pair.value, range: rangeOf(pair.value), pair: undefined }, offset);
      }
      return undefined;
    case 'seq': {
      const index = node.items.findIndex((item) => holdsOffset(item, offset));
      const item = node.items[index];
      return item && spotIn(itemSpot(spot, item, index), offset);
    }
    case 'scalar':
    case 'alias':
      return spot;
    case 'damaged':
      return undefined;
  }
}

function itemSpot(spot: HoverSpot, item: Node, index: number): HoverSpot {
  const { entry, decoded, path } = spot;
  const value = decoded?.items?.find((candidate) => candidate.index === index)?.value;
  return {
    node: item,
    range: rangeOf(item),
    aims: 'value',
    entry: value?.entry ?? (entry && itemOf(entry)),
    decoded: value,
    path: [...path, index],
    pair: undefined,
    isMerge: false,
    parent: spot,
  };
}

/** What a key leads to. The value of a merge key belongs to the map that it is merged into. */
function belowKey(
  { entry, decoded, path }: HoverSpot,
  name: string,
): Pick<HoverSpot, 'entry' | 'decoded' | 'path' | 'isMerge'> {
  if (name === '<<') return { entry, decoded: undefined, path, isMerge: true };
  const value = decoded?.members?.get(name)?.value;
  return {
    entry: value?.entry ?? (entry && propertyOf(entry, name)),
    decoded: value,
    path: [...path, name],
    isMerge: false,
  };
}

function rangeOf({ start, end }: Range): Range {
  return { start, end };
}

function holdsOffset({ start, end, propertiesStart = start }: Node, offset: number): boolean {
  return propertiesStart <= offset && offset <= end;
}
