import { pairOf } from '../../document/locate.ts';
import type { Part } from '../../document/textDocument.ts';
import type { HeldConfig } from '../format.ts';

/**
 * The network config that stands below `network` in a config of another format. What only says that there is to be none is
 * no config.
 */
export function networkIn({ root }: Part): readonly HeldConfig[] {
  const node = pairOf(root, 'network')?.value;
  if (root?.kind !== 'map' || node?.kind !== 'map') return [];
  const config = pairOf(node, 'config')?.value;
  if (config?.kind === 'scalar') return [];
  const next = root.pairs.find(({ start }) => start > node.end);
  return [{ node, path: ['network'], end: next?.start ?? root.end, format: 'network-config' }];
}
