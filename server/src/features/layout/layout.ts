import { positionAt } from '../../base/text.ts';
import type { Node } from '../../document/node.ts';
import type { TextDocument } from '../../document/textDocument.ts';

/** How a file is indented. */
export interface Layout {
  /** Columns from a key to the keys below it. */
  readonly step: number;
  /** Columns from a key to the `-` of the list below it: 0 or more. */
  readonly listOffset: number;
}

/**
 * The habits of a document, read off its first nested map and first list. Where it has none, lists are indented as maps are.
 *
 * @param usual the step of who has no habit yet, in columns
 */
export function layoutOf(root: Node | undefined, document: TextDocument, usual = 2): Layout {
  let step: number | undefined;
  let listOffset: number | undefined;
  const visit = (node: Node): void => {
    if (step !== undefined && listOffset !== undefined) return;
    if (node.kind === 'seq') for (const item of node.items) visit(item);
    if (node.kind !== 'map' || node.style !== 'block') return;
    for (const { key, value } of node.pairs) {
      if (!value) continue;
      if (value.kind !== 'scalar' && /[\r\n]/u.test(document.text.slice(key.end, value.start))) {
        const distance = columnOf(document, value.propertiesStart ?? value.start) - columnOf(document, key.start);
        if (value.kind === 'map' && value.style === 'block' && distance > 0) step ??= distance;
        if (value.kind === 'seq' && value.style === 'block' && distance >= 0) listOffset ??= distance;
      }
      visit(value);
    }
  };
  if (root) visit(root);
  return { step: step ?? usual, listOffset: listOffset ?? step ?? usual };
}

/** How many UTF-16 units stand on the line before the offset. */
export function columnOf({ lineStarts }: TextDocument, offset: number): number {
  return positionAt(lineStarts, offset).character;
}
