import type { Problem } from '../../server/src/base/problem.ts';
import { positionAt } from '../../server/src/base/text.ts';

/** A problem with its place counted as the real tools count: from line 1 and column 1. */
export type PlacedProblem = Problem & { readonly line: number; readonly column: number; readonly endLine: number };

export function placedProblem(problem: Problem, lineStarts: readonly number[]): PlacedProblem {
  const { line, character } = positionAt(lineStarts, problem.range.start);
  const end = positionAt(lineStarts, problem.range.end);
  return { ...problem, line: line + 1, column: character + 1, endLine: end.line + 1 };
}
