import { knownItems } from '../../../decode/judgedConfig.ts';
import { holdsTemplate } from '../../../embedded/placeholder.ts';
import { readUnit } from '../../../embedded/readUnit.ts';
import { readUnitFile, type UnitFile } from '../../../embedded/systemd/readUnitFile.ts';
import { refusalProblem, refusalsBeside } from '../../../embedded/systemd/refusalsBeside.ts';
import { shellSyntax } from '../../../embedded/systemd/shellSyntax.ts';
import { templateKeys, touchesTemplate } from '../../../embedded/systemd/templateKeys.ts';
import { type UnitProblem, unitProblemCodes, unitProblems } from '../../../embedded/systemd/unitProblems.ts';
import { configRule, type Finding } from '../../configRule.ts';
import { isGeneratedUnit } from '../../generatedUnit.ts';
import { leafFinding } from '../../leafFinding.ts';
import type { Unit } from '../config.ts';
import { hasInstall, hidesInstall } from '../install.ts';

/** A unit file or drop-in of a config. */
interface Piece {
  readonly path: readonly (string | number)[];
  readonly text: string;
  readonly file: UnitFile;
  /** The keys whose values nobody knows. */
  readonly spared: ReadonlySet<string>;
}

/** What systemd will ignore in units and drop-ins, and units that it will not load. Ignition writes them as they are. */
export const unitContents = configRule<Unit>({
  codes: unitProblemCodes.filter((code) => code !== 'systemd/quadlet-refused'),
  at: ['systemd.units.*'],
  *check(unit) {
    const { name, contents, enabled, mask } = unit;
    if (typeof name !== 'string' || holdsTemplate(name) || (typeof contents === 'string' && isGeneratedUnit(contents)))
      return;
    const main = pieceOf(contents, ['contents']);
    const dropins = knownItems(unit.dropins).flatMap(
      (dropin, index) => pieceOf(dropin.contents, ['dropins', index, 'contents']) ?? [],
    );
    const type = name.slice(name.lastIndexOf('.') + 1);
    const ignored: UnitProblem[] = [];
    for (const piece of main ? [main, ...dropins] : dropins) {
      const problems = [...unitProblems(piece.file, type, { isDropin: piece !== main }), ...shellSyntax(piece.file)];
      for (const problem of problems) {
        if (touchesTemplate(piece.text, problem.range)) continue;
        ignored.push(problem);
        if (!(enabled === true && piece === main && isInstallOfIgnition(problem, piece.text)))
          yield leafFinding(problem, piece.path, piece.text);
      }
    }
    const isWhole = dropins.length === knownItems(unit.dropins).length;
    if (main && isWhole && mask !== true) yield* refusals(name, main, dropins, ignored);
  },
});

/** Ignition speaks of it itself where nothing enables the unit. */
function isInstallOfIgnition(problem: UnitProblem, text: string): boolean {
  const isMisspelt = problem.code === 'systemd/unknown-section' && problem.instead?.text === '[Install]';
  return (isMisspelt || hidesInstall(problem)) && !hasInstall(readUnit(text));
}

/** Undefined for what is not known, for what a template makes, and for what Ignition cannot read: that has been said. */
function pieceOf(text: unknown, path: Piece['path']): Piece | undefined {
  if (typeof text !== 'string' || text === '' || readUnit(text).fault) return undefined;
  const file = readUnitFile(text);
  const spared = templateKeys(file, text);
  return spared && { path, text, file, spared };
}

function* refusals(
  name: string,
  main: Piece,
  dropins: readonly Piece[],
  ignored: readonly UnitProblem[],
): Generator<Finding> {
  const pieces = [main, ...dropins];
  const files = pieces.map(({ file }) => file);
  const spared = new Set(pieces.flatMap((piece) => [...piece.spared]));
  for (const refusal of refusalsBeside(name, files, ignored, spared)) {
    const { at } = refusal;
    const piece = at
      ? pieces.find(({ file }) => file.sections.some(({ assignments }) => assignments.includes(at)))
      : main;
    const problem = piece && refusalProblem(refusal, piece.file);
    if (problem) yield leafFinding(problem, piece.path, piece.text);
  }
}
