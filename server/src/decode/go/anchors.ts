import type { AliasNode, Node } from '../../document/node.ts';
import type { Part } from '../../document/textDocument.ts';

/** Finds what an alias stands for: the last node before it that carries its name. */
export type ResolveAlias = (alias: AliasNode) => Node | undefined;

export function aliasResolver(part: Part): ResolveAlias {
  const byName = new Map<string, Node[]>();
  for (const node of part.anchors) {
    if (node.anchor === undefined) continue;
    const known = byName.get(node.anchor);
    if (known) known.push(node);
    else byName.set(node.anchor, [node]);
  }
  return (alias) => lastBefore(byName.get(alias.name) ?? [], alias.start);
}

/** The nodes are in the order of the text. */
function lastBefore(nodes: readonly Node[], offset: number): Node | undefined {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const node = nodes[middle];
    if (node && (node.propertiesStart ?? node.start) < offset) low = middle + 1;
    else high = middle;
  }
  return nodes[low - 1];
}
