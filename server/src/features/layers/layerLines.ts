import type { ActsOn } from '../../layers/actsAcross.ts';
import { actsLines, badgeLine } from '../../layers/actsWords.ts';
import { osFacts } from '../../layers/osFacts.ts';
import { systemName } from '../../layers/systemsTaking.ts';

/**
 * What a hover says of a setting before anything else: for one operating system, or for several that it is the same on, all
 * lines; else one for each. Never more than five.
 */
export function layerLines(on: readonly ActsOn[]): readonly string[] {
  const groups = groupsOf(on);
  const [first, ...others] = groups;
  if (!first) return [];
  if (others.length === 0) return [...first.lines, `— ${namesOf(first.systems)}`];
  const byBadge = new Map<string, ActsOn[]>();
  for (const one of on) byBadge.set(badgeLine(one.acts), [...(byBadge.get(badgeLine(one.acts)) ?? []), one]);
  const merged = [...byBadge].map(([line, systems]) => `${line} — ${namesOf(systems)}`);
  const rest = merged.length - mostLines;
  return rest > 0 ? [...merged.slice(0, mostLines - 1), `… and ${rest + 1} more: say which system it is`] : merged;
}

const mostLines = 5;

interface Group {
  readonly lines: readonly string[];
  readonly systems: ActsOn[];
}

/** Those on which the same is to be said. */
function groupsOf(on: readonly ActsOn[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const one of on) {
    const lines = actsLines(one.acts);
    const key = lines.join('\n');
    const group = groups.get(key) ?? { lines, systems: [] };
    group.systems.push(one);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function namesOf(systems: readonly ActsOn[]): string {
  return systems
    .map(({ os: { id, version }, acts: { isUnverified } }) => {
      const name = version === undefined ? systemName(id) : `${systemName(id)} ${version}`;
      return isUnverified ? `${name} (by its documentation, not tried)` : name;
    })
    .join(', ');
}

/** The day on which the facts of a system were last compared with their sources. */
export function checkedOn(id: string): string | undefined {
  return osFacts(id)?.checked;
}
