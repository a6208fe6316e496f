import type { Node, Pair } from '../document/node.ts';

/** The pair of a key at the top of a part, the last one where it stands twice. */
export function topLevelPair(root: Node | undefined, name: string): Pair | undefined {
  if (root?.kind !== 'map') return undefined;
  return root.pairs.findLast((pair) => pair.key.kind === 'scalar' && pair.key.text === name);
}

/** The text of a scalar at the end of a path of keys, where there is one and no template takes part in it. */
export function scalarTextAt(root: Node | undefined, path: readonly string[]): string | undefined {
  let node = root;
  for (const step of path) node = topLevelPair(node, step)?.value;
  return node?.kind === 'scalar' && !node.masked ? node.text : undefined;
}
