import { factOnAll, hasFacts } from '../../../layers/factOnAll.ts';
import type { KnownSystem } from '../../../layers/knownSystems.ts';
import { namesOfSystems } from '../../../layers/knownSystems.ts';
import { holdsFor } from '../../../layers/osFacts.ts';
import { type ConfigRule, configRule } from '../../configRule.ts';
import type { IgnitionConfig } from '../config.ts';
import { halted } from './halted.ts';

export const versionCode = 'layers/version-of-later-release';

/** Configs of a version that the Ignition of a named release does not read. Without a named release nobody knows. */
export function versionOfLaterRelease(systems: readonly KnownSystem[]): ConfigRule | undefined {
  if (!hasFacts(systems, ({ specs }) => specs) || !systems.every(({ isVersionNamed }) => isVersionNamed))
    return undefined;
  return configRule<IgnitionConfig>({
    codes: [versionCode],
    at: ['ignition'],
    *check(section) {
      const { version } = section as { readonly version?: unknown };
      if (typeof version !== 'string') return;
      const row = factOnAll(
        systems.map((system) => ({ ...system, version: farFuture })),
        ({ specs }) => specs,
        ({ spec, since }) =>
          version.startsWith(`${spec}.`) && systems.every((system) => !holdsFor({ since }, system.version)),
      );
      if (!row) return;
      yield {
        code: versionCode,
        severity: 'error',
        message: `the Ignition of ${namesOfSystems(systems)} does not read version ${version}: ${halted}; take a version that it reads, or a release from ${row.since} on`,
        path: ['version'],
        isOwn: true,
      };
    },
  });
}

/** So that rows of later releases count. */
const farFuture = '999999';
