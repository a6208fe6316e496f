import type { Problem } from '../../base/problem.ts';
import type { Decoded } from '../../decode/decoded.ts';
import { childPlaces, type Place, rootPlace } from '../../decode/visit.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import type { Target } from '../../shape/target.ts';
import type { Rule, RuleContext } from '../format.ts';

/** Finds what is wrong at one place by itself, whatever stands around it. */
export type JudgePlace = (place: Place, target: Target, document: TextDocument) => Iterable<Problem>;

/** A rule that looks at every place. Where it had nothing to say it does not look again while that stays as it is. */
export function judgePlaces(codes: readonly string[], judge: JudgePlace): Rule {
  const clean = new WeakSet<Decoded>();
  const visit = (place: Place, context: RuleContext, problems: Problem[]): void => {
    if (clean.has(place.decoded)) return;
    const before = problems.length;
    for (const problem of judge(place, context.target, context.document)) problems.push(problem);
    for (const child of childPlaces(place)) visit(child, context, problems);
    if (problems.length === before) clean.add(place.decoded);
  };
  return {
    codes,
    check: (context) => {
      const problems: Problem[] = [];
      visit(rootPlace(context.decoded), context, problems);
      return problems;
    },
  };
}
