import type { Node } from '../../server/src/document/node.ts';

/** The tree as plain arrays and texts; `<…>` is damage, `~…` is masked, undefined a missing colon. */
export function sketch(node: Node | undefined): unknown {
  switch (node?.kind) {
    case undefined:
      return undefined;
    case 'map':
      return Object.fromEntries(node.pairs.map(({ key, value }) => [String(sketch(key)), sketch(value)]));
    case 'seq':
      return node.items.map(sketch);
    case 'scalar':
      return (node.masked ? '~' : '') + node.text;
    case 'alias':
      return `*${node.name}`;
    case 'damaged':
      return `<${node.text}>`;
  }
}
