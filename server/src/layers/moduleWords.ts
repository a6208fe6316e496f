import type { ActsModule } from '../shape/acts.ts';
import { compareVersions } from '../shape/versions.ts';
import { hostsOf } from './moduleHosts.ts';
import { namedOs } from './osFacts.ts';
import { isDistribution, systemName } from './systemsTaking.ts';

/**
 * Which pieces of the real tool carry a setting out, and when: `Done by …`, in Markdown.
 *
 * @param version of the format, which is that of the tool where files name none
 */
export function modulesLine(modules: readonly ActsModule[], version: string | undefined): string {
  const words = modules.map(({ name, stage, place, does, moved }) => {
    const isBefore = moved !== undefined && version !== undefined && compareVersions(version, moved.until) < 0;
    const when = isBefore ? `in the ${moved.stage} stage` : `${ordinal(place)} of the ${stage} stage`;
    return `\`${name}\` (${when}${does === undefined ? '' : `, ${does}`})`;
  });
  return `Done by ${words.join(', then ')}`;
}

/** The systems that a setting does anything on, where there are few; undefined where nothing is left out. */
export function onlyOn(modules: readonly ActsModule[]): string | undefined {
  const [first] = modules;
  if (!first?.systems || modules.some(({ systems }) => !systems)) return undefined;
  const names = first.systems.filter((system) => !system.includes('@<')).map((system) => shortName(namedOs(system).id));
  if (names.length > few) return undefined;
  const shown = names.slice(0, mostNames);
  const rest = names.length - shown.length;
  const last = rest > 0 ? `${rest} more` : shown.pop();
  return `it runs on ${shown.length > 0 ? `${shown.join(', ')} and ${last}` : last} only`;
}

/**
 * Whether something carries the setting out on a system.
 *
 * @param version of the format, which is that of the tool where files name none; where nobody knows it, the newest
 */
export function runsOn(modules: readonly ActsModule[], system: string, version: string | undefined): boolean {
  return modules.some(({ systems, except }) => {
    if (except) return !except.some((each) => isMeant(each, system, version));
    return !systems || systems.some((each) => isMeant(each, system, version));
  });
}

/** Why the modules that carry a setting out do not run on a system, whichever distribution it is made of; undefined where one does, or nothing is known. */
export function passedOver(
  modules: readonly ActsModule[] | undefined,
  system: string,
  version: string | undefined,
): string | undefined {
  const [first] = modules ?? [];
  const hosts = hostsOf(system).map(({ id }) => id);
  const ids = hosts.length === 0 && isDistribution(system) ? [system] : hosts;
  if (!first || !modules || ids.length === 0 || ids.some((id) => runsOn(modules, id, version))) return undefined;
  return `the module \`${first.name}\` is passed over there without a word, for it is not made for it, or not in its list`;
}

/** Whether `ID`, `ID@SINCE` or `ID@<UNTIL` means a system at a version. */
function isMeant(written: string, system: string, version: string | undefined): boolean {
  const { id, version: range } = namedOs(written);
  if (id !== system || range === undefined) return id === system;
  if (range.startsWith('<')) return version !== undefined && compareVersions(version, range.slice(1)) < 0;
  return version === undefined || compareVersions(version, range) >= 0;
}

const mostNames = 4;

/** With more than these it is simpler to ask for one system. */
const few = 12;

function shortName(id: string): string {
  return systemName(id).replace(/ with .*$/u, '');
}

function ordinal(place: number): string {
  const tens = place % 100;
  const ending = tens > 10 && tens < 14 ? undefined : ['st', 'nd', 'rd'][(place % 10) - 1];
  return `${place}${ending ?? 'th'}`;
}
