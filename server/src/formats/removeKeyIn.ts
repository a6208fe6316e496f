import type { Fix } from '../base/problem.ts';
import { removeKey } from '../decode/fixes.ts';
import { nodesAt, pairOf, partAt } from '../document/locate.ts';
import type { MapNode, Node } from '../document/node.ts';
import type { TextDocument } from '../document/textDocument.ts';

/** Takes a key out of a map; no fix where it does not stand there. */
export function removeKeyIn(map: Node | undefined, key: string, document: TextDocument): readonly Fix[] {
  const pair = pairOf(map, key);
  return pair ? removeKey(pair)(document) : [];
}

/** The map that a value stands in. */
export function mapAround(value: Node, document: TextDocument): MapNode | undefined {
  const part = partAt(document, value.start);
  const found = part && nodesAt(part, value.start).findLast(({ node }) => holdsValue(node, value))?.node;
  return found?.kind === 'map' ? found : undefined;
}

function holdsValue(node: Node, value: Node): boolean {
  return node.kind === 'map' && node.pairs.some((pair) => pair.value === value);
}
