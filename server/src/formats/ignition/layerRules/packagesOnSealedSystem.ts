import type { Path } from '../../../base/path.ts';
import { isAbsent } from '../../../decode/judgedConfig.ts';
import { readUnitFile } from '../../../embedded/systemd/readUnitFile.ts';
import { factOnAll, hasFacts } from '../../../layers/factOnAll.ts';
import { reasonOf } from '../../../layers/factWords.ts';
import { type KnownSystem, namesOfSystems } from '../../../layers/knownSystems.ts';
import { type ConfigRule, configRule, type Finding } from '../../configRule.ts';
import type { Unit } from '../config.ts';
import { callIn } from './callIn.ts';

export const packagesCode = 'layers/package-on-sealed-system';

/** Units that install packages into a system that takes none. */
export function packagesOnSealedSystem(systems: readonly KnownSystem[]): ConfigRule | undefined {
  if (!hasFacts(systems, ({ programs }) => programs)) return undefined;
  return configRule<Unit>({
    codes: [packagesCode],
    at: ['systemd.units.*'],
    *check(unit) {
      // Somewhere else the program may find another system.
      if (!isAbsent(unit, 'dropins')) return;
      yield* found(unit.contents, ['contents'], systems);
    },
  });
}

function* found(text: unknown, path: Path, systems: readonly KnownSystem[]): Generator<Finding> {
  if (typeof text !== 'string') return;
  const service = readUnitFile(text).sections.filter(({ name }) => name === 'Service');
  const assignments = service.flatMap((section) => section.assignments);
  if (assignments.some(({ key }) => /^Root(?:Directory|Image)/u.test(key))) return;
  for (const { key, value, valueRange } of assignments) {
    const called = key.startsWith('Exec') ? callIn(value) : undefined;
    if (!called || !verbs.has(called.verb)) continue;
    const row = factOnAll(
      systems,
      ({ programs }) => programs,
      ({ names }) => names.includes(called.program),
    );
    if (!row) continue;
    yield {
      code: packagesCode,
      severity: 'warning',
      message: `\`${called.program} ${called.verb}\` changes nothing on ${namesOfSystems(systems)}: ${reasonOf(row)}`,
      path,
      span: valueRange,
      isOwn: true,
    };
  }
}

/** What changes packages, in the words of any of the programs. */
const verbs = new Set([
  'install',
  'reinstall',
  'update',
  'upgrade',
  'dist-upgrade',
  'full-upgrade',
  'remove',
  'erase',
  'add',
  'in',
  '-S',
  '-Sy',
  '-Syu',
]);
