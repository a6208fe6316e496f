import { isAbsent, knownItems, mayHoldMore } from '../../../decode/judgedConfig.ts';
import { type KnownSystem, namesOfSystems } from '../../../layers/knownSystems.ts';
import { isBelow, isSealed, pathFacts } from '../../../layers/pathFacts.ts';
import type { PathRow } from '../../../shape/osFacts.ts';
import { type ConfigRule, configRule, type Finding } from '../../configRule.ts';
import type { IgnitionConfig } from '../config.ts';
import { halted } from './halted.ts';
import { mountUnits } from './mounts.ts';
import { isWithOthers } from './ownThings.ts';

export const newInSealedRootCode = 'layers/new-in-sealed-root';

/** Nothing new can be made in a root that is sealed: no file, and no folder to mount on. */
export function newInSealedRoot(systems: readonly KnownSystem[]): ConfigRule {
  return configRule<IgnitionConfig>({
    codes: [newInSealedRootCode],
    at: [''],
    *check(config) {
      if (!isAbsent(config.ignition?.config, 'replace')) return;
      const { storage } = config;
      const names = namesOfSystems(systems);
      for (const list of ['files', 'directories', 'links', 'filesystems'] as const)
        for (const [index, { path }] of knownItems(storage?.[list]).entries()) {
          if (typeof path !== 'string') continue;
          const row = sealedRoot(path, systems);
          if (!row || isUnsealed(config, row) || (list !== 'filesystems' && isOnMount(path, config))) continue;
          const what = list === 'filesystems' ? 'mount a filesystem on' : 'make';
          yield {
            ...common,
            severity: 'error',
            message: `\`/\` is sealed on ${names} (${row.mode}), so Ignition cannot ${what} \`${path}\`: ${halted}${instead(row)}`,
            path: ['storage', list, index, 'path'],
            isAboutValue: true,
          };
        }
      const mounted = new Set(knownItems(storage?.filesystems).map(({ path }) => path));
      for (const { where, path, span } of mountUnits(config)) {
        const row = mounted.has(where) ? undefined : sealedRoot(where, systems);
        if (!row || isUnsealed(config, row)) continue;
        yield {
          ...common,
          severity: 'warning',
          message: `\`/\` is sealed on ${names} (${row.mode}), so systemd cannot make \`${where}\` to mount on, and the unit fails${instead(row)}`,
          path,
          span,
        };
      }
    },
  });
}

const common: Pick<Finding, 'code' | 'isOwn'> = { code: newInSealedRootCode, isOwn: true };

/** The row of the root where a path is new in it, on all systems; the path of every directory that is there has a row of its own. */
function sealedRoot(path: string, systems: readonly KnownSystem[]): PathRow | undefined {
  const places = systems.map(({ facts, version }) => pathFacts(facts, path, version));
  const isNew = places.every(
    (place) =>
      place !== undefined &&
      place.real !== '/' &&
      place.row.prefix === '/' &&
      place.row.isUnverified !== true &&
      isSealed(place.row, 'initrd'),
  );
  return isNew ? places[0]?.row : undefined;
}

/** Whether a file is to be on a filesystem that Ignition cannot mount: of that one is told. */
function isOnMount(path: string, { storage }: IgnitionConfig): boolean {
  return knownItems(storage?.filesystems).some(
    (filesystem) => typeof filesystem.path === 'string' && filesystem.path !== '/' && isBelow(path, filesystem.path),
  );
}

/** Whether the config, or one that it merges, may say that the root is to be writable. */
export function isUnsealed(config: IgnitionConfig, { unsealedBy }: PathRow): boolean {
  if (unsealedBy === undefined) return false;
  const { kernelArguments } = config;
  if (isWithOthers(config) || mayHoldMore(config) || (kernelArguments && mayHoldMore(kernelArguments))) return true;
  return knownItems(kernelArguments?.shouldExist).some(
    (argument) => argument === unsealedBy || typeof argument !== 'string',
  );
}

function instead(row: PathRow): string {
  return row.instead === undefined ? '' : `; ${row.instead}`;
}
