import type { Path } from '../../../base/path.ts';
import { isAbsent } from '../../../decode/judgedConfig.ts';
import { readUnitFile } from '../../../embedded/systemd/readUnitFile.ts';
import { factOnAll, hasFacts } from '../../../layers/factOnAll.ts';
import { reasonOf } from '../../../layers/factWords.ts';
import { type KnownSystem, namesOfSystems } from '../../../layers/knownSystems.ts';
import { type ConfigRule, configRule, type Finding } from '../../configRule.ts';
import type { Unit } from '../config.ts';

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
    const row =
      called &&
      factOnAll(
        systems,
        ({ programs }) => programs,
        ({ names }) => names.includes(called.program),
      );
    if (!called || !row) continue;
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

/** The program that a command starts, by itself or through a shell, and what it is to do with packages. */
function callIn(command: string): { readonly program: string; readonly verb: string } | undefined {
  // Packages of another root, and what is only asked for, leave the system alone.
  if (/--(?:installroot|root|transient|downloadonly|download-only|dry-run)\b/u.test(command)) return undefined;
  const shell = /^[-@:+!|]*(?:\/(?:usr\/)?bin\/)?(?:ba|da)?sh\s+-\w*c\s+["']?(?<script>.*)$/u.exec(command);
  const words = (shell?.groups?.script ?? command.replace(/^[-@:+!|]*/u, '')).split(/\s+/u);
  const program = words[0]?.replace(/^\/(?:usr\/)?s?bin\//u, '');
  const verb = words.slice(1).find((word) => !/^-{1,2}[a-z]/u.test(word));
  return program !== undefined && verb !== undefined && verbs.has(verb) ? { program, verb } : undefined;
}
