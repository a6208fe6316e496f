import { isAbsent, knownItems } from '../../../decode/judgedConfig.ts';
import type { KnownSystem } from '../../../layers/knownSystems.ts';
import { pathFacts } from '../../../layers/pathFacts.ts';
import { type ConfigRule, configRule } from '../../configRule.ts';
import type { IgnitionConfig } from '../config.ts';
import { mountUnits } from './mounts.ts';

export const hiddenByOwnMountCode = 'layers/hidden-by-own-mount';

/** Files below a place where a unit of the same config mounts something that Ignition knows nothing of. */
export function hiddenByOwnMount(systems: readonly KnownSystem[]): ConfigRule {
  return configRule<IgnitionConfig>({
    codes: [hiddenByOwnMountCode],
    at: [''],
    *check(config) {
      const { storage, ignition } = config;
      // Another config may list the filesystem.
      if (!isAbsent(ignition?.config, 'merge') || !isAbsent(ignition?.config, 'replace')) return;
      const filesystems = storage?.filesystems;
      if (filesystems !== undefined && !Array.isArray(filesystems)) return;
      const units = mountUnits(config).filter(({ isEnabled, showsOther }) => isEnabled && !showsOther);
      if (units.length === 0) return;
      // Of a place that nobody knows anything may be said.
      if (knownItems(filesystems).some(({ path }) => typeof path === 'symbol')) return;
      const written = new Set(
        knownItems(filesystems).map(({ path }) => (typeof path === 'string' ? realOf(path, systems) : undefined)),
      );
      const places = new Map(units.map((unit) => [realOf(unit.where, systems), unit]));
      for (const list of ['files', 'links'] as const)
        for (const [index, { path }] of knownItems(storage?.[list]).entries()) {
          if (typeof path !== 'string') continue;
          const real = realOf(path, systems);
          const unit = real === undefined ? undefined : mountedOver(real, places, written);
          if (!unit) continue;
          yield {
            code: hiddenByOwnMountCode,
            severity: 'warning',
            message: `\`${path}\` is written before \`${unit.name}\` mounts something on \`${unit.where}\`: then nobody sees it any more; list the filesystem under \`storage.filesystems\` with \`path: ${unit.where}\`, so that Ignition writes into it, or let something write the file later`,
            path: ['storage', list, index, 'path'],
            related: { path: unit.path, message: 'this unit mounts over it' },
            isOwn: true,
          };
        }
    },
  });
}

/** What is mounted on the nearest place above a path, unless Ignition has mounted something there or nearer. */
function mountedOver<Unit>(
  real: string,
  places: ReadonlyMap<string | undefined, Unit>,
  written: ReadonlySet<string | undefined>,
): Unit | undefined {
  for (let above = real; above !== '/' && !written.has(above); ) {
    above = above.slice(0, above.lastIndexOf('/')) || '/';
    const unit = written.has(above) ? undefined : places.get(above);
    if (unit) return unit;
  }
  return undefined;
}

/** Where a path leads, if that is the same on all systems. */
function realOf(path: string, systems: readonly KnownSystem[]): string | undefined {
  const reals = new Set(systems.map(({ facts, version }) => pathFacts(facts, path, version)?.real));
  const [real] = reals;
  return reals.size === 1 ? real : undefined;
}
