import { printPath } from '../../server/src/base/path.ts';
import { differencesOf, type Verdict } from '../oracle/answers.mjs';
import type { PlacedProblem } from '../support/placedProblem.ts';

/** One way in which our report is not the tool's. */
export interface Disagreement {
  /** What is the same in all that differ in this way. */
  readonly kind: string;
  readonly words: string;
}

/** What sets our report of a config apart from the verdict; the verdict itself first. */
export function disagreements(
  verdict: Verdict,
  problems: readonly PlacedProblem[],
  text: string,
): readonly Disagreement[] {
  const { missed, falseAlarms, unfounded } = differencesOf(verdict, problems, text);
  const isRefused = problems.some(({ severity }) => severity === 'error');
  const wrongly = verdict.ok || isRefused ? '' : 'accepted wrongly; ';
  return [
    ...falseAlarms.map((problem) => ({ kind: `refused wrongly: ${problem.code}`, words: wordsOf(problem) })),
    ...missed.map(({ kind, message, path, line }) => ({
      kind: `${wrongly}missed ${kind}: ${generalised(message)}`,
      words: `${message}, ${path ? `at \`${printPath(path)}\`` : `line ${line}`}`,
    })),
    ...unfounded.map((problem) => ({
      kind: `unfounded ${problem.severity}: ${problem.code}`,
      words: wordsOf(problem),
    })),
  ];
}

function wordsOf({ message, path }: PlacedProblem): string {
  return `${message}, at \`${printPath(path)}\``;
}

/** A message without what it quotes, so that all of its kind are alike. */
function generalised(message: string): string {
  return message
    .replaceAll(/"(?:[^"\\]|\\.)*"|`[^`]*`/gu, '"…"')
    .replaceAll(/'[^']*'/gu, "'…'")
    .replaceAll(/[\w./-]*\d[\w./-]*/gu, '#')
    .replace(/^unused key .*/u, 'unused key …')
    .replace(/^((?:open|stat|lstat|read) ).*:/u, '$1…:')
    .slice(0, 110);
}
