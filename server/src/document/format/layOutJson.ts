import type { TextEdit } from '../../base/text.ts';
import type { Node } from '../node.ts';

/**
 * Lays out JSON that stands on one line: one key or item a line, as the tools print it for people. Nothing but the blanks
 * between the pieces changes; numbers and escapes stay as they are written.
 *
 * @param unit what one level is indented by
 */
export function layOutJson(text: string, root: Node, unit: string, newline: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const setGap = (start: number, end: number, blanks: string): void => {
    if (text.slice(start, end) !== blanks) edits.push({ start, end, newText: blanks });
  };
  const visit = (node: Node, depth: number): void => {
    if (node.kind !== 'map' && node.kind !== 'seq') return;
    const children = node.kind === 'map' ? node.pairs : node.items;
    const inner = newline + unit.repeat(depth + 1);
    let from = node.start + 1;
    for (const child of children) {
      setGap(from, child.start, inner);
      const value = 'key' in child ? child.value : child;
      if (!value) return;
      if ('key' in child) {
        const colon = text.indexOf(':', child.key.end);
        setGap(child.key.end, colon, '');
        setGap(colon + 1, value.start, ' ');
      }
      visit(value, depth + 1);
      const comma = text.indexOf(',', value.end);
      const isLast = child === children.at(-1);
      if (!isLast) setGap(value.end, comma, '');
      from = isLast ? value.end : comma + 1;
    }
    setGap(from, node.end - 1, children.length === 0 ? '' : newline + unit.repeat(depth));
  };
  visit(root, 0);
  return edits;
}
