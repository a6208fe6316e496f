import type { Analysis } from '../../analysis.ts';
import { composeEdits } from '../../base/composeEdits.ts';
import { applyEdits, type TextEdit } from '../../base/text.ts';
import { combineFixes, problemsInDoubt, type Remedy } from './combineFixes.ts';

/** More than any file needs; a fix that made room for itself again would go on forever. */
const mostRounds = 10;

/** More than tell apart what may be fixed and what may not, in any file that somebody would save. */
const mostTrials = 40;

/**
 * The edits of all fixes that are certain to be right, and of those that are so once the former are applied: nothing of the
 * kind is left behind them. A file that the real tool accepts is accepted afterwards: what a fix would bring to light that the
 * tool refuses is for somebody to look at.
 */
export function fixAll(analysis: Analysis): readonly TextEdit[] {
  const { text } = analysis.document;
  const trials = { left: mostTrials };
  let edits: readonly TextEdit[] = [];
  let current = analysis;
  for (let round = 0; round < mostRounds; round++) {
    const { latest, after } = nextRound(current, trials);
    if (latest.length === 0) break;
    edits = round === 0 ? latest : composeEdits(text, edits, latest);
    current = after;
  }
  return edits;
}

interface Round {
  readonly latest: readonly TextEdit[];
  readonly after: Analysis;
}

function nextRound(analysis: Analysis, trials: { left: number }): Round {
  const take = (remedies: readonly Remedy[]): Round => {
    const latest = combineFixes(remedies, analysis).edits;
    return {
      latest,
      after: latest.length === 0 ? analysis : analysis.withText(applyEdits(analysis.document.text, latest)),
    };
  };
  const remedies = certainRemedies(analysis);
  const round = take(remedies);
  if (round.latest.length === 0 || isRefused(analysis) || !isRefused(round.after)) return round;
  return take(
    harmless([], remedies, (some) => {
      trials.left--;
      return trials.left >= 0 && !isRefused(take(some).after);
    }),
  );
}

/** Of remedies those that may be taken besides others, all or none of a half at once where that tells. */
function harmless(
  taken: readonly Remedy[],
  remedies: readonly Remedy[],
  isFine: (remedies: readonly Remedy[]) => boolean,
): readonly Remedy[] {
  if (isFine([...taken, ...remedies])) return remedies;
  if (remedies.length < 2) return [];
  const middle = remedies.length >> 1;
  const first = harmless(taken, remedies.slice(0, middle), isFine);
  return [...first, ...harmless([...taken, ...first], remedies.slice(middle), isFine)];
}

function isRefused(analysis: Analysis): boolean {
  return analysis.found().some(({ severity, source }) => severity === 'error' && source !== 'strata');
}

function certainRemedies(analysis: Analysis): readonly Remedy[] {
  const inDoubt = problemsInDoubt(analysis);
  return analysis.problems().flatMap((problem) => {
    const fix = inDoubt.has(problem) ? undefined : problem.fixes?.().find(({ certain }) => certain);
    return fix ? [{ problem, fix }] : [];
  });
}
