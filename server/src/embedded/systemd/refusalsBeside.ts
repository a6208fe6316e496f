import type { UnitFile } from './readUnitFile.ts';
import type { UnitProblem } from './unitProblems.ts';
import { type UnitRefusal, unitRefusals } from './unitRefusals.ts';

/**
 * Why systemd refuses a unit, as far as that is not one mistake with what has been said of its lines: mending those may be
 * all there is to do.
 *
 * @param spared keys whose values nobody knows
 */
export function refusalsBeside(
  name: string,
  files: readonly UnitFile[],
  problems: readonly UnitProblem[],
  spared: ReadonlySet<string>,
): readonly UnitRefusal[] {
  const badKeys = new Set([...spared, ...problems.flatMap(({ key }) => key ?? [])]);
  const isUnread = problems.some(({ code }) => code !== 'systemd/bad-value');
  return unitRefusals(name, files).filter(
    ({ lacks, keys }) => !(lacks && isUnread) && !keys.some((key) => badKeys.has(key)),
  );
}

/** As a problem of the file that it stands in; of the whole unit, at its first section. */
export function refusalProblem({ message, at }: UnitRefusal, { sections }: UnitFile): UnitProblem | undefined {
  const range = at?.valueRange ?? sections[0]?.range;
  return range && { code: 'systemd/unit-refused', message: `systemd does not start the unit: ${message}`, range };
}
