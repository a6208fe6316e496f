import type { MapNode, SeqNode } from '../document/node.ts';

/**
 * Whether a collection holds a damaged line of the other kind: an item among keys, or a key among items. Then nobody knows
 * which of both it was meant to be, and the reader has said so.
 */
export function isOfMixedKinds(node: MapNode | SeqNode): boolean {
  if (node.style !== 'block') return false;
  if (node.kind === 'map') return node.pairs.some(({ key }) => key.kind === 'damaged' && /^-(?:\s|$)/u.test(key.text));
  return node.items.some((item) => item.kind === 'damaged' && /^["']?[\w./-]+["']?:(?:\s|$)/u.test(item.text));
}
