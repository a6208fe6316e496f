import type { Path } from '../../base/path.ts';
import type { Range } from '../../base/text.ts';
import type { Origin } from '../../decode/produced.ts';
import type { Written, WrittenPlace } from '../../decode/written.ts';
import { keyText } from '../../document/locate.ts';
import { type Node, rangeOf } from '../../document/node.ts';
import type { Part } from '../../document/textDocument.ts';
import { type Rewrite, sourceOffsets } from './rewrite.ts';

/** The text with the place in the source of every key and item; what was put in comes from where it was put. */
export function writeRewritten(rewrite: Rewrite, { root }: Part): Written {
  const places: WrittenPlace[] = [];
  const { keys, items } = originsByStart(rewrite.part);
  const toSource = sourceOffsets(rewrite);
  const visit = (node: Node, path: Path, range: Range, origins: readonly Origin[]): void => {
    places.push({ path, range, isLeaf: node.kind !== 'map' && node.kind !== 'seq', origins });
    if (node.kind === 'map')
      for (const pair of node.pairs) {
        const { start, end, key, value } = pair;
        visit(value ?? key, [...path, keyText(pair) ?? ''], { start, end }, keys.get(toSource(key.start)) ?? origins);
      }
    if (node.kind === 'seq')
      for (const [index, item] of node.items.entries())
        visit(item, [...path, index], rangeOf(item), items.get(toSource(item.start)) ?? origins);
  };
  const whole = rewrite.part.root;
  if (root && whole) visit(root, [], rangeOf(root), [{ node: whole, head: whole, path: [] }]);
  return { text: rewrite.text, places };
}

interface Sources {
  readonly keys: Map<number, readonly Origin[]>;
  readonly items: Map<number, readonly Origin[]>;
}

/** The keys and items of the source by where they begin; a key stands for its value too. */
function originsByStart({ root }: Part): Sources {
  const sources: Sources = { keys: new Map(), items: new Map() };
  const visit = (node: Node, path: Path): void => {
    if (node.kind === 'map')
      for (const pair of node.pairs) {
        const { key, value } = pair;
        const below = [...path, keyText(pair) ?? ''];
        const own = { node: key, head: key, path: below };
        sources.keys.set(key.start, value ? [{ ...own, node: value }, own] : [own]);
        if (value) visit(value, below);
      }
    if (node.kind === 'seq')
      for (const [index, item] of node.items.entries()) {
        const below = [...path, index];
        sources.items.set(item.start, [{ node: item, head: item, path: below }]);
        visit(item, below);
      }
  };
  if (root) visit(root, []);
  return sources;
}
