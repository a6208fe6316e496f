import type { Analysis } from '../analysis.ts';
import { composeEdits } from '../base/composeEdits.ts';
import { applyEdits, type TextEdit } from '../base/text.ts';
import { combineFixes, problemsInDoubt } from './combineFixes.ts';

/** More than any file needs; a fix that made room for itself again would go on forever. */
const mostRounds = 10;

/**
 * The edits of all fixes that are certain to be right, and of those that are so once the former are applied: nothing of the
 * kind is left behind them.
 */
export function fixAll(analysis: Analysis): readonly TextEdit[] {
  const { text } = analysis.document;
  let edits = certainEdits(analysis);
  let latest = edits;
  for (let round = 1; round < mostRounds && latest.length > 0; round++) {
    latest = certainEdits(analysis.withText(applyEdits(text, edits)));
    if (latest.length > 0) edits = composeEdits(text, edits, latest);
  }
  return edits;
}

function certainEdits(analysis: Analysis): readonly TextEdit[] {
  const inDoubt = problemsInDoubt(analysis);
  const remedies = analysis.problems().flatMap((problem) => {
    const fix = inDoubt.has(problem) ? undefined : problem.fixes?.().find(({ certain }) => certain);
    return fix ? [{ problem, fix }] : [];
  });
  return combineFixes(remedies, analysis).edits;
}
