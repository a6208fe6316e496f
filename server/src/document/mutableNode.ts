import type { AliasNode, DamagedNode, MapNode, Node, Pair, ScalarNode, SeqNode } from './node.ts';

/** The readers' own view of the tree: they build it and, behind an edit, move its offsets in place. */
type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

export type MutablePair = Mutable<Pair>;
export type MutableMap = Mutable<Omit<MapNode, 'pairs'>> & { pairs: MutablePair[] };
export type MutableSeq = Mutable<Omit<SeqNode, 'items' | 'dashes'>> & { items: Node[]; dashes: number[] };
export type MutableNode = MutableMap | MutableSeq | Mutable<ScalarNode> | Mutable<AliasNode> | Mutable<DamagedNode>;

/** The same node, for those who may change it. */
export function mutable(node: Node): MutableNode {
  return node as MutableNode;
}

/** Moves a node and all below it by `delta`. */
export function shiftNode(node: Node, delta: number): void {
  const target = mutable(node);
  target.start += delta;
  target.end += delta;
  if (target.propertiesStart !== undefined) target.propertiesStart += delta;
  if (target.kind === 'map') for (const pair of target.pairs) shiftPair(pair, delta);
  if (target.kind !== 'seq') return;
  for (const item of target.items) shiftNode(item, delta);
  for (let index = 0; index < target.dashes.length; index++) target.dashes[index] = (target.dashes[index] ?? 0) + delta;
}

export function shiftPair(pair: MutablePair, delta: number): void {
  pair.start += delta;
  pair.end += delta;
  shiftNode(pair.key, delta);
  if (pair.value) shiftNode(pair.value, delta);
}

/** An empty plain scalar: what stands where nothing is written. */
export function emptyScalar(offset: number): ScalarNode {
  return { kind: 'scalar', start: offset, end: offset, style: 'plain', text: '', masked: false };
}
