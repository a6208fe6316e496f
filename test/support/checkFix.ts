import assert from 'node:assert/strict';
import { printPath } from '../../server/src/base/path.ts';
import type { Problem } from '../../server/src/base/problem.ts';
import { applyEdits } from '../../server/src/base/text.ts';
import { type AnalyseOptions, analyseText } from './analyseText.ts';

/** What is expected of a fix. */
export interface FixCase {
  readonly before: string;
  /** The problem that is fixed: the first one of this code. */
  readonly code: string;
  /** By default the first fix. */
  readonly title?: string;
  readonly after: string;
  readonly options?: AnalyseOptions;
}

/** Asserts what a fix makes of a document, that its problem is gone then, and that no other one has come. */
export function checkFix({ before, code, title, after, options }: FixCase): void {
  const problems = analyseText(before, options).problems();
  const problem = problems.find((candidate) => candidate.code === code);
  assert.ok(problem, `${code} is not reported, only ${listProblems(problems)}`);
  const fixes = problem.fixes?.() ?? [];
  const fix = title === undefined ? fixes[0] : fixes.find((candidate) => candidate.title === title);
  assert.ok(fix, `the fix is not offered, only ${fixes.map((candidate) => candidate.title).join(', ')}`);
  const fixed = applyEdits(before, fix.edits);
  assert.equal(fixed, after);
  const left = analyseText(fixed, options).problems();
  const had = new Set(problems.filter((candidate) => candidate !== problem).map(place));
  assert.equal(listProblems(left.filter((candidate) => !had.has(place(candidate)))), '');
}

function place({ code, path }: Problem): string {
  return `${code} at ${printPath(path)}`;
}

function listProblems(problems: readonly Problem[]): string {
  return problems.map((problem) => `${place(problem)}: ${problem.message}`).join('\n');
}
