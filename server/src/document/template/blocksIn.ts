import type { TextDocument } from '../textDocument.ts';
import { blocksOf, type TemplateBlock } from './templateBlocks.ts';

const known = new WeakMap<TextDocument, readonly TemplateBlock[]>();

/** The conditions and loops of the templates in a document. */
export function blocksIn(document: TextDocument): readonly TemplateBlock[] {
  const { masks, text } = document;
  if (masks.length === 0) return [];
  const remembered = known.get(document);
  if (remembered) return remembered;
  const blocks = blocksOf(masks.map(({ start, end }) => ({ start, end, text: text.slice(start, end) })));
  known.set(document, blocks);
  return blocks;
}
