import type { TextDocument } from '../textDocument.ts';
import { blocksOf } from './templateBlocks.ts';

const known = new WeakMap<TextDocument, boolean>();

/** Whether a template decides about what of a document is there, and does not only fill in values. */
export function holdsBlocks(document: TextDocument): boolean {
  const { masks, text } = document;
  if (masks.length === 0) return false;
  const remembered = known.get(document);
  if (remembered !== undefined) return remembered;
  const tags = masks.map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
  const holds = blocksOf(tags).length > 0;
  known.set(document, holds);
  return holds;
}
