import type { Range } from '../base/text.ts';
import type { Node } from '../document/node.ts';
import type { TextDocument } from '../document/textDocument.ts';

/** Whether a stretch holds an anchor that an alias behind it may stand for, so that taking it away breaks the file. */
export function holdsNeededAnchor(document: TextDocument, { start, end }: Range): boolean {
  const part = document.parts.find(({ root }) => root && root.start <= end && start <= root.end);
  if (!part?.root) return false;
  const names = new Set(
    part.anchors.filter((node) => start <= anchorOf(node) && node.start <= end).map(({ anchor }) => anchor),
  );
  return names.size > 0 && hasAlias(part.root, (alias) => alias.start > end && names.has(alias.name));
}

/** A mapping begins where its first key does, but its anchor stands before that. */
function anchorOf({ propertiesStart, start }: Node): number {
  return propertiesStart ?? start;
}

/** Whether a stretch holds an anchor or an alias: then what it means depends on where it stands. */
export function holdsAnchorOrAlias(document: TextDocument, { start, end }: Range): boolean {
  return document.parts.some(
    ({ root, anchors }) =>
      anchors.some((node) => start <= node.start && node.start <= end) ||
      (root !== undefined && hasAlias(root, (alias) => start <= alias.start && alias.start <= end)),
  );
}

function hasAlias(node: Node, isMeant: (alias: Node & { readonly kind: 'alias' }) => boolean): boolean {
  switch (node.kind) {
    case 'alias':
      return isMeant(node);
    case 'map':
      return node.pairs.some(
        ({ key, value }) => hasAlias(key, isMeant) || (value !== undefined && hasAlias(value, isMeant)),
      );
    case 'seq':
      return node.items.some((item) => hasAlias(item, isMeant));
    case 'scalar':
    case 'damaged':
      return false;
  }
}
