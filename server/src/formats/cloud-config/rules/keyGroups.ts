import { printPath } from '../../../base/path.ts';
import type { Problem } from '../../../base/problem.ts';
import { problemAt } from '../../../decode/shapeProblems.ts';
import { childPlaces, headNode, mayHaveMoreKeys, type Place, rootPlace } from '../../../decode/visit.ts';
import { rangeOf } from '../../../document/node.ts';
import type { TextDocument } from '../../../document/textDocument.ts';
import type { Target } from '../../../shape/target.ts';
import type { Rule } from '../../format.ts';

const both = 'cloud-config/exclusive-keys';
const neither = 'cloud-config/one-key-needed';
const again = 'cloud-config/repeated-item';

/** Keys of which only one, or at least one, may stand in an object, and lists in which nothing may stand twice. */
export const keyGroups: Rule = {
  codes: [both, neither, again],
  check: ({ decoded, target, document }) => {
    const problems: Problem[] = [];
    visit(rootPlace(decoded), { target, document, problems });
    return problems;
  },
};

interface Walk {
  readonly target: Target;
  readonly document: TextDocument;
  readonly problems: Problem[];
}

function visit(place: Place, walk: Walk): void {
  const { entry, members, items } = place.decoded;
  if (!entry) return;
  if (members) judgeKeys(place, walk);
  if (items && entry.keywords.uniqueItems) judgeItems(place, walk);
  for (const child of childPlaces(place)) visit(child, walk);
}

function judgeKeys(place: Place, { target, problems }: Walk): void {
  const { entry, members, node } = place.decoded;
  if (!entry || !members) return;
  const where = printPath(place.path);
  for (const group of entry.keywords['x-exclusive'] ?? []) {
    const [first, second] = group.filter((name) => members.has(name)).map((name) => members.get(name));
    if (!first || !second || first.pair.branch !== second.pair.branch) continue;
    problems.push({
      ...problemAt(second.pair.key, {
        code: both,
        source: target.tool,
        severity: 'error',
        message: `only one of ${words(group)} may stand in \`${where}\`: ${target.refusal}; remove one of them`,
        path: place.path,
      }),
      related: [{ range: rangeOf(first.pair.key), message: 'the other one stands here' }],
    });
  }
  if (mayHaveMoreKeys(node)) return;
  for (const group of entry.keywords['x-needs-one'] ?? []) {
    if (group.some((name) => members.has(name))) continue;
    problems.push(
      problemAt(headNode(place), {
        code: neither,
        source: target.tool,
        severity: 'error',
        message: `\`${where}\` needs one of ${words(group)}: ${target.refusal}`,
        path: place.path,
      }),
    );
  }
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

function words(group: readonly string[]): string {
  const quoted = group.map((name) => `\`${name}\``);
  return `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}
