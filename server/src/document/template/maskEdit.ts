import type { TextEdit } from '../../base/text.ts';
import { callsForMask } from './mask.ts';
import { blockBefore, blockBehind, lineAfter, lineEndOf, lineStartOf } from './templateLines.ts';

/**
 * Whether a YAML text in which no line calls for a mask stays so after an edit. A line calls by itself and by the block
 * scalar that is open there, so the lines of the edit are asked, and those below it for which another one is open.
 */
export function staysUnmasked(oldText: string, edit: TextEdit, text: string): boolean {
  const start = lineStartOf(oldText, edit.start);
  const end = lineEndOf(text, edit.start + edit.newText.length);
  const before = blockBefore(text, start);
  const blocks = { old: before, now: before };
  for (const { line } of linesBetween(oldText, start, lineEndOf(oldText, edit.end)))
    blocks.old = blockBehind(blocks.old, line);
  for (const { line, offset } of linesBetween(text, start, end)) {
    if (callsForMask(lineAfter(blocks.now, line, offset))) return false;
    blocks.now = blockBehind(blocks.now, line);
  }
  if (blocks.old === blocks.now) return true;
  for (const { line, offset } of linesBetween(text, end, text.length)) {
    if (blocks.old === blocks.now) return true;
    if (callsForMask(lineAfter(blocks.now, line, offset))) return false;
    blocks.old = blockBehind(blocks.old, line);
    blocks.now = blockBehind(blocks.now, line);
  }
  return true;
}

function* linesBetween(text: string, from: number, to: number): Generator<{ line: string; offset: number }> {
  for (let offset = from; offset < to; ) {
    const end = lineEndOf(text, offset);
    if (end > offset) yield { line: text.slice(offset, end), offset };
    offset = end + 1;
  }
}
