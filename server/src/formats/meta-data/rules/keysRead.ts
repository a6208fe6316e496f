import type { Problem } from '../../../base/problem.ts';
import { keyText, pairOf } from '../../../document/locate.ts';
import type { MapNode, Pair } from '../../../document/node.ts';
import { isSlipOf } from '../../../shape/nearest.ts';
import type { Rule } from '../../format.ts';
import { lineProblem } from '../../userData/lineProblem.ts';
import { meantKeys } from '../meantKeys.ts';

const nearMiss = 'meta-data/near-miss';
const missing = 'meta-data/missing-instance-id';
const mode = 'meta-data/unknown-dsmode';

/** The keys that cloud-init itself reads, and what it makes of one that is not there or says something else. */
export const keysRead: Rule = {
  codes: [nearMiss, missing, mode],
  check: ({ document: { parts }, part }) => {
    const root = parts[part]?.root;
    if (root?.kind !== 'map') return [];
    const misses = root.pairs.flatMap((pair) => missOf(pair, root));
    const said = new Set(misses.map(({ message }) => message.includes('`instance-id`')));
    return [...misses, ...(said.has(true) ? [] : withoutId(root)), ...unknownMode(root)];
  },
};

function missOf({ key }: Pair, root: MapNode): readonly Problem[] {
  const name = key.kind === 'scalar' ? key.text : '';
  const wanted = Object.hasOwn(meantKeys, name) ? meantKeys[name] : misspelt(name);
  // Whoever has both wrote the other one for templates.
  if (wanted === undefined || root.pairs.some((pair) => keyText(pair) === wanted)) return [];
  const { start, end } = key;
  const fix = { title: `Change to \`${wanted}\``, edits: [{ start, end, newText: wanted }], certain: false };
  const message = `cloud-init does not read \`${name}\`, only templates see it; \`${wanted}\` is what it reads`;
  return [lineProblem(nearMiss, 'warning', message, key, { isOwn: true, path: [name], fixes: () => [fix] })];
}

/** The key that a name is but for one slip. */
function misspelt(name: string): string | undefined {
  const read = new Set(Object.values(meantKeys));
  return read.has(name) ? undefined : [...read].find((key) => isSlipOf(name, key));
}

function withoutId(root: MapNode): readonly Problem[] {
  const [first] = root.pairs;
  if (!first || root.isOpen || pairOf(root, 'instance-id')) return [];
  const message =
    'there is no `instance-id`: NoCloud calls the instance `nocloud`, so that it never counts as a new one, and neither does a copy of its disk: what runs once per instance does not run again';
  const { start } = first;
  const fix = {
    title: 'Insert `instance-id`',
    edits: [{ start, end: start, newText: 'instance-id: REPLACE-THIS\n' }],
    certain: false,
  };
  const fixes = root.style === 'block' ? { fixes: () => [fix] } : {};
  return [lineProblem(missing, 'warning', message, first.key, { isOwn: true, ...fixes })];
}

function unknownMode(root: MapNode): readonly Problem[] {
  const value = pairOf(root, 'dsmode')?.value;
  if (value?.kind !== 'scalar' || value.masked || ['net', 'local', 'disabled', ''].includes(value.text)) return [];
  const message = `cloud-init knows no mode \`${value.text}\` and takes \`net\`; known are \`net\`, \`local\` and \`disabled\``;
  return [lineProblem(mode, 'warning', message, value, { path: ['dsmode'] })];
}
