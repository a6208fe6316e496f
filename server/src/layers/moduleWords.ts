import type { ActsModule } from '../shape/acts.ts';
import { compareVersions } from '../shape/versions.ts';
import { systemName } from './systemsTaking.ts';

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
  const names = first.systems.map(shortName);
  const shown = names.slice(0, mostNames);
  const rest = names.length - shown.length;
  const last = rest > 0 ? `${rest} more` : shown.pop();
  return `it runs on ${shown.length > 0 ? `${shown.join(', ')} and ${last}` : last} only`;
}

/** Whether something carries the setting out on a system. */
export function runsOn(modules: readonly ActsModule[], system: string): boolean {
  return modules.some(({ systems }) => !systems || systems.includes(system));
}

const mostNames = 4;

function shortName(id: string): string {
  return systemName(id).replace(/ with .*$/u, '');
}

function ordinal(place: number): string {
  const tens = place % 100;
  const ending = tens > 10 && tens < 14 ? undefined : ['st', 'nd', 'rd'][(place % 10) - 1];
  return `${place}${ending ?? 'th'}`;
}
