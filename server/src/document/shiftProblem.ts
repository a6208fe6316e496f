import type { Range } from '../base/text.ts';
import type { SyntaxProblem } from './textDocument.ts';

/** The same problem further on in the text. */
export function shiftProblem(problem: SyntaxProblem, delta: number): SyntaxProblem {
  if (delta === 0) return problem;
  const range = shiftRange(problem.range, delta);
  const cause = problem.cause ? { cause: shiftRange(problem.cause, delta) } : {};
  if (!problem.fixes) return { ...problem, range, ...cause };
  const fixes = problem.fixes.map((fix) => ({
    ...fix,
    edits: fix.edits.map((edit) => ({ ...shiftRange(edit, delta), newText: edit.newText })),
  }));
  return { ...problem, range, ...cause, fixes };
}

export function shiftRange({ start, end }: Range, delta: number): Range {
  return { start: start + delta, end: end + delta };
}
