import { lineAt, type Range, type TextEdit } from '../../base/text.ts';
import { type MapNode, type Node, type Pair, rangeOf, type SeqNode } from '../../document/node.ts';
import type { Comment, TextDocument } from '../../document/textDocument.ts';
import { removeFromList, removePair } from '../../document/textEdits.ts';

/** Something that goes: a key with its value, an item of a list, or all that a collection holds. */
export type Leaving =
  | { readonly kind: 'pair'; readonly pair: Pair }
  | { readonly kind: 'item'; readonly node: Node }
  | { readonly kind: 'contents'; readonly node: MapNode | SeqNode };

export function leavingRange(leaving: Leaving): Range {
  switch (leaving.kind) {
    case 'pair':
      return leaving.pair;
    case 'item':
      return rangeOf(leaving.node);
    case 'contents':
      return leaving.node;
  }
}

/** What stands for it in the tree. */
export function leavingNode(leaving: Leaving): Pair | Node {
  return leaving.kind === 'pair' ? leaving.pair : leaving.node;
}

/** Takes a key or an item out, with the comments that are about it: those directly above, and those inside. */
export function leaveOut(document: TextDocument, leaving: Leaving): readonly TextEdit[] {
  if (leaving.kind === 'contents') return [withoutContents(document, leaving.node)];
  const edits = leaving.kind === 'pair' ? removePair(document, leaving.pair) : removeFromList(document, leaving.node);
  const [edit, ...others] = edits;
  const { start, end } = leavingRange(leaving);
  if (!edit || others.length > 0 || edit.newText !== '' || !holdsLines(document, edit)) return edits;
  const column = columnOf(document, start, leaving);
  const above = commentsAbove(document, lineAt(document.lineStarts, start), column);
  const below = commentsInside(document, lineAt(document.lineStarts, end), column);
  return [
    ...above.map((comment) => wholeLine(document, comment)),
    ...edits,
    ...below.map((comment) => wholeLine(document, comment)),
  ].filter((each, index, all) => each === edit || (!overlaps(each, edit) && all.indexOf(each) === index));
}

/** An empty collection in brackets, behind its anchor. */
function withoutContents({ text }: TextDocument, node: MapNode | SeqNode): TextEdit {
  if (node.style === 'flow') return { start: node.start + 1, end: node.end - 1, newText: '' };
  const { start } = rangeOf(node);
  const [properties = ''] = /^(?:[&!]\S*[ \t]*)*/u.exec(text.slice(start, node.start)) ?? [];
  const newText = `${properties === '' ? '' : ' '}${node.kind === 'map' ? '{}' : '[]'}`;
  return { start: start + properties.trimEnd().length, end: node.end, newText };
}

/** Whether an edit takes away whole lines, so that what it takes away stood alone on them. */
function holdsLines({ text, lineStarts }: TextDocument, { start, end }: Range): boolean {
  return lineStarts.includes(start) && (end === text.length || lineStarts.includes(end));
}

/** The column of the key, or of the dash. */
function columnOf({ text, lineStarts }: TextDocument, start: number, { kind }: Leaving): number {
  const line = lineStarts[lineAt(lineStarts, start)] ?? 0;
  return kind === 'pair' ? start - line : (/^ */u.exec(text.slice(line))?.[0].length ?? 0);
}

/** The comments on the lines directly above, in the same column; not the head of the file. */
function commentsAbove(document: TextDocument, line: number, column: number): readonly Comment[] {
  const found: Comment[] = [];
  for (let above = line - 1; above >= 0; above--) {
    const comment = commentOn(document, above);
    if (!comment || columnIn(document, comment) !== column) return found;
    if (above === 0) return [];
    found.unshift(comment);
  }
  return found;
}

/** The comments behind the last line that are indented as what stands in it is. */
function commentsInside(document: TextDocument, line: number, column: number): readonly Comment[] {
  const found: Comment[] = [];
  for (let below = line + 1; ; below++) {
    const comment = commentOn(document, below);
    if (!comment || columnIn(document, comment) <= column) return found;
    found.push(comment);
  }
}

/** The comment that has a line for itself. */
function commentOn({ text, lineStarts, comments }: TextDocument, line: number): Comment | undefined {
  const comment = comments.find((each) => each.line === line);
  return comment && text.slice(lineStarts[line] ?? 0, comment.start).trim() === '' ? comment : undefined;
}

function columnIn({ lineStarts }: TextDocument, { start, line }: Comment): number {
  return start - (lineStarts[line] ?? 0);
}

function wholeLine({ text, lineStarts }: TextDocument, { line }: Comment): TextEdit {
  return { start: lineStarts[line] ?? 0, end: lineStarts[line + 1] ?? text.length, newText: '' };
}

function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}
