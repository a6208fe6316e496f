import { lineAt, lineStartsOf, type Range } from '../base/text.ts';
import { shiftPart } from './shiftPart.ts';
import { shiftRange } from './shiftProblem.ts';
import type { Part, Stretch, TextDocument } from './textDocument.ts';

/** What in a text is a text of its own, in the order of the text. */
export interface Stretches {
  readonly texts: readonly Stretch[];
  /** Whether what stands around them is a config too, which holds them: then it is the first part. */
  readonly isInConfig: boolean;
}

/**
 * Reads every stretch as a text of its own, with the documents of its stream as parts. Of a message, what stands around the
 * stretches is no part.
 */
export function readStretches(
  text: string,
  { texts, isInConfig }: Stretches,
  read: (text: string) => TextDocument,
): TextDocument {
  const lineStarts = lineStartsOf(text);
  const inside = texts.map((stretch) =>
    moved(read(text.slice(stretch.start, stretch.end)), stretch, lineAt(lineStarts, stretch.start)),
  );
  const documents = isInConfig ? [around(read(text), texts), ...inside] : inside;
  const inOrder = <T extends Range>(ranges: readonly T[]): readonly T[] => ranges.toSorted((a, b) => a.start - b.start);
  return {
    text,
    syntax: 'yaml',
    lineStarts,
    parts: documents.flatMap(({ parts }) => parts),
    comments: inOrder(documents.flatMap(({ comments }) => comments)),
    masks: inOrder(documents.flatMap(({ masks }) => masks)),
  };
}

/** Of what stands around the stretches that which is not theirs. */
function around(document: TextDocument, texts: readonly Stretch[]): TextDocument {
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
