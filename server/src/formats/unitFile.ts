import { holdsTemplate } from '../embedded/placeholder.ts';
import { quadletProblems } from '../embedded/systemd/quadletProblems.ts';
import { readUnitFile } from '../embedded/systemd/readUnitFile.ts';
import { shellSyntax } from '../embedded/systemd/shellSyntax.ts';
import { unitKindOfPath } from '../embedded/systemd/unitKind.ts';
import { unitProblems } from '../embedded/systemd/unitProblems.ts';
import type { LeafProblem } from './leafFinding.ts';

/** What is wrong with the contents of a file that systemd or Podman will read, by its path; nothing for any other file. */
export function fileProblems(path: string, text: string): readonly LeafProblem[] {
  if (text === '' || holdsTemplate(text)) return [];
  const kind = unitKindOfPath(path);
  if (!kind) return [];
  const file = readUnitFile(text);
  if (kind.isQuadlet) return quadletProblems(file, kind.type, kind.isDropin);
  return [...unitProblems(file, kind.type), ...shellSyntax(file)];
}
