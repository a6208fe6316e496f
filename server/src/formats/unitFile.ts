import { holdsTemplate } from '../embedded/placeholder.ts';
import { quadletProblems } from '../embedded/systemd/quadletProblems.ts';
import { readUnitFile } from '../embedded/systemd/readUnitFile.ts';
import { shellSyntax } from '../embedded/systemd/shellSyntax.ts';
import { unitProblems } from '../embedded/systemd/unitProblems.ts';
import { quadletFacts, systemdFacts } from '../generated/unitFacts.ts';
import type { LeafProblem } from './leafFinding.ts';

/** Where systemd and Podman look for the files of a machine's own. */
const unitFolder = /^\/etc\/systemd\/(?:system|user)\/(?<rest>.+)$/u;
const quadletFolder = /^\/(?:etc|usr\/share)\/containers\/systemd\/(?<rest>.+)$/u;

/** What is wrong with the contents of a file that systemd or Podman will read, by its path; nothing for any other file. Drop-ins may hold what it lacks. */
export function fileProblems(path: string, text: string, hasDropins = false): readonly LeafProblem[] {
  if (text === '' || holdsTemplate(text)) return [];
  const unit = unitFolder.exec(path)?.groups?.rest;
  if (unit !== undefined) {
    const { type, isDropin } = kindOf(unit);
    if (!Object.hasOwn(systemdFacts.unitTypes, type)) return [];
    const file = readUnitFile(text);
    return [...unitProblems(file, type, { isDropin }), ...shellSyntax(file)];
  }
  const quadlet = quadletFolder.exec(path)?.groups?.rest;
  if (quadlet === undefined) return [];
  const { type, isDropin } = kindOf(quadlet);
  return Object.hasOwn(quadletFacts.endings, type)
    ? quadletProblems(readUnitFile(text), type, isDropin, hasDropins)
    : [];
}

/** The type of the unit that a file is about: `a.service`, `a.service.d/x.conf` and `service.d/x.conf` are about services. */
function kindOf(path: string): { readonly type: string; readonly isDropin: boolean } {
  const names = path.split('/');
  const name = names.at(-1) ?? '';
  const folder = names.at(-2);
  const isDropin = name.endsWith('.conf') && folder?.endsWith('.d') === true;
  const unit = isDropin ? (folder?.slice(0, -2) ?? '') : name;
  return { type: unit.slice(unit.lastIndexOf('.') + 1), isDropin };
}
