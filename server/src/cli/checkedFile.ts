import type { Analysis, SilencedProblem } from '../analysis.ts';
import type { Problem } from '../base/problem.ts';
import { type UserDataSize, userDataProblems, userDataSize } from '../features/conversion/userDataSize.ts';

/** One file and everything that `strata check` says of it. */
export interface CheckedFile {
  readonly analysis: Analysis;
  /** What the editor shows, and what takes the whole output to find out; in the order of the text. */
  readonly problems: readonly Problem[];
  readonly silenced: readonly SilencedProblem[];
  /** The errors that the settings hide or make less of. They refuse the file as ever. */
  readonly hiddenErrors: readonly Problem[];
  readonly size: UserDataSize | undefined;
}

export function checkedFile(analysis: Analysis): CheckedFile {
  const size = userDataSize(analysis);
  const more = userDataProblems(analysis, size);
  const problems = [...analysis.shown(more), ...analysis.problems()];
  const found = [...more, ...analysis.found()];
  const silenced = analysis.silenced(found);
  return {
    analysis,
    problems: problems.toSorted((a, b) => a.range.start - b.range.start),
    silenced,
    hiddenErrors: hiddenErrors(analysis, found, silenced),
    size,
  };
}

function hiddenErrors(
  analysis: Analysis,
  found: readonly Problem[],
  silenced: readonly SilencedProblem[],
): readonly Problem[] {
  const isSilenced = new Set(silenced.map(({ problem }) => problem));
  // A severity that the settings give holds for all problems of a code.
  const shownAsErrors = new Set(
    analysis.shown(found).flatMap(({ code, severity }) => (severity === 'error' ? code : [])),
  );
  return found.filter(
    (problem) => problem.severity === 'error' && (isSilenced.has(problem) || !shownAsErrors.has(problem.code)),
  );
}
