import type { Fix } from '../../../base/problem.ts';
import type { Range } from '../../../base/text.ts';
import { knownItems } from '../../../decode/judgedConfig.ts';
import type { Origin } from '../../../decode/produced.ts';
import { changeContent } from '../../../document/changeContent.ts';
import { pairOf } from '../../../document/locate.ts';
import type { TextDocument } from '../../../document/textDocument.ts';
import { replaceScalar } from '../../../document/textEdits.ts';
import { unitNameEscape } from '../../../embedded/unitNameEscape.ts';
import { type KnownSystem, namesOfSystems } from '../../../layers/knownSystems.ts';
import { pathFacts } from '../../../layers/pathFacts.ts';
import { type ConfigRule, configRule } from '../../configRule.ts';
import { mapAround } from '../../removeKeyIn.ts';
import type { IgnitionConfig } from '../config.ts';
import { mountUnits } from './mounts.ts';

export const mountUnitThroughLinkCode = 'layers/mount-unit-through-link';

/** systemd refuses to mount where a link leads through. */
export function mountUnitThroughLink(systems: readonly KnownSystem[]): ConfigRule {
  return configRule<IgnitionConfig>({
    codes: [mountUnitThroughLinkCode],
    at: [''],
    *check(config) {
      // Of a filesystem that Ignition is to mount there another rule speaks.
      const said = new Set(knownItems(config.storage?.filesystems).map((filesystem) => filesystem.path));
      for (const { name, where, contents, path, span } of mountUnits(config)) {
        if (said.has(where)) continue;
        const places = systems.map(({ facts, version }) => pathFacts(facts, where, version));
        const [first] = places;
        if (!first || !places.every((place) => place !== undefined && place.links.length > 0)) continue;
        const [link] = first.links;
        if (!link) continue;
        const ending = name.slice(name.lastIndexOf('.'));
        yield {
          code: mountUnitThroughLinkCode,
          severity: 'warning',
          message: `\`${link.prefix}\` is a link to \`${link.to}\` on ${namesOfSystems(systems)}, and systemd mounts nothing through a link: the unit fails; write \`Where=${first.real}\`, and call the unit \`${unitNameEscape(first.real)}${ending}\``,
          path,
          span,
          isOwn: true,
          fixes: (origin, document) =>
            origin.node.kind === 'scalar' && origin.node.text === contents
              ? moveUnit(origin, document, span, first.real, ending)
              : [],
        };
      }
    },
  });
}

/** Where a unit mounts and how it is called have to change together. */
function moveUnit(
  { node }: Origin,
  document: TextDocument,
  { start, end }: Range,
  real: string,
  ending: string,
): readonly Fix[] {
  const name = pairOf(mapAround(node, document), 'name')?.value;
  if (node.kind !== 'scalar' || node.masked || name?.kind !== 'scalar') return [];
  const inside = changeContent(document, node, node.text.slice(0, start) + real + node.text.slice(end));
  if (inside.length === 0) return [];
  const edits = [...inside, ...replaceScalar(document, name, unitNameEscape(real) + ending)];
  return [{ title: `Mount on \`${real}\``, edits, certain: false }];
}
