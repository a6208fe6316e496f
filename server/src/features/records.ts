import type { Problem } from '../base/problem.ts';
import type { LossRecord, ProblemRecord } from '../base/protocol.ts';
import { type Position, positionAt, type Range } from '../base/text.ts';
import type { Loss } from '../convert/conversion.ts';
import type { TextDocument } from '../document/textDocument.ts';

const byteOrderMark = '\ufeff';

/** A problem as other programs get it. */
export function problemRecord(problem: Problem, document: TextDocument): ProblemRecord {
  const { code, source, severity, message, path, part } = problem;
  return { code, source, severity, message, ...placeRecord(problem, document), path, ...(part ? { part } : {}) };
}

/** What a conversion lost, as other programs get it. */
export function lossRecord(loss: Loss, document: TextDocument): LossRecord {
  const { code, kind, message, path, toPath } = loss;
  return { code, kind, message, path, ...placeRecord(loss, document), ...(toPath ? { toPath } : {}) };
}

/**
 * Lines and columns count from 1, columns in UTF-16 units. Editors take a byte order mark out of the text, so the first
 * column is the one behind it.
 */
export function placeRecord(
  { range }: { readonly range: Range },
  { text, lineStarts }: Pick<TextDocument, 'text' | 'lineStarts'>,
): Pick<ProblemRecord, 'line' | 'column' | 'endLine' | 'endColumn'> {
  const start = positionAt(lineStarts, range.start);
  const end = positionAt(lineStarts, range.end);
  const columnOf = ({ line, character }: Position): number =>
    line === 0 && text.startsWith(byteOrderMark) ? Math.max(1, character) : character + 1;
  return { line: start.line + 1, column: columnOf(start), endLine: end.line + 1, endColumn: columnOf(end) };
}

/** What a record counts as its line, from 1: without the end of the line, and without a byte order mark. */
export function recordedLine({ text, lineStarts }: Pick<TextDocument, 'text' | 'lineStarts'>, line: number): string {
  const source = text.slice(lineStarts[line - 1] ?? 0, lineStarts[line] ?? text.length).replace(/[\r\n]+$/u, '');
  return line === 1 && source.startsWith(byteOrderMark) ? source.slice(byteOrderMark.length) : source;
}
