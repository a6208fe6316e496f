import { knownItems } from '../../decode/judgedConfig.ts';
import { readUnit, type UnitFile, type UnitSection } from '../../embedded/readUnit.ts';
import { readUnitFile } from '../../embedded/systemd/readUnitFile.ts';
import { type UnitProblem, unitProblems } from '../../embedded/systemd/unitProblems.ts';
import { isSlipOf, sameWord } from '../../shape/nearest.ts';
import type { Unit } from './config.ts';

/** Whether a unit says what enabling it does. An empty section says nothing. */
export function hasInstall({ sections }: UnitFile): boolean {
  return sections.some(({ name, options }) => name === 'Install' && options.length > 0);
}

/** The section that was probably meant to say it: it is empty, or systemd does not take it for that one. */
export function nearlyInstall({ sections }: UnitFile): UnitSection | undefined {
  return (
    sections.find(({ name }) => sameWord(name, 'Install')) ?? sections.find(({ name }) => isSlipOf(name, 'Install'))
  );
}

/** The name of a drop-in that says it. */
export function dropinWithInstall({ dropins }: Unit): string | undefined {
  for (const { name, contents } of knownItems(dropins))
    if (typeof name === 'string' && typeof contents === 'string' && hasInstall(readUnit(contents))) return name;
  return undefined;
}

/** Why lines that are there say nothing about it: they stand in another section, or a `\` hides the header above them. */
export function hiddenInstall(contents: string, unit: string): UnitProblem | undefined {
  return unitProblems(readUnitFile(contents), unit.slice(unit.lastIndexOf('.') + 1)).find(hidesInstall);
}

export function hidesInstall({ move, hides }: UnitProblem): boolean {
  return move?.section === 'Install' || hides === 'Install';
}
