import type { Analysis } from '../../analysis.ts';
import type { Problem } from '../../base/problem.ts';
import { type Comparison, compareMachines } from './compareMachines.ts';
import { machineOf } from './machine.ts';

/** A side of which there is no machine to compare. */
export interface RefusedSide {
  readonly side: 'a' | 'b';
  readonly analysis: Analysis;
  readonly reason: string;
  /** What has to be mended first. */
  readonly problems: readonly Problem[];
}

export type CompareOutcome =
  | { readonly kind: 'compared'; readonly comparison: Comparison }
  | { readonly kind: 'refused'; readonly sides: readonly RefusedSide[] };

/** Two documents, of whatever formats, as the machines that they make. */
export function compareAnalyses(a: Analysis, b: Analysis): CompareOutcome {
  const [old, fresh] = [machineOf(a), machineOf(b)];
  if (old.kind === 'machine' && fresh.kind === 'machine')
    return { kind: 'compared', comparison: compareMachines(old.machine, fresh.machine) };
  const sides: RefusedSide[] = [];
  if (old.kind === 'refused') sides.push({ ...old, side: 'a', analysis: a });
  if (fresh.kind === 'refused') sides.push({ ...fresh, side: 'b', analysis: b });
  return { kind: 'refused', sides };
}
