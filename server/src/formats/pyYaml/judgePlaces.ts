import type { Problem } from '../../base/problem.ts';
import type { Decoded } from '../../decode/decoded.ts';
import { childPlaces, type Place, rootPlace } from '../../decode/visit.ts';
import type { Target } from '../../shape/target.ts';
import type { Rule } from '../format.ts';

/** Finds what is wrong at one place by itself, whatever stands around it. */
export type JudgePlace = (place: Place, target: Target) => Iterable<Problem>;

/** A rule that looks at every place. Where it had nothing to say it does not look again while that stays as it is. */
export function judgePlaces(codes: readonly string[], judge: JudgePlace): Rule {
  const clean = new WeakSet<Decoded>();
  const visit = (place: Place, target: Target, problems: Problem[]): void => {
    if (clean.has(place.decoded)) return;
    const before = problems.length;
    for (const problem of judge(place, target)) problems.push(problem);
    for (const child of childPlaces(place)) visit(child, target, problems);
    if (problems.length === before) clean.add(place.decoded);
  };
  return {
    codes,
    check: ({ decoded, target }) => {
      const problems: Problem[] = [];
      visit(rootPlace(decoded), target, problems);
      return problems;
    },
  };
}
