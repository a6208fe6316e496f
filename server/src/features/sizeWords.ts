import type { Keywords } from '../shape/keywords.ts';

type Unit = NonNullable<Keywords['x-unit']>;

/** The larger units, each in the one that a schema counts in. */
const largerUnits: Readonly<Record<Unit, readonly (readonly [name: string, size: number])[]>> = {
  MiB: [
    ['TiB', 1024 ** 2],
    ['GiB', 1024],
  ],
};

/** A size in the largest unit of which it has one at least: `= 10 GiB`, `≈ 9.77 GiB`; nothing where the unit suits it. */
export function sizeWords(count: number, unit: Unit): string | undefined {
  const larger = largerUnits[unit].find(([, size]) => count >= size);
  if (!larger) return undefined;
  const [name, size] = larger;
  const rounded = Math.round((count / size) * 100) / 100;
  return `${rounded * size === count ? '=' : '≈'} ${rounded} ${name}`;
}
