import { operatingSystems } from '../generated/schemas.ts';
import type { ActsModule } from '../shape/acts.ts';
import { hostsOf } from './moduleHosts.ts';
import { isMadeFor, moduleNamed, placeOf, runsOnSystem } from './modulesOn.ts';
import { systemName } from './systemsTaking.ts';

/**
 * Which pieces of the real tool carry a setting out, and when: `Done by …`, in Markdown.
 *
 * @param version of the format, which is that of the tool where files name none
 * @param system the one that was chosen, whose images may lack what others have
 */
export function modulesLine(
  modules: readonly ActsModule[],
  version: string | undefined,
  system: string | undefined,
): string {
  const hosts = system === undefined ? [] : hostsOf(system);
  const words = modules.flatMap(({ name, does }) => {
    const found = moduleNamed(name, version);
    if (!found) return [];
    const place = placeOf(found, hosts);
    const when = `${place === undefined ? 'in' : `${ordinal(place)} of`} the ${found.module.stage} stage`;
    return `\`${name}\` (${when}${does === undefined ? '' : `, ${does}`})`;
  });
  return `Done by ${words.join(', then ')}`;
}

const named = new WeakMap<readonly ActsModule[], { readonly words: string | undefined }>();

/** The systems that a setting does anything on, where there are few; undefined where nothing is left out. */
export function onlyOn(modules: readonly ActsModule[]): string | undefined {
  const known = named.get(modules) ?? { words: systemsOf(modules) };
  named.set(modules, known);
  return known.words;
}

function systemsOf(modules: readonly ActsModule[]): string | undefined {
  const names = operatingSystems
    .filter(({ facts, id }) => facts !== undefined && runsOn(modules, id, undefined))
    .map(({ id }) => id)
    .sort()
    .map(shortName);
  if (names.length === 0 || names.length > few) return undefined;
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
  return modules.some(({ name }) => runsOnSystem(name, version, system));
}

/** Why the modules that carry a setting out do not run on a system, whichever distribution it is made of; undefined where one does, or nothing is known. */
export function passedOver(
  modules: readonly ActsModule[] | undefined,
  system: string,
  version: string | undefined,
): string | undefined {
  const [first] = modules ?? [];
  const hosts = hostsOf(system);
  if (!first || !modules || hosts.length === 0 || hosts.some(({ id }) => runsOn(modules, id, version)))
    return undefined;
  const found = moduleNamed(first.name, version);
  return found && hosts.some((host) => isMadeFor(found.module, host, found.release))
    ? `its module \`${first.name}\` is not in the list of those that run there`
    : `its module \`${first.name}\` is made for other systems, and passed over there`;
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
