import { lineStartsOf, type Range } from '../base/text.ts';
import type { Node } from './node.ts';
import type { TextDocument } from './textDocument.ts';

/**
 * Reads a text of another language: as a list of the pieces that somebody wants to look at, else as its first line that
 * is not blank, which says what it is. Of the rest nothing is known.
 */
export function readPlainText(text: string, pieces?: readonly Range[]): TextDocument {
  const root = pieces ? listOf(text, pieces) : firstLine(text);
  const part = { start: 0, end: text.length, root, problems: [], anchors: [] };
  return { text, syntax: 'text', lineStarts: lineStartsOf(text), parts: [part], comments: [], masks: [] };
}

function firstLine(text: string): Node | undefined {
  const line = /[^\s][^\r\n]*/u.exec(text);
  if (!line) return undefined;
  const written = line[0].trimEnd();
  return pieceOf(text, { start: line.index, end: line.index + written.length });
}

function listOf(text: string, pieces: readonly Range[]): Node {
  const [first] = pieces;
  const items = pieces.map((piece) => pieceOf(text, piece));
  return {
    kind: 'seq',
    style: 'flow',
    items,
    dashes: [],
    start: first?.start ?? text.length,
    end: pieces.at(-1)?.end ?? text.length,
  };
}

function pieceOf(text: string, { start, end }: Range): Node {
  return { kind: 'scalar', style: 'plain', text: text.slice(start, end), masked: false, start, end };
}
