import { ownValue } from '../../base/ownValue.ts';
import { quadletFacts, systemdFacts } from '../../generated/unitFacts.ts';
import { nearest } from '../../shape/nearest.ts';
import { quadletRefusals } from './quadletRefusals.ts';
import type { Assignment, UnitFile, UnitSection } from './readUnitFile.ts';
import { keysOf } from './unitKeys.ts';
import { type UnitPlace, type UnitProblem, unitProblems } from './unitProblems.ts';

const lost = 'makes no service of the whole file';

/**
 * What is wrong with a Quadlet file: Podman makes no service at all of one with a key that it does not know, or without one
 * that it needs. All else in it is for systemd.
 *
 * @param ending of the file's name
 * @param isDropin true for a piece that need not have what the whole file needs
 * @param hasDropins true for a file to which pieces add something
 */
export function quadletProblems(
  file: UnitFile,
  ending: string,
  isDropin: boolean,
  hasDropins = false,
): readonly UnitProblem[] {
  const own = ownValue(quadletFacts.endings, ending);
  if (own === undefined) return [];
  const sections = [own, ...quadletFacts.common];
  const place: UnitPlace = { more: sections, isDropin, kind: ending, translated: quadletFacts.dependencies };
  const hasOwn = file.sections.some(({ name }) => name === own);
  const problems = unitProblems(file, 'service', place).map((problem) => {
    if (!hasOwn && problem.instead?.text === `[${own}]`) return unreadSection(problem, own, file);
    return problem.code === 'systemd/unknown-key' ? inOwnSection(problem, own) : problem;
  });
  for (const section of file.sections)
    if (sections.includes(section.name)) problems.push(...unknownKeys(section, sections));
  const isWhole = !isDropin && !hasDropins;
  for (const { message, at } of quadletRefusals(file, own, isWhole))
    problems.push({ code: 'systemd/quadlet-refused', message: `${message}: Podman ${lost}`, range: at.valueRange });
  // What is missing may be what could not be read.
  return !isWhole || problems.length > 0 ? problems : missingKeys(file, own);
}

/** A section with nearly the name of the one that Podman looks for. */
function unreadSection(problem: UnitProblem, own: string, { sections }: UnitFile): UnitProblem {
  const written = sections.find(({ range }) => range.start === problem.range.start)?.name ?? '';
  const message = `Podman reads \`[${own}]\`, not \`[${written}]\`, and ${lost}; did you mean \`[${own}]\`?`;
  return { ...problem, code: 'systemd/quadlet-refused', message };
}

/** A key of Podman's that stands in a section of systemd's. */
function inOwnSection(problem: UnitProblem, own: string): UnitProblem {
  const { key } = problem;
  if (key === undefined || !problem.line || !ownValue(quadletFacts.sections, own)?.keys[key]) return problem;
  const { instead: _, ...rest } = problem;
  const message = `\`${key}\` belongs into \`[${own}]\`: systemd ignores the line; move it there`;
  return { ...rest, code: 'systemd/misplaced-key', message, move: { section: own, range: problem.line } };
}

function* unknownKeys({ name, assignments }: UnitSection, more: readonly string[]): Generator<UnitProblem> {
  const keys = quadletFacts.sections[name]?.keys ?? {};
  for (const assignment of assignments) {
    const { key, keyRange } = assignment;
    if (Object.hasOwn(keys, key)) continue;
    const home = homeOf(key, [...more, ...(systemdFacts.unitTypes.service ?? [])]);
    if (home !== undefined) {
      yield misplaced(assignment, name, home);
      continue;
    }
    const [likely] = nearest(key, Object.keys(keys));
    const advice = likely === undefined ? '' : `; did you mean \`${likely}\`?`;
    yield {
      code: 'systemd/quadlet-refused',
      message: `Podman knows no \`${key}\` in \`[${name}]\` and ${lost}${advice}`,
      range: keyRange,
      key,
      ...(likely === undefined ? {} : { instead: { text: likely, certain: false } }),
    };
  }
}

function misplaced({ key, keyRange, valueRange }: Assignment, section: string, home: string): UnitProblem {
  return {
    code: 'systemd/misplaced-key',
    message: `\`${key}\` belongs into \`[${home}]\`, not into \`[${section}]\`: Podman ${lost}; move it there`,
    range: keyRange,
    key,
    move: { section: home, range: { start: keyRange.start, end: valueRange.end } },
  };
}

/** The one section of the file's that has such a key. */
function homeOf(key: string, sections: readonly string[]): string | undefined {
  const homes = sections.filter((name) => {
    const podman = ownValue(quadletFacts.sections, name)?.keys;
    return podman ? Object.hasOwn(podman, key) : (keysOf(name).get(key) ?? 'obsolete') !== 'obsolete';
  });
  return homes.length === 1 ? homes[0] : undefined;
}

function missingKeys({ sections }: UnitFile, own: string): readonly UnitProblem[] {
  const written = sections.filter(({ name }) => name === own);
  const values = new Map(written.flatMap(({ assignments }) => assignments.map(({ key, value }) => [key, value])));
  const services = sections.filter(({ name }) => name === 'Service').flatMap(({ assignments }) => assignments);
  // The folder may be told to systemd.
  const isTold = services.some(({ key, value }) => key === 'WorkingDirectory' && value !== '');
  const range = (written[0] ?? sections[0])?.range;
  const needs = quadletFacts.sections[own]?.needs ?? [];
  if (!range) return [];
  return needs
    .filter((choice) => !choice.some((key) => (values.get(key) ?? '') !== ''))
    .filter((choice) => !isTold || !choice.includes('SetWorkingDirectory'))
    .map((choice) => ({
      code: 'systemd/quadlet-refused' as const,
      message: `\`[${own}]\` needs ${choice.map((key) => `\`${key}=\``).join(' or ')}: without it Podman ${lost}`,
      range,
    }));
}
