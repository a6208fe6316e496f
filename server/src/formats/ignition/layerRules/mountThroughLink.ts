import { replaceScalar } from '../../../document/textEdits.ts';
import { type KnownSystem, namesOfSystems } from '../../../layers/knownSystems.ts';
import { pathFacts } from '../../../layers/pathFacts.ts';
import { type ConfigRule, configRule } from '../../configRule.ts';
import type { Filesystem } from '../config.ts';
import { halted } from './halted.ts';

export const mountThroughLinkCode = 'layers/mount-through-link';

/** Ignition mounts a filesystem on a directory only, never through a link of the system. */
export function mountThroughLink(systems: readonly KnownSystem[]): ConfigRule {
  return configRule<Filesystem>({
    codes: [mountThroughLinkCode],
    at: ['storage.filesystems.*'],
    *check({ path }) {
      if (typeof path !== 'string') return;
      const places = systems.map(({ facts, version }) => pathFacts(facts, path, version));
      const [first] = places;
      if (!first || !places.every((place) => place !== undefined && place.links.length > 0)) return;
      const [link] = first.links;
      if (!link) return;
      const { real } = first;
      const names = namesOfSystems(systems);
      yield {
        code: mountThroughLinkCode,
        severity: 'error',
        message: `\`${link.prefix}\` is a link to \`${link.to}\` on ${names}, and Ignition mounts nothing through a link: ${halted}; write \`${real}\``,
        path: ['path'],
        isOwn: true,
        isAboutValue: true,
        fixes: ({ node }, document) =>
          node.kind === 'scalar' && node.text === path
            ? [{ title: `Change to \`${real}\``, edits: replaceScalar(document, node, real), certain: false }]
            : [],
      };
    },
  });
}
