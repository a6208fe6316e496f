import type { Analysis, SilencedProblem } from '../analysis.ts';
import type { Problem } from '../base/problem.ts';
import { type UserDataSize, userDataProblems, userDataSize } from '../features/userDataSize.ts';

/** One file and everything that `strata check` says of it. */
export interface CheckedFile {
  readonly analysis: Analysis;
  /** What the editor shows, and what takes the whole output to find out; in the order of the text. */
  readonly problems: readonly Problem[];
  readonly silenced: readonly SilencedProblem[];
  readonly size: UserDataSize | undefined;
}

export function checkedFile(analysis: Analysis): CheckedFile {
  const size = userDataSize(analysis);
  const more = userDataProblems(analysis, size);
  const problems = [...analysis.shown(more), ...analysis.problems()];
  return {
    analysis,
    problems: problems.toSorted((a, b) => a.range.start - b.range.start),
    silenced: analysis.silenced([...more, ...analysis.found()]),
    size,
  };
}
