import type { ScalarNode } from '../document/node.ts';

/** What stands where nothing is written. */
export function emptyNode(offset: number): ScalarNode {
  return { kind: 'scalar', style: 'plain', text: '', masked: false, start: offset, end: offset };
}
