import { knownItems } from '../../../decode/judgedConfig.ts';
import { type KnownSystem, namesOfSystems } from '../../../layers/knownSystems.ts';
import { isSealed, pathFacts } from '../../../layers/pathFacts.ts';
import { type ConfigRule, configRule } from '../../configRule.ts';
import type { IgnitionConfig } from '../config.ts';
import { mountUnits } from './mounts.ts';

export const mountOverSystemCode = 'layers/mount-over-system';

/** What the image has in a folder is gone while something else is mounted on it, and in a sealed place no new folder can be made. */
export function mountOverSystem(systems: readonly KnownSystem[]): ConfigRule {
  return configRule<IgnitionConfig>({
    codes: [mountOverSystemCode],
    at: [''],
    *check(config) {
      const filesystems = knownItems(config.storage?.filesystems);
      for (const [index, { path }] of filesystems.entries())
        if (typeof path === 'string') yield* found(path, { path: ['storage', 'filesystems', index, 'path'] }, systems);
      const paths = new Set(filesystems.map(({ path }) => path));
      for (const { where, path, span, showsOther } of mountUnits(config))
        if (!showsOther && !paths.has(where)) yield* found(where, { path, span }, systems);
    },
  });
}

function* found(
  where: string,
  at: { readonly path: readonly (string | number)[]; readonly span?: { readonly start: number; readonly end: number } },
  systems: readonly KnownSystem[],
) {
  const places = systems.map(({ facts, version }) => pathFacts(facts, where, version));
  const [first] = places;
  const isThere = places.every(
    (place) =>
      place !== undefined &&
      place.links.length === 0 &&
      place.row.prefix !== '/' &&
      place.row.layer === 'image' &&
      place.row.isUnverified !== true &&
      isSealed(place.row, 'initrd'),
  );
  if (!first || !isThere) return;
  const { prefix, instead } = first.row;
  yield {
    code: mountOverSystemCode,
    severity: 'warning' as const,
    message: `\`${where}\` is in the sealed \`${prefix}\` of ${namesOfSystems(systems)}: a folder that is there is hidden by what is mounted on it, and one that is not cannot be made; mount it in \`/var\`${instead === undefined ? '' : `, or: ${instead}`}`,
    ...at,
    isOwn: true,
  };
}
