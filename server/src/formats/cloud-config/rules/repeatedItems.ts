import { printPath } from '../../../base/path.ts';
import type { Problem } from '../../../base/problem.ts';
import type { Decoded } from '../../../decode/decoded.ts';
import { problemAt } from '../../../decode/shapeProblems.ts';
import { childPlaces, type Place, rootPlace } from '../../../decode/visit.ts';
import type { Target } from '../../../shape/target.ts';
import type { Rule } from '../../format.ts';

const again = 'cloud-config/repeated-item';

/** Lists in which nothing may stand twice. */
export const repeatedItems: Rule = {
  codes: [again],
  check: ({ decoded, target }) => {
    const problems: Problem[] = [];
    visit(rootPlace(decoded), { target, problems });
    return problems;
  },
};

interface Walk {
  readonly target: Target;
  readonly problems: Problem[];
}

/** What has nothing to say at any of its places is not walked again while it stays as it is. */
const clean = new WeakSet<Decoded>();

function visit(place: Place, walk: Walk): void {
  const { entry, items } = place.decoded;
  if (clean.has(place.decoded)) return;
  const before = walk.problems.length;
  if (items && entry?.keywords.uniqueItems) judgeItems(place, walk);
  for (const child of childPlaces(place)) visit(child, walk);
  if (walk.problems.length === before) clean.add(place.decoded);
}

function judgeItems(place: Place, { target, problems }: Walk): void {
  const seen = new Set<unknown>();
  for (const { index, value } of place.decoded.items ?? []) {
    if (typeof value.value === 'symbol' || typeof value.value === 'object') continue;
    if (!seen.has(value.value)) {
      seen.add(value.value);
      continue;
    }
    problems.push(
      problemAt(value.node, {
        code: again,
        source: target.tool,
        severity: 'error',
        message: `\`${String(value.value)}\` stands twice in \`${printPath(place.path)}\`: ${target.refusal}; remove one of them`,
        path: [...place.path, index],
      }),
    );
  }
}
