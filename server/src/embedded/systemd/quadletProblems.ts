import { ownValue } from '../../base/ownValue.ts';
import { quadletFacts } from '../../generated/unitFacts.ts';
import { nearest } from '../../shape/nearest.ts';
import type { UnitFile } from './readUnitFile.ts';
import { type UnitProblem, unitProblems } from './unitProblems.ts';

/**
 * What is wrong with a Quadlet file: Podman makes no service at all of one with a key that it does not know, or without one
 * that it needs. All else in it is for systemd.
 *
 * @param ending of the file's name
 * @param isDropin true for a piece that need not have what the whole file needs
 */
export function quadletProblems(file: UnitFile, ending: string, isDropin: boolean): readonly UnitProblem[] {
  const own = ownValue(quadletFacts.endings, ending);
  if (own === undefined) return [];
  const sections = [own, ...quadletFacts.common];
  const problems = [...unitProblems(file, 'service', { more: sections, isDropin })];
  for (const { name, assignments } of file.sections) {
    const keys = sections.includes(name) ? quadletFacts.sections[name]?.keys : undefined;
    if (!keys) continue;
    for (const { key, keyRange } of assignments) {
      if (Object.hasOwn(keys, key)) continue;
      const [likely] = nearest(key, Object.keys(keys));
      const advice = likely === undefined ? '' : `; did you mean \`${likely}\`?`;
      problems.push({
        code: 'systemd/quadlet-refused',
        message: `Podman knows no \`${key}\` in \`[${name}]\` and makes no service of the whole file${advice}`,
        range: keyRange,
        ...(likely === undefined ? {} : { instead: { text: likely, certain: false } }),
      });
    }
  }
  // What is missing may be what could not be read.
  return isDropin || problems.length > 0 ? problems : missingKeys(file, own);
}

function missingKeys({ sections }: UnitFile, own: string): readonly UnitProblem[] {
  const written = sections.filter(({ name }) => name === own);
  const keys = new Set(written.flatMap(({ assignments }) => assignments.map(({ key }) => key)));
  const range = (written[0] ?? sections[0])?.range;
  const needs = quadletFacts.sections[own]?.needs ?? [];
  if (!range) return [];
  return needs
    .filter((choice) => !choice.some((key) => keys.has(key)))
    .map((choice) => ({
      code: 'systemd/quadlet-refused' as const,
      message: `\`[${own}]\` needs ${choice.map((key) => `\`${key}=\``).join(' or ')}: without it Podman makes no service of the file`,
      range,
    }));
}
