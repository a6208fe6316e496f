import type { Node } from '../../document/node.ts';
import type { Part } from '../../document/textDocument.ts';
import { type Entry, itemOf } from '../../shape/entry.ts';
import type { Decoded, Dialect } from '../decoded.ts';
import { emptyNode } from '../emptyNode.ts';
import { decodedList, decodedScalar } from '../makeDecoded.ts';

/** Of a text of another language: every piece that is looked at is the text that it is. */
export const plainText: Dialect = { id: 'plain-text', decode: (part, entry) => decoded(rootOf(part), entry) };

function rootOf({ root, start }: Part): Node {
  return root ?? emptyNode(start);
}

function decoded(node: Node, entry: Entry | undefined): Decoded {
  if (node.kind === 'seq') {
    const item = entry && itemOf(entry);
    const items = node.items.map((each, index) => ({ index, value: decoded(each, item) }));
    return decodedList(items, node, entry, []);
  }
  return decodedScalar(node.kind === 'scalar' ? node.text : '', node, entry);
}
