import { type KnownSystem, namesOfSystems } from '../../../layers/knownSystems.ts';
import { isHidden, isSealed, type PathFacts, pathFacts } from '../../../layers/pathFacts.ts';
import { type ConfigRule, configRule } from '../../configRule.ts';
import type { StorageNode } from '../config.ts';
import { halted } from './halted.ts';

const sealedCode = 'layers/write-to-read-only-path';
const hiddenCode = 'layers/write-hidden-by-mount';

export const placeCodes = [sealedCode, hiddenCode];

/** Files, directories and links in places that Ignition cannot write to, or that something is mounted over later. */
export function placesThatTakeNothing(systems: readonly KnownSystem[]): ConfigRule {
  return configRule<StorageNode>({
    codes: placeCodes,
    at: ['storage.files.*', 'storage.directories.*', 'storage.links.*'],
    *check({ path }) {
      if (typeof path !== 'string') return;
      const places = systems.map(({ facts, version }) => pathFacts(facts, path, version));
      const [first] = places;
      if (!first || !places.every((place) => place !== undefined && takesNothing(place))) return;
      const names = namesOfSystems(systems);
      const here = first.real === first.path ? '' : ` (\`${first.real}\`)`;
      const { row } = first;
      const instead = row.instead === undefined ? '' : `; ${row.instead}`;
      const common = { path: ['path'], isOwn: true, isAboutValue: true };
      if (isSealed(row, 'initrd')) {
        const message = `\`${row.prefix}\` is sealed on ${names} (${row.mode}), so Ignition cannot write \`${path}\`${here}: ${halted}${instead}`;
        yield { ...common, code: sealedCode, severity: 'error', message };
        return;
      }
      const message = `\`${path}\`${here} is written before \`${row.prefix}\` is mounted on ${names}: nobody ever sees it${instead}`;
      yield { ...common, code: hiddenCode, severity: 'error', message };
    },
  });
}

/** Whether what Ignition writes there is refused or hidden, as far as that was seen on a machine. */
function takesNothing({ row }: PathFacts): boolean {
  // What is new in the root itself is judged by release and image: that is a rule of its own.
  return row.prefix !== '/' && !row.isUnverified && (isSealed(row, 'initrd') || isHidden(row, 'initrd'));
}
