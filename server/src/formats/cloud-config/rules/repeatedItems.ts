import { printPath } from '../../../base/path.ts';
import type { Problem } from '../../../base/problem.ts';
import { problemAt } from '../../../decode/shapeProblems.ts';
import type { Place } from '../../../decode/visit.ts';
import type { Target } from '../../../shape/target.ts';
import type { PlaceRule } from '../../pyYaml/judgePlaces.ts';

const again = 'cloud-config/repeated-item';

/** Lists in which nothing may stand twice. */
export const repeatedItems: PlaceRule = { codes: [again], judge: judgeItems };

function* judgeItems(place: Place, target: Target): Generator<Problem> {
  if (!place.decoded.entry?.keywords.uniqueItems) return;
  const seen = new Set<unknown>();
  for (const { index, value } of place.decoded.items ?? []) {
    if (typeof value.value === 'symbol' || typeof value.value === 'object') continue;
    if (!seen.has(value.value)) {
      seen.add(value.value);
      continue;
    }
    yield problemAt(value.node, {
      code: again,
      source: target.tool,
      severity: 'error',
      message: `\`${String(value.value)}\` stands twice in \`${printPath(place.path)}\`: ${target.refusal}; remove one of them`,
      path: [...place.path, index],
    });
  }
}
