import type { Finding } from './findings.mjs';

/** A problem of the product, as `strata check --format json` prints it. */
export interface Answer {
  readonly code: string;
  readonly severity: string;
  readonly path: readonly (string | number)[];
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
}

export function answers(problem: Answer, finding: Finding, lines: readonly string[]): boolean;
