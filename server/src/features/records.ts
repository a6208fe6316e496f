import type { Problem } from '../base/problem.ts';
import type { LossRecord, ProblemRecord } from '../base/protocol.ts';
import { positionAt, type Range } from '../base/text.ts';
import type { Loss } from '../convert/conversion.ts';
import type { TextDocument } from '../document/textDocument.ts';

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

/** Lines and columns count from 1, columns in UTF-16 units. */
export function placeRecord(
  { range }: { readonly range: Range },
  { lineStarts }: Pick<TextDocument, 'lineStarts'>,
): Pick<ProblemRecord, 'line' | 'column' | 'endLine' | 'endColumn'> {
  const start = positionAt(lineStarts, range.start);
  const end = positionAt(lineStarts, range.end);
  return { line: start.line + 1, column: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}
