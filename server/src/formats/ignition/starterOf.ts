import { readUnitFile } from '../../embedded/systemd/readUnitFile.ts';
import type { Unit } from './config.ts';

/** Units that start others: the section and key that names the other one. */
const starters: Readonly<Record<string, readonly [section: string, key: string]>> = {
  timer: ['Timer', 'Unit'],
  path: ['Path', 'Unit'],
  socket: ['Socket', 'Service'],
};

/** Keys of any unit that start what they name. */
const pulls: readonly string[] = ['Wants', 'Requires', 'BindsTo', 'Upholds', 'OnFailure', 'OnSuccess'];

/** The unit of a config that starts another one; without a name in it, a timer and its like start the service of their own name. */
export function starterOf(name: string, units: readonly Unit[]): string | undefined {
  for (const { name: other, contents } of units) {
    if (typeof other !== 'string' || other === name || typeof contents !== 'string') continue;
    if (starts(other, contents, name)) return other;
  }
  return undefined;
}

function starts(other: string, contents: string, name: string): boolean {
  const dot = other.lastIndexOf('.');
  const [section, key] = starters[other.slice(dot + 1)] ?? [];
  const { sections } = readUnitFile(contents);
  const named = sections.flatMap(({ name: written, assignments }) =>
    assignments.filter((each) => written === section && each.key === key && each.value !== ''),
  );
  const target = named.at(-1)?.value ?? `${other.slice(0, dot)}.service`;
  if (section !== undefined && target === name) return true;
  return sections.some(({ name: written, assignments }) =>
    assignments.some(
      (each) => written === 'Unit' && pulls.includes(each.key) && each.value.split(/\s+/u).includes(name),
    ),
  );
}
