import type { Problem } from '../base/problem.ts';
import type { Loss } from '../convert/conversion.ts';
import type { TextDocument } from '../document/textDocument.ts';
import { placeRecord } from '../features/records.ts';

/** How much of a long line is shown. */
const longestLine = 160;

/** A problem for a person: where, what, and the line with a caret under what is meant. */
export function problemText(problem: Problem, document: TextDocument, file: string): string {
  return findingText(problem, problem.severity, document, file);
}

/** What a conversion lost, for a person. */
export function lossText(loss: Loss, document: TextDocument, file: string): string {
  return findingText(loss, loss.kind, document, file);
}

function findingText(finding: Problem | Loss, kind: string, document: TextDocument, file: string): string {
  const { line, column, endLine, endColumn } = placeRecord(finding, document);
  const head = `${file}:${line}:${column}: ${kind}: ${finding.message} [${finding.code}]`;
  const start = document.lineStarts[line - 1] ?? 0;
  const source = document.text.slice(start, document.lineStarts[line] ?? document.text.length).replace(/[\r\n]+$/u, '');
  if (source.trim() === '') return head;
  const shown = source.slice(0, longestLine);
  if (column - 1 > shown.length) return `${head}\n    ${shown.replaceAll('\t', ' ')}…`;
  const last = endLine === line ? endColumn - 1 : source.length;
  const carets = '^'.repeat(Math.max(1, Math.min(last, shown.length) - (column - 1)));
  return `${head}\n    ${shown.replaceAll('\t', ' ')}\n    ${' '.repeat(column - 1)}${carets}`;
}
