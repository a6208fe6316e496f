import { isSshdConfig, sshdFaults } from '../embedded/sshdConfig.ts';
import { quadletProblems } from '../embedded/systemd/quadletProblems.ts';
import { readUnitFile, type UnitFile } from '../embedded/systemd/readUnitFile.ts';
import { refusalProblem, refusalsBeside } from '../embedded/systemd/refusalsBeside.ts';
import { shellSyntax } from '../embedded/systemd/shellSyntax.ts';
import { templateKeys, touchesTemplate } from '../embedded/systemd/templateKeys.ts';
import { type UnitKind, unitKindOfPath } from '../embedded/systemd/unitKind.ts';
import { type UnitProblem, unitProblemCodes, unitProblems } from '../embedded/systemd/unitProblems.ts';
import type { LeafProblem } from './leafFinding.ts';

const refusedSetting = 'ssh/refused-setting';

/** The codes of what is said of files by what reads them. */
export const fileProblemCodes: readonly string[] = [...unitProblemCodes, refusedSetting];

/** Whether it is known what a program makes of the file at a path. */
export function isReadByProgram(path: string): boolean {
  return isSshdConfig(path) || unitKindOfPath(path) !== undefined;
}

/** What is wrong with the contents of a file that systemd, Podman or sshd will read, by its path; nothing for any other file. Drop-ins may hold what it lacks. */
export function fileProblems(path: string, text: string, hasDropins = false): readonly LeafProblem[] {
  if (isSshdConfig(path))
    return sshdFaults(text)
      .filter(({ range }) => !touchesTemplate(text, range))
      .map((fault) => ({ code: refusedSetting, ...fault }));
  const kind = text === '' ? undefined : unitKindOfPath(path);
  if (!kind) return [];
  const file = readUnitFile(text);
  const spared = templateKeys(file, text);
  if (!spared) return [];
  const problems = kind.isQuadlet
    ? quadletProblems(asPodmanReads(file), kind.type, kind.isDropin, hasDropins)
    : unitFileProblems(kind, file, spared);
  return problems.filter(({ range }) => !touchesTemplate(text, range));
}

/** Podman goes on with a line whatever blanks stand behind its backslash. */
function asPodmanReads({ sections, faults }: UnitFile): UnitFile {
  return { sections, faults: faults.filter(({ kind }) => kind !== 'blank-behind-backslash') };
}

function unitFileProblems(
  { name, type, isDropin }: UnitKind,
  file: UnitFile,
  spared: ReadonlySet<string>,
): readonly UnitProblem[] {
  const problems = [...unitProblems(file, type, { isDropin }), ...shellSyntax(file)];
  if (isDropin) return problems;
  const refusals = refusalsBeside(name, [file], problems, spared);
  return [...problems, ...refusals.flatMap((refusal) => refusalProblem(refusal, file) ?? [])];
}
