import { knownItems } from '../../../decode/judgedConfig.ts';
import { type KnownSystem, namesOfSystems } from '../../../layers/knownSystems.ts';
import { cleanPath, pathFacts } from '../../../layers/pathFacts.ts';
import { type ConfigRule, configRule } from '../../configRule.ts';
import type { Storage } from '../config.ts';
import { halted } from './halted.ts';

export const sameFileByLinkCode = 'layers/same-file-by-link';

interface Entry {
  readonly path: string;
  readonly at: readonly (string | number)[];
  /** Whether it certainly does not overwrite what is there. */
  readonly mayFail: boolean;
}

/** Two entries that are one file, because one of their paths leads through a link of the system. */
export function sameFileByLink(systems: readonly KnownSystem[]): ConfigRule {
  return configRule<Storage>({
    codes: [sameFileByLinkCode],
    at: ['storage'],
    *check(storage) {
      const seen = new Map<string, Entry>();
      for (const list of ['files', 'directories', 'links'] as const)
        for (const [index, { path, overwrite }] of knownItems(storage[list]).entries()) {
          if (typeof path !== 'string') continue;
          const reals = new Set(systems.map(({ facts, version }) => pathFacts(facts, path, version)?.real));
          const [real] = reals;
          if (reals.size !== 1 || real === undefined) continue;
          const at = [list, index, 'path'];
          const other = seen.get(real);
          const mayFail = overwrite === undefined || overwrite === false;
          if (!other) seen.set(real, { path, at, mayFail });
          else if (cleanPath(other.path) !== cleanPath(path))
            yield {
              code: sameFileByLinkCode,
              severity: other.mayFail && mayFail ? 'error' : 'warning',
              message: `\`${path}\` and \`${other.path}\` are both \`${real}\` on ${namesOfSystems(systems)}: ${other.mayFail && mayFail ? `what is there already is not overwritten, so ${halted}` : 'the one that overwrites wins'}; leave one of them out`,
              path: at,
              related: { path: other.at, message: 'the other path of the file stands here' },
              isOwn: true,
            };
        }
    },
  });
}
