import { isAbsent, knownItems } from '../../../decode/judgedConfig.ts';
import { type KnownSystem, namesOfSystems } from '../../../layers/knownSystems.ts';
import { isBelow, isHidden, isSealed, type PathFacts, pathFacts } from '../../../layers/pathFacts.ts';
import { type ConfigRule, configRule, type Finding } from '../../configRule.ts';
import type { IgnitionConfig } from '../config.ts';
import { halted } from './halted.ts';
import { isUnsealed } from './newInSealedRoot.ts';

const sealedCode = 'layers/write-to-read-only-path';
const hiddenCode = 'layers/write-hidden-by-mount';

export const placeCodes = [sealedCode, hiddenCode];

/** Files, directories and links in places that Ignition cannot write to, or that something is mounted over later. */
export function placesThatTakeNothing(systems: readonly KnownSystem[]): ConfigRule {
  return configRule<IgnitionConfig>({
    codes: placeCodes,
    at: [''],
    *check(config) {
      const { storage } = config;
      const isMounted = mountedByConfig(config);
      for (const list of ['files', 'directories', 'links'] as const)
        for (const [index, { path }] of knownItems(storage?.[list]).entries()) {
          const found = typeof path === 'string' ? placeTakesNothing(path, systems, isMounted, config) : undefined;
          if (found) yield { ...found, path: ['storage', list, index, 'path'], isOwn: true, isAboutValue: true };
        }
    },
  });
}

function placeTakesNothing(
  path: string,
  systems: readonly KnownSystem[],
  isMounted: (place: PathFacts) => boolean,
  config: IgnitionConfig,
): Pick<Finding, 'code' | 'severity' | 'message'> | undefined {
  const places = systems.map(({ facts, version }) => pathFacts(facts, path, version));
  const [first] = places;
  if (!first || !places.every((place) => place !== undefined && takesNothing(place))) return undefined;
  const names = namesOfSystems(systems);
  const here = first.real === first.path ? '' : ` (\`${first.real}\`)`;
  const { row } = first;
  const instead = row.instead === undefined ? '' : `; ${row.instead}`;
  const isReached = places.some((place) => place !== undefined && isMounted(place));
  // What is sealed for a while only takes what a filesystem of the config is mounted for.
  const isSealedNow = ({ row: place }: PathFacts) =>
    isSealed(place, 'initrd') && (place.sealedIn === undefined || !(isReached || isUnsealed(config, place)));
  if (places.every((place) => place !== undefined && isSealedNow(place))) {
    const message = `\`${row.prefix}\` is sealed on ${names} (${row.mode}), so Ignition cannot write \`${path}\`${here}: ${halted}${instead}`;
    return { code: sealedCode, severity: 'error', message };
  }
  if (isReached) return undefined;
  const message = `\`${path}\`${here} is written before \`${row.prefix}\` is mounted on ${names}: nobody ever sees it${instead}`;
  // The machine boots all the same.
  return { code: hiddenCode, severity: 'warning', message };
}

/** Whether Ignition mounts a filesystem of the config at a place or above it, within what hides it; true where nobody knows. */
function mountedByConfig({ storage, ignition }: IgnitionConfig): (place: PathFacts) => boolean {
  const filesystems = storage?.filesystems;
  // Another config may list the filesystem.
  const isOpen = !isAbsent(ignition?.config, 'merge') || !isAbsent(ignition?.config, 'replace');
  if (isOpen || (filesystems !== undefined && !Array.isArray(filesystems))) return () => true;
  const paths = knownItems(filesystems).map(({ path }) => path);
  if (paths.some((path) => typeof path === 'symbol')) return () => true;
  return ({ real, row }) =>
    paths.some((path) => typeof path === 'string' && isBelow(real, path) && isBelow(path, row.prefix));
}

/** Whether what Ignition writes there is refused or hidden, as far as that was seen on a machine. */
function takesNothing({ row }: PathFacts): boolean {
  // What is new in the root itself is judged by release and image: that is a rule of its own.
  return row.prefix !== '/' && !row.isUnverified && (isSealed(row, 'initrd') || isHidden(row, 'initrd'));
}
