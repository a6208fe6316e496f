import type { Fix, Problem, Severity } from '../../base/problem.ts';
import type { Range } from '../../base/text.ts';

/** What cloud-init, or Strata in its place, says of a piece of a text that is no config. */
export function lineProblem(
  code: string,
  severity: Severity,
  message: string,
  range: Range,
  more: { readonly isOwn?: boolean; readonly path?: Problem['path']; readonly fixes?: () => readonly Fix[] } = {},
): Problem {
  const { isOwn = false, path = [], fixes } = more;
  return { code, source: isOwn ? 'strata' : 'cloud-init', severity, message, range, path, ...(fixes ? { fixes } : {}) };
}
