import type { Problem } from '../../base/problem.ts';
import type { Decoded } from '../../decode/decoded.ts';
import { childPlaces, type Place, rootPlace } from '../../decode/visit.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import type { Target } from '../../shape/target.ts';
import type { Rule, RuleContext } from '../format.ts';

/** What may be wrong at one place by itself, whatever stands around it. */
export interface PlaceRule {
  /** The codes that it may report. */
  readonly codes: readonly string[];
  readonly judge: (place: Place, target: Target, document: TextDocument) => Iterable<Problem>;
}

/** Looks at every place, once for all rules. Where they had nothing to say nobody looks again while that stays as it is. */
export function judgePlaces(...rules: readonly PlaceRule[]): Rule {
  const clean = new WeakSet<Decoded>();
  const visit = (place: Place, context: RuleContext, problems: Problem[]): void => {
    if (clean.has(place.decoded)) return;
    const before = problems.length;
    for (const { judge } of rules)
      for (const problem of judge(place, context.target, context.document)) problems.push(problem);
    for (const child of childPlaces(place)) visit(child, context, problems);
    if (problems.length === before) clean.add(place.decoded);
  };
  return {
    codes: rules.flatMap(({ codes }) => codes),
    check: (context) => {
      const problems: Problem[] = [];
      visit(rootPlace(context.decoded), context, problems);
      return problems;
    },
  };
}
