import type { TextDocument } from '../textDocument.ts';
import { blocksIn } from './blocksIn.ts';

/** Whether a template decides about what of a document is there, and does not only fill in values. */
export function holdsBlocks(document: TextDocument): boolean {
  return blocksIn(document).length > 0;
}
