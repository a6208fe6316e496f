import type { Finding } from './findings.mjs';

/** A problem of the product, as `strata check --format json` prints it. */
export interface Answer {
  readonly code: string;
  readonly source: string;
  readonly severity: string;
  readonly path: readonly (string | number)[];
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
}

export interface Differences<Problem extends Answer> {
  readonly missed: readonly Finding[];
  readonly matched: readonly Finding[];
  readonly falseAlarms: readonly Problem[];
  readonly unfounded: readonly Problem[];
}

export interface Verdict {
  readonly ok: boolean;
  readonly error?: string;
  readonly entries: readonly { readonly kind: string; readonly message: string }[];
}

export function differencesOf<Problem extends Answer>(
  verdict: Verdict,
  problems: readonly Problem[],
  text: string,
  isAnswer?: (problem: Problem, finding: Finding, lines: readonly string[]) => boolean,
): Differences<Problem>;

export function answers(problem: Answer, finding: Finding, lines: readonly string[]): boolean;
