import { knownItems } from '../../../decode/judgedConfig.ts';
import { type KnownSystem, namesOfSystems } from '../../../layers/knownSystems.ts';
import { cleanPath, pathFacts } from '../../../layers/pathFacts.ts';
import { type ConfigRule, configRule } from '../../configRule.ts';
import type { Storage } from '../config.ts';

export const sameFileByLinkCode = 'layers/same-file-by-link';

/** Two entries that are one file, because one of their paths leads through a link of the system. */
export function sameFileByLink(systems: readonly KnownSystem[]): ConfigRule {
  return configRule<Storage>({
    codes: [sameFileByLinkCode],
    at: ['storage'],
    *check(storage) {
      const seen = new Map<string, { readonly path: string; readonly at: readonly (string | number)[] }>();
      for (const list of ['files', 'directories', 'links'] as const)
        for (const [index, { path }] of knownItems(storage[list]).entries()) {
          if (typeof path !== 'string') continue;
          const reals = new Set(systems.map(({ facts, version }) => pathFacts(facts, path, version)?.real));
          const [real] = reals;
          if (reals.size !== 1 || real === undefined) continue;
          const at = [list, index, 'path'];
          const other = seen.get(real);
          if (!other) seen.set(real, { path, at });
          else if (cleanPath(other.path) !== cleanPath(path))
            yield {
              code: sameFileByLinkCode,
              severity: 'error',
              message: `\`${path}\` and \`${other.path}\` are both \`${real}\` on ${namesOfSystems(systems)}: the file is written twice, and Ignition fails where neither says \`overwrite: true\`; leave one of them out`,
              path: at,
              related: { path: other.at, message: 'the other path of the file stands here' },
              isOwn: true,
            };
        }
    },
  });
}
