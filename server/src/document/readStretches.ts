import { lineAt, lineStartsOf, type Range } from '../base/text.ts';
import { blanked } from './characters.ts';
import { readPlainText } from './readPlainText.ts';
import { shiftPart } from './shiftPart.ts';
import { shiftRange } from './shiftProblem.ts';
import type { Part, Stretch, Syntax, TextDocument } from './textDocument.ts';

/** What in a text is a text of its own, in the order of the text. */
export interface Stretches {
  readonly texts: readonly Stretch[];
  /** How what stands around them is written: it holds them, and is the first part. Absent where it is no part. */
  readonly around?: Syntax;
}

/**
 * Reads every stretch as a text of its own, with the documents of its stream as parts. Of a message, what stands around the
 * stretches is no part.
 */
export function readStretches(
  text: string,
  { texts, around }: Stretches,
  read: (text: string, syntax: Syntax) => TextDocument,
): TextDocument {
  const lineStarts = lineStartsOf(text);
  const inside = texts.map((stretch) =>
    moved(readOne(text, stretch, read), stretch, lineAt(lineStarts, stretch.start)),
  );
  const documents = around === undefined ? inside : [outside(readAround(text, around, read), texts), ...inside];
  const inOrder = <T extends Range>(ranges: readonly T[]): readonly T[] => ranges.toSorted((a, b) => a.start - b.start);
  return {
    text,
    syntax: around ?? (texts.length === 1 ? texts[0]?.syntax : undefined) ?? 'yaml',
    lineStarts,
    parts: documents.flatMap(({ parts }) => parts),
    comments: inOrder(documents.flatMap(({ comments }) => comments)),
    masks: inOrder(documents.flatMap(({ masks }) => masks)),
  };
}

function readOne(
  text: string,
  { start, end, readFrom = start, syntax = 'yaml', pieces }: Stretch,
  read: (text: string, syntax: Syntax) => TextDocument,
): TextDocument {
  if (syntax !== 'text') return read(blanked(text.slice(start, readFrom)) + text.slice(readFrom, end), syntax);
  return readPlainText(
    text.slice(start, end),
    pieces?.map((piece) => shiftRange(piece, -start)),
  );
}

function readAround(text: string, syntax: Syntax, read: (text: string, syntax: Syntax) => TextDocument): TextDocument {
  return syntax === 'text' ? readPlainText(text) : read(text, syntax);
}

/** Of what stands around the stretches that which is not theirs. */
function outside(document: TextDocument, texts: readonly Stretch[]): TextDocument {
  const isOutside = ({ start }: Range): boolean => !texts.some((text) => text.start <= start && start < text.end);
  const { comments, masks } = document;
  return { ...document, comments: comments.filter(isOutside), masks: masks.filter(isOutside) };
}

function moved(document: TextDocument, stretch: Stretch, firstLine: number): TextDocument {
  const { start } = stretch;
  const parts = document.parts.map((part): Part => ({ ...shiftPart(part, start), stretch }));
  const comments = document.comments.map((comment) => ({
    ...comment,
    ...shiftRange(comment, start),
    line: comment.line + firstLine,
  }));
  return { ...document, parts, comments, masks: document.masks.map((mask) => shiftRange(mask, start)) };
}
