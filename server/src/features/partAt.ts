import type { Analysis, PartAnalysis } from '../analysis.ts';

/** The part that holds the offset; the later one where two meet. */
export function partAt(analysis: Analysis, offset: number): PartAnalysis | undefined {
  return analysis.parts.findLast(({ part }) => part.start <= offset && offset <= part.end);
}
