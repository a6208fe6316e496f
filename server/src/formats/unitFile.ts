import { quadletProblems } from '../embedded/systemd/quadletProblems.ts';
import { readUnitFile, type UnitFile } from '../embedded/systemd/readUnitFile.ts';
import { refusalProblem, refusalsBeside } from '../embedded/systemd/refusalsBeside.ts';
import { shellSyntax } from '../embedded/systemd/shellSyntax.ts';
import { templateKeys, touchesTemplate } from '../embedded/systemd/templateKeys.ts';
import { type UnitProblem, unitProblems } from '../embedded/systemd/unitProblems.ts';
import { systemdFacts } from '../generated/unitFacts.ts';
import type { LeafProblem } from './leafFinding.ts';

/** Where systemd and Podman look for the files of a machine's own. */
const home = '(?:(?:/var)?/home/[^/]+|(?:/var/roothome|/root))/\\.config';
const unitFolder = new RegExp(
  `^(?:/etc/systemd/(?:system|user)|/usr/(?:local/)?lib/systemd/(?:system|user)|${home}/systemd/user)/(?<rest>.+)$`,
  'u',
);
const quadletFolder = new RegExp(
  `^(?:/(?:etc|usr/share)/containers/systemd|${home}/containers/systemd)/(?<rest>.+)$`,
  'u',
);

/** Whether systemd or Podman may look for units in the folder of a file. */
export function isUnitPath(path: string): boolean {
  return unitFolder.test(path) || quadletFolder.test(path);
}

/** What is wrong with the contents of a file that systemd or Podman will read, by its path; nothing for any other file. Drop-ins may hold what it lacks. */
export function fileProblems(path: string, text: string, hasDropins = false): readonly LeafProblem[] {
  if (text === '' || !isUnitPath(path)) return [];
  const file = readUnitFile(text);
  const spared = templateKeys(file, text);
  if (!spared) return [];
  const unit = unitFolder.exec(path)?.groups?.rest;
  const { name, type, isDropin } = kindOf(unit ?? quadletFolder.exec(path)?.groups?.rest ?? '');
  const problems =
    unit === undefined
      ? quadletProblems(file, type, isDropin, hasDropins)
      : unitFileProblems(name, type, file, isDropin, spared);
  return problems.filter(({ range }) => !touchesTemplate(text, range));
}

function unitFileProblems(
  name: string,
  type: string,
  file: UnitFile,
  isDropin: boolean,
  spared: ReadonlySet<string>,
): readonly UnitProblem[] {
  if (!Object.hasOwn(systemdFacts.unitTypes, type)) return [];
  const problems = [...unitProblems(file, type, { isDropin }), ...shellSyntax(file)];
  if (isDropin) return problems;
  const refusals = refusalsBeside(name, [file], problems, spared);
  return [...problems, ...refusals.flatMap((refusal) => refusalProblem(refusal, file) ?? [])];
}

/** The type of the unit that a file is about: `a.service`, `a.service.d/x.conf` and `service.d/x.conf` are about services. */
function kindOf(path: string): { readonly name: string; readonly type: string; readonly isDropin: boolean } {
  const names = path.split('/');
  const name = names.at(-1) ?? '';
  const folder = names.at(-2);
  const isDropin = name.endsWith('.conf') && folder?.endsWith('.d') === true;
  const unit = isDropin ? (folder?.slice(0, -2) ?? '') : name;
  return { name: unit, type: unit.slice(unit.lastIndexOf('.') + 1), isDropin };
}
