import type { Node, Pair } from '../node.ts';

/** Where all that is written of a node begins, the anchor of its first key included. */
export function beginOf(node: Node): number {
  if (node.propertiesStart !== undefined) return node.propertiesStart;
  const [first] = node.kind === 'map' && node.style === 'block' ? node.pairs : [];
  return first ? Math.min(node.start, beginOfPair(first)) : node.start;
}

export function beginOfPair({ key, start }: Pair): number {
  return Math.min(start, key.propertiesStart ?? start);
}
