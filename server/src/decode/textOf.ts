import type { Node } from '../document/node.ts';

/** The text of a scalar key or value, for a message. */
export function textOf(node: Node): string {
  switch (node.kind) {
    case 'scalar':
    case 'damaged':
      return node.text;
    case 'alias':
      return `*${node.name}`;
    case 'map':
      return 'a mapping';
    case 'seq':
      return 'a list';
  }
}
