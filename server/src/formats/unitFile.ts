import { quadletProblems } from '../embedded/systemd/quadletProblems.ts';
import { readUnitFile, type UnitFile } from '../embedded/systemd/readUnitFile.ts';
import { refusalProblem, refusalsBeside } from '../embedded/systemd/refusalsBeside.ts';
import { shellSyntax } from '../embedded/systemd/shellSyntax.ts';
import { templateKeys, touchesTemplate } from '../embedded/systemd/templateKeys.ts';
import { type UnitKind, unitKindOfPath } from '../embedded/systemd/unitKind.ts';
import { type UnitProblem, unitProblems } from '../embedded/systemd/unitProblems.ts';
import type { LeafProblem } from './leafFinding.ts';

/** What is wrong with the contents of a file that systemd or Podman will read, by its path; nothing for any other file. Drop-ins may hold what it lacks. */
export function fileProblems(path: string, text: string, hasDropins = false): readonly LeafProblem[] {
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
