import type { Problem } from '../base/problem.ts';
import type { Loss } from '../convert/conversion.ts';
import type { TextDocument } from '../document/textDocument.ts';
import { placeRecord, recordedLine } from '../features/records.ts';
import { excerpt } from './excerpt.ts';

/** The lines of a problem for a person: where, what, and the line with a caret under what is meant. */
export function problemLines(problem: Problem, document: TextDocument, file: string): readonly string[] {
  return findingLines(problem, problem.severity, document, file);
}

/** What a conversion lost, for a person. */
export function lossLines(loss: Loss, document: TextDocument, file: string): readonly string[] {
  return findingLines(loss, loss.kind, document, file);
}

function findingLines(finding: Problem | Loss, kind: string, document: TextDocument, file: string): readonly string[] {
  const { line, column, endLine, endColumn } = placeRecord(finding, document);
  const head = `${file}:${line}:${column}: ${kind}: ${finding.message} [${finding.code}]`;
  const source = recordedLine(document, line);
  if (source.trim() === '') return [head];
  const end = endLine === line ? endColumn - 1 : source.length;
  return [head, ...excerpt(source, column - 1, end).map((text) => `    ${text}`)];
}
