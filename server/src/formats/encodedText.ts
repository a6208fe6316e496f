import type { Path } from '../base/path.ts';
import type { Problem } from '../base/problem.ts';
import { lineAt, type Range } from '../base/text.ts';
import type { Stretch, TextDocument } from '../document/textDocument.ts';

/** A text that does not stand in a document as it is read there: encoded, or on one line in quotes. */
export interface EncodedText {
  /** As the real tool reads it. */
  readonly text: string;
  /** What in it is a text of its own; all of it where it is one. */
  readonly texts: readonly Stretch[];
  /** What stands in the document for all of it, and is underlined. */
  readonly range: Range;
  /** Of what holds it. */
  readonly path: Path;
  /** Where a stretch of it stands in the document; absent where nobody sees in the document what it says. */
  readonly sourceOf?: (range: Range) => Range;
}

/**
 * What was found in an encoded text, for the document that holds it. Where nobody sees the place, the message names the line
 * and what stands on it. There are no fixes: they would change what is not there.
 */
export function problemsAtEntry(
  problems: readonly Problem[],
  { range, path, sourceOf }: EncodedText,
  inner: TextDocument,
): readonly Problem[] {
  const inOrder = problems.toSorted((a, b) => a.range.start - b.range.start);
  return inOrder.map(({ code, source, severity, message, range: own, isAdvice, tags }) => {
    const said = { code, source, severity, path, ...(isAdvice ? { isAdvice } : {}) };
    if (!sourceOf) return { ...said, message: `${lineWords(own, inner)}: ${message}`, range };
    // A comment about it stands with the text around it.
    return { ...said, message, range: sourceOf(own), within: range, ...(tags ? { tags } : {}) };
  });
}

/** The longest piece of a line that a message quotes, in characters. */
const longestQuote = 40;

function lineWords({ start }: Range, { text, lineStarts }: TextDocument): string {
  const line = lineAt(lineStarts, start);
  const written = /^.*/u.exec(text.slice(lineStarts[line] ?? 0))?.[0].trim() ?? '';
  const place = `line ${line + 1} of what is decoded`;
  if (written === '' || written.includes('`')) return place;
  const quote = written.length > longestQuote ? `${written.slice(0, longestQuote - 1)}…` : written;
  return `${place}, \`${quote}\``;
}
