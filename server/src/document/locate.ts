import type { Path } from '../base/path.ts';
import type { AliasNode, MapNode, Node, Pair, SeqNode } from './node.ts';
import type { Part, TextDocument } from './textDocument.ts';

/** A node on the way from a part's root to an offset. */
export interface NodeStep {
  readonly node: Node;
  /** Of the value; a key has the path of its value. */
  readonly path: Path;
  /** The pair that the node is the key or the value of. */
  readonly pair?: Pair;
  readonly isKey: boolean;
}

/**
 * The nodes that hold an offset, from the root to the innermost; the end of a node belongs to it. Where two nodes touch,
 * the one that begins there is taken. The key of a pair ends the chain, and so does a place between the nodes of a collection.
 */
export function nodesAt(part: Part, offset: number): readonly NodeStep[] {
  const steps: NodeStep[] = [];
  let step: NodeStep | undefined = part.root && { node: part.root, path: [], isKey: false };
  while (step && holds(step.node, offset)) {
    steps.push(step);
    step = step.isKey ? undefined : stepInto(step.node, step.path, offset);
  }
  return steps;
}

function holds(node: Node, offset: number): boolean {
  return (node.propertiesStart ?? node.start) <= offset && offset <= node.end;
}

function stepInto(node: Node, path: Path, offset: number): NodeStep | undefined {
  if (node.kind === 'map') {
    const pair = node.pairs[lastNotBehind(node.pairs.length, offset, (index) => node.pairs[index]?.start ?? 0)];
    if (!pair) return undefined;
    const key = keyText(pair);
    const below = key === undefined ? path : [...path, key];
    if (pair.value && (pair.value.propertiesStart ?? pair.value.start) <= offset)
      return { node: pair.value, path: below, pair, isKey: false };
    return { node: pair.key, path: below, pair, isKey: true };
  }
  if (node.kind !== 'seq') return undefined;
  const index = lastNotBehind(node.items.length, offset, (at) => startOf(node.items[at]));
  const item = node.items[index];
  return item && { node: item, path: [...path, index], isKey: false };
}

function startOf(node: Node | undefined): number {
  return node ? (node.propertiesStart ?? node.start) : 0;
}

/** The last of `count` sorted starts that is not behind the offset; -1 where all are. */
export function lastNotBehind(count: number, offset: number, start: (index: number) => number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (start(middle) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** What a pair's key says, where it is a scalar. */
export function keyText({ key }: Pair): string | undefined {
  return key.kind === 'scalar' ? key.text : undefined;
}

/** The pair of a key; the last of several, which is the one that counts where the tool allows several. */
export function pairOf(node: Node | undefined, key: string): Pair | undefined {
  return node?.kind === 'map' ? node.pairs.findLast((pair) => keyText(pair) === key) : undefined;
}

export interface Found {
  /** The node at the path, else the deepest one on the way to it. Undefined in an empty part. */
  readonly node: Node | undefined;
  /** The path of `node`. */
  readonly path: Path;
  /** The pair that `node` is the value of. */
  readonly pair: Pair | undefined;
  readonly exact: boolean;
}

/** The node at a path. Aliases are not followed; a key without a colon counts as missing. */
export function nodeAtPath(part: Part, path: Path): Found {
  let node = part.root;
  let pair: Pair | undefined;
  for (const [depth, step] of path.entries()) {
    const nextPair: Pair | undefined = typeof step === 'string' ? pairOf(node, step) : undefined;
    const next: Node | undefined =
      typeof step === 'number' ? (node?.kind === 'seq' ? node.items[step] : undefined) : nextPair?.value;
    if (!next) return { node, path: path.slice(0, depth), pair, exact: false };
    node = next;
    pair = nextPair;
  }
  return { node, path, pair, exact: node !== undefined };
}

/** The part that holds the offset; the later one where two meet. */
export function partAt(document: TextDocument, offset: number): Part | undefined {
  const { parts } = document;
  const index = Math.max(
    0,
    lastNotBehind(parts.length, offset, (at) => parts[at]?.start ?? 0),
  );
  // Around stretches there may be a part that holds them all, and there may be none.
  const isOutside = ({ stretch }: Part): boolean =>
    stretch !== undefined && (offset < stretch.start || offset > stretch.end);
  return parts.slice(0, index + 1).findLast((part) => !isOutside(part));
}

/** Where the first item of a collection begins that shows in which column all of them stand; a damaged line shows nothing. */
export function firstItemStart(node: MapNode | SeqNode): number | undefined {
  if (node.kind === 'map') return node.pairs.find(({ key }) => key.kind !== 'damaged')?.start;
  return node.dashes.find((dash, index) => {
    const item = node.items[index];
    return item?.kind !== 'damaged' || item.start > dash;
  });
}

/** The node that an alias stands for: the last of its name before it. */
export function anchorFor(part: Part, alias: AliasNode): Node | undefined {
  return part.anchors.findLast(
    (node) => node.anchor === alias.name && (node.propertiesStart ?? node.start) < alias.start,
  );
}
