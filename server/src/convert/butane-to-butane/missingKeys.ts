import type { Path } from '../../base/path.ts';
import { restrictionFor } from '../../shape/availability.ts';
import { type Entry, propertiesOf } from '../../shape/entry.ts';
import type { Target } from '../../shape/target.ts';
import type { JudgedText } from '../conversion.ts';
import { placeAt } from './placeAt.ts';

/** The keys that an object lacks and the tool demands, with what they have to hold, as people write them: `metadata.name`. */
export function missingKeys({ decoded, target }: JudgedText, path: Path): readonly string[] {
  const place = placeAt(decoded, path);
  const { entry, members } = place?.decoded ?? {};
  if (!entry) return [];
  const names = demanded(entry, target).filter((name) => !members?.has(name));
  return names.flatMap((name) => leavesBelow(entry, name, target)).map((key) => [...path, key].join('.'));
}

function leavesBelow(entry: Entry, name: string, target: Target): readonly string[] {
  const child = propertiesOf(entry).get(name);
  const below = child ? demanded(child, target) : [];
  if (!child || below.length === 0) return [name];
  return below.flatMap((inner) => leavesBelow(child, inner, target)).map((key) => `${name}.${key}`);
}

function demanded(entry: Entry, target: Target): readonly string[] {
  const always = entry.keywords.required ?? [];
  const here = [...propertiesOf(entry)].filter(([, { keywords }]) => {
    const required = restrictionFor(keywords['x-required'], target);
    return required !== undefined && required.severity !== 'warning';
  });
  return [...new Set([...always, ...here.map(([name]) => name)])];
}
