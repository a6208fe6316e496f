import { isAbsent, knownItems } from '../../../decode/judgedConfig.ts';
import { isBelow } from '../../../layers/pathFacts.ts';
import type { IgnitionConfig } from '../config.ts';

/** Whether other configs take part in what becomes of the machine, so that nobody knows all that there is. */
export function isWithOthers({ ignition }: IgnitionConfig): boolean {
  return !isAbsent(ignition?.config, 'merge') || !isAbsent(ignition?.config, 'replace');
}

/** Whether a config has one of some units, or writes one of some files, or one below them. */
export function hasAnyOf({ storage, systemd }: IgnitionConfig, names: readonly string[]): boolean {
  const paths = [...knownItems(storage?.files), ...knownItems(storage?.links), ...knownItems(storage?.directories)].map(
    ({ path }) => path,
  );
  const units = knownItems(systemd?.units).map(({ name }) => name);
  return names.some((name) =>
    name.startsWith('/') ? paths.some((path) => typeof path === 'string' && isBelow(path, name)) : units.includes(name),
  );
}
