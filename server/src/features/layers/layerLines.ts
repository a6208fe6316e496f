import type { ActsOn } from '../../layers/actsAcross.ts';
import { actsLines } from '../../layers/actsWords.ts';
import { type NamedOs, osFacts } from '../../layers/osFacts.ts';
import { systemName } from '../../layers/systemsTaking.ts';

/**
 * What a hover says of a setting before anything else: for one operating system, or for several that it is the same on, all
 * lines; else what holds on all of them, and what differs with the names. Never more than five.
 */
export function layerLines(on: readonly ActsOn[]): readonly string[] {
  const [first, ...others] = groupsOf(on);
  if (!first) return [];
  if (others.length === 0) return [...first.lines, `— ${namesOf(first.systems)}`];
  const lines = [...bySystem(on, 0), ...(haveSame(on, 0) ? [...bySystem(on, 1), ...bySystem(on, 2)] : [])];
  // What people trip over, where it is the same everywhere and there is room.
  if (haveSame(on, 0) && haveSame(on, 3) && lines.length < mostLines) lines.push(...bySystem(on, 3).filter(Boolean));
  const rest = lines.length - mostLines;
  return rest > 0 ? [...lines.slice(0, mostLines - 1), `… and ${rest + 1} more: say which system it is`] : lines;
}

/** The same at length: all lines for every group of systems that they hold on. */
export function layerTexts(on: readonly ActsOn[]): readonly (readonly string[])[] {
  return groupsOf(on).map(({ lines, systems }) => [...lines, `— ${namesOf(systems)}`]);
}

/** One of the lines as it is on each system: once where it is the same on all, else with the names. */
function bySystem(on: readonly ActsOn[], index: number): readonly string[] {
  const systems = new Map<string, ActsOn[]>();
  for (const one of on) {
    const line = lineOf(one, index);
    systems.set(line, [...(systems.get(line) ?? []), one]);
  }
  if (systems.size === 1) return [...systems.keys()];
  return [...systems].map(([line, some]) => `${line.replace(/\.$/u, '')} — ${namesOf(some)}`);
}

function haveSame(on: readonly ActsOn[], index: number): boolean {
  return new Set(on.map((one) => lineOf(one, index))).size === 1;
}

function lineOf({ acts }: ActsOn, index: number): string {
  return actsLines(acts)[index] ?? '';
}

/** What a hover shows before the documentation. */
export const mostLines = 5;

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

/** The names of systems, of which those that share their facts may have one in common. */
export function namesOf(systems: readonly ActsOn[]): string {
  const shared = new Map<string, number>();
  const togetherOf = ({ os }: ActsOn): string | undefined =>
    os.version === undefined ? osFacts(os.id)?.together : undefined;
  for (const system of systems) {
    const together = togetherOf(system);
    if (together !== undefined) shared.set(together, (shared.get(together) ?? 0) + 1);
  }
  const names = systems.map((system) => {
    const together = togetherOf(system);
    const name = together !== undefined && (shared.get(together) ?? 0) > 1 ? together : nameOfOs(system.os);
    return system.acts.isUnverified ? `${name} (by its documentation, not tried)` : name;
  });
  return [...new Set(names)].join(', ');
}

/** `Fedora CoreOS 42`; without its version where nobody says which. */
export function nameOfOs({ id, version }: NamedOs): string {
  return version === undefined ? systemName(id) : `${systemName(id)} ${version}`;
}

/** The day on which the facts of a system were last compared with their sources. */
export function checkedOn(id: string): string | undefined {
  return osFacts(id)?.checked;
}
