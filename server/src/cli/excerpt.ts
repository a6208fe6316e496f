import { displayWidth } from './displayWidth.ts';
import { visible } from './visible.ts';

/** How much of a long line is shown, and how much of that before what is meant. */
const longest = 160;
const before = 60;

/**
 * A line and carets under what is meant, for terminals. Of a long line it is the stretch around that, between `…`.
 *
 * @param start of what is meant, in the line
 * @param end of it; may lie behind the line
 */
export function excerpt(line: string, start: number, end: number): readonly [shown: string, carets: string] {
  const from = wholeCharacter(line, start + before < longest ? 0 : Math.min(start - before, line.length - longest));
  const to = wholeCharacter(line, Math.min(from + longest, line.length));
  const open = from > 0 ? '…' : '';
  const shown = `${open}${visible(line.slice(from, to))}${to < line.length ? '…' : ''}`;
  const marked = visible(line.slice(start, Math.min(end, to)));
  return [shown, blank(open + visible(line.slice(from, start))) + '^'.repeat(Math.max(1, displayWidth(marked)))];
}

/** What is as wide as a text and shows nothing. Tabs stay, because nobody knows how wide they are shown. */
function blank(text: string): string {
  return text
    .split('\t')
    .map((piece) => ' '.repeat(displayWidth(piece)))
    .join('\t');
}

/** The offset, or that before it where it lies in the middle of a character. */
function wholeCharacter(line: string, offset: number): number {
  const at = Math.max(0, offset);
  return /^[\udc00-\udfff]/.test(line.slice(at, at + 1)) ? at - 1 : at;
}
