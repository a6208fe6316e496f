import { printPath } from '../../base/path.ts';
import type { Problem } from '../../base/problem.ts';
import { respell } from '../../decode/fixes.ts';
import { problemAt } from '../../decode/shapeProblems.ts';
import { standInFor } from '../../decode/standIn.ts';
import { headNode, mayHaveMoreKeys, type Place } from '../../decode/visit.ts';
import { rangeOf } from '../../document/node.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import type { Target } from '../../shape/target.ts';
import type { PlaceRule } from './judgePlaces.ts';

/**
 * Keys of which only one, or at least one, may stand in an object.
 *
 * @param area the first half of the codes
 */
export const keyGroups = (area: string): PlaceRule => ({
  codes: [`${area}/exclusive-keys`, `${area}/one-key-needed`],
  judge: judgeKeys,
});

function* judgeKeys(place: Place, target: Target, document: TextDocument): Generator<Problem> {
  const { entry, members, node } = place.decoded;
  if (!entry || !members) return;
  const where = printPath(place.path);
  for (const group of entry.keywords['x-exclusive'] ?? []) {
    const [first, second] = group.flatMap((name) => members.get(name) ?? []);
    if (!first || !second || first.pair.branch !== second.pair.branch) continue;
    yield {
      ...problemAt(second.pair.key, {
        code: `${target.area}/exclusive-keys`,
        source: target.tool,
        severity: 'error',
        message: `only one of ${words(group)} may stand in ${where === '' ? 'the file' : `\`${where}\``}: ${target.refusal}; remove one of them`,
        path: place.path,
      }),
      related: [{ range: rangeOf(first.pair.key), message: 'the other one stands here' }],
    };
  }
  if (mayHaveMoreKeys(node)) return;
  for (const group of entry.keywords['x-needs-one'] ?? []) {
    if (group.some((name) => members.has(name))) continue;
    const [misspelt] = group.flatMap((name) => {
      const found = standInFor(place.decoded, name);
      return found?.kind === 'misspelt' ? [{ ...found, name }] : [];
    });
    // That it does not know the misspelt key is all that the tool says, unless it takes any.
    if (misspelt && !entry.keywords.additionalProperties) continue;
    if (misspelt) {
      const { pair, found, name, isCertain } = misspelt;
      yield problemAt(pair.key, {
        code: `${target.area}/one-key-needed`,
        source: target.tool,
        severity: 'error',
        message: `\`${found}\` is none of ${words(group)}, of which \`${where}\` needs one: ${target.refusal}; did you mean \`${name}\`?`,
        path: [...place.path, found],
        cause: pair.key,
        fixes: () => respell(pair, name, isCertain)(document),
      });
      continue;
    }
    yield problemAt(headNode(place), {
      code: `${target.area}/one-key-needed`,
      source: target.tool,
      severity: 'error',
      message: `\`${where}\` needs one of ${words(group)}: ${target.refusal}`,
      path: place.path,
    });
  }
}

function words(group: readonly string[]): string {
  const quoted = group.map((name) => `\`${name}\``);
  return `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}
