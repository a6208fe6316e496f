import { printPath } from '../../server/src/base/path.ts';
import { differencesOf } from '../oracle/answers.mjs';
import type { Finding } from '../oracle/findings.mjs';
import type { PlacedProblem } from '../support/placedProblem.ts';
import { type Differing, listedDifferences } from './listed.ts';

/** One way in which our report is not the tool's. */
export interface Disagreement {
  /** What is the same in all that differ in this way. */
  readonly kind: string;
  readonly words: string;
  /** Why it is so, where that is listed. */
  readonly reason: string | undefined;
}

/** What sets our report of a config apart from the verdict. */
export function disagreements(differing: Differing): readonly Disagreement[] {
  const { verdict, text, problems } = differing;
  const { missed, falseAlarms, unfounded } = differencesOf(verdict, problems, text);
  const isRefused = problems.some(({ severity }) => severity === 'error');
  const wrongly = verdict.ok || isRefused ? '' : 'accepted wrongly; ';
  const saying = (problem: PlacedProblem, kind: string): Disagreement => ({
    kind: `${kind}: ${problem.code}`,
    words: `${problem.message}, at \`${printPath(problem.path)}\``,
    reason: listedDifferences.find(({ says }) => says?.(problem, differing))?.reason,
  });
  return [
    ...falseAlarms.map((problem) => saying(problem, 'refused wrongly')),
    ...missed.map((finding) => ({
      kind: `${wrongly}missed ${finding.kind}: ${generalised(finding.message)}`,
      words: wordsOf(finding),
      reason: listedDifferences.find(({ misses }) => misses?.(finding, differing))?.reason,
    })),
    ...unfounded.map((problem) => saying(problem, `unfounded ${problem.severity}`)),
  ];
}

function wordsOf({ message, path, line }: Finding): string {
  return `${message}, ${path ? `at \`${printPath(path)}\`` : `line ${line}`}`;
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
