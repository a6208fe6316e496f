import { type KnownSystem, namesOfSystems } from '../../../layers/knownSystems.ts';
import { isSealed, pathFacts } from '../../../layers/pathFacts.ts';
import type { Phase } from '../../../shape/layerWords.ts';
import type { PathRow } from '../../../shape/osFacts.ts';
import { type ConfigRule, configRule } from '../../configRule.ts';
import { type Keys, objectsIn } from '../keys.ts';

export const sealedCode = 'layers/write-to-read-only-path';

/** Files in places that nothing can write to while the machine runs. */
export function filesInSealedPlaces(systems: readonly KnownSystem[]): ConfigRule {
  return configRule<Keys>({
    codes: [sealedCode],
    at: [''],
    *check({ write_files: files }) {
      for (const [index, { path }] of objectsIn(files)) {
        if (typeof path !== 'string') continue;
        const row = sealedRow(path, systems, 'network');
        if (!row) continue;
        const instead = row.instead === undefined ? '' : `; ${row.instead}`;
        yield {
          code: sealedCode,
          severity: 'warning',
          message: `\`${row.prefix}\` is sealed on ${namesOfSystems(systems)} (${row.mode}), so \`${path}\` cannot be written, and the files below it in the list are not written either${instead}`,
          path: ['write_files', index, 'path'],
          isOwn: true,
          isAboutValue: true,
        };
      }
    },
  });
}

/** The row of the first system, where the place is sealed on all of them, as far as that was seen on machines. */
export function sealedRow(path: string, systems: readonly KnownSystem[], phase: Phase): PathRow | undefined {
  let first: PathRow | undefined;
  for (const { facts, version } of systems) {
    const row = pathFacts(facts, path, version)?.row;
    if (!row || row.isUnverified || !isSealed(row, phase)) return undefined;
    first ??= row;
  }
  return first;
}
