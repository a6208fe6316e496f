import type { Range } from '../base/text.ts';
import type { SyntaxProblem } from './textDocument.ts';

/** The same problem further on in the text. */
export function shiftProblem(problem: SyntaxProblem, delta: number): SyntaxProblem {
  if (delta === 0) return problem;
  const range = shiftRange(problem.range, delta);
  if (!problem.fix) return { ...problem, range };
  const edits = problem.fix.edits.map((edit) => ({ ...shiftRange(edit, delta), newText: edit.newText }));
  return { ...problem, range, fix: { ...problem.fix, edits } };
}

export function shiftRange({ start, end }: Range, delta: number): Range {
  return { start: start + delta, end: end + delta };
}
