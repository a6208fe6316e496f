import { byteCount } from '../byteCount.ts';
import type { DecodedContents } from '../decodedContents.ts';
import { code } from '../describeEntry.ts';

/** How much of decoded contents a hover shows. */
const shownContents = { lines: 12, characters: 800 };

/** What an encoded value holds: its size and kind, and its beginning. */
export function describeContents(contents: DecodedContents): readonly string[] {
  if (contents.kind === 'fault') return [`The contents cannot be shown: ${contents.reason}.`];
  const { size, packedSize, isCompressed, mediaType, text } = contents;
  const kind = text === undefined ? 'binary' : 'text';
  const packing = isCompressed ? `, gzip-compressed to ${byteCount(packedSize)}` : ', not compressed';
  const type = mediaType === 'text/plain' ? '' : `, declared as ${code(mediaType)}`;
  const head = `Holds **${byteCount(size)}** of ${kind}${packing}${type}`;
  if (text === undefined || text === '') return [head];
  const lines = text.split(/\r?\n/u);
  const shown = lines.slice(0, shownContents.lines).join('\n').slice(0, shownContents.characters);
  const isWhole = shown.length >= text.trimEnd().length;
  return [head, fenced(isWhole ? shown.trimEnd() : `${shown}\n…`)];
}

/** A block of code that nothing in the text can end. */
export function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  // Without a language it would be coloured as the document around it.
  return `${fence}text\n${text}\n${fence}`;
}
