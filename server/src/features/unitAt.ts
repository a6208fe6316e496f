import type { PartAnalysis } from '../analysis.ts';
import type { Path } from '../base/path.ts';
import { childPlaces, type Place, rootPlace } from '../decode/visit.ts';
import { type UnitKind, unitKindOfName, unitKindOfPath } from '../embedded/systemd/unitKind.ts';
import { type Entry, entryAtPath, propertiesOf } from '../shape/entry.ts';
import { namingKeys } from './namingKeys.ts';

/** What a text at a path of a part is to systemd or Podman; undefined where it is no unit file. */
export function unitKindAt(
  { root, decoded }: Pick<PartAnalysis, 'root' | 'decoded'>,
  path: Path,
): UnitKind | undefined {
  switch (entryAtPath(root, path)?.keywords['x-embeds']) {
    case 'systemd-unit':
      return kindOfName(namesAround(decoded, path)[0], false, false);
    case 'systemd-drop-in':
      // The drop-in itself may have no name yet; the unit is the item around all.
      return kindOfName(namesAround(decoded, path).at(-1), false, true);
    case 'quadlet':
      return kindOfName(namesAround(decoded, path)[0], true, false);
    case 'quadlet-drop-in':
      return kindOfName(namesAround(decoded, path).at(-1), true, true);
    case 'file-contents': {
      const file = namesAround(decoded, path)[0];
      return file?.defines === 'path' ? unitKindOfPath(file.text) : undefined;
    }
    default:
      return undefined;
  }
}

/** The names of all units that a config defines, in its order. */
export function unitsDefinedIn({ decoded }: Pick<PartAnalysis, 'decoded'>): readonly string[] {
  return [...new Set(definedUnits(rootPlace(decoded)))];
}

function* definedUnits(place: Place): Generator<string> {
  const { entry, value } = place.decoded;
  if (typeof value === 'string' && entry?.keywords['x-defines'] === 'unit') yield value;
  // Only lists and objects below which such a name may stand.
  if (entry && !mayDefineUnits(entry)) return;
  for (const child of childPlaces(place)) yield* definedUnits(child);
}

const defining = new WeakMap<Entry, boolean>();

/** Whether the schema has a name of a unit at or below an entry. */
function mayDefineUnits(entry: Entry): boolean {
  const known = defining.get(entry);
  if (known !== undefined) return known;
  const item = entryAtPath(entry, [0]);
  const below = [...propertiesOf(entry).values(), ...(item ? [item] : [])];
  const found = entry.keywords['x-defines'] === 'unit' || below.some(mayDefineUnits);
  defining.set(entry, found);
  return found;
}

interface NamedItem {
  readonly text: string;
  /** The kind of name that it is. */
  readonly defines: string | undefined;
}

function kindOfName(item: NamedItem | undefined, isQuadlet: boolean, isDropin: boolean): UnitKind | undefined {
  return item && unitKindOfName(item.text, isQuadlet, isDropin);
}

/** What the items around a path are about, the innermost first. */
function namesAround(decoded: Place['decoded'], path: Path): readonly NamedItem[] {
  const names: NamedItem[] = [];
  let place = decoded;
  for (const step of path) {
    const next: Place['decoded'] | undefined =
      typeof step === 'number'
        ? place.items?.find(({ index }) => index === step)?.value
        : place.members?.get(step)?.value;
    if (!next) break;
    place = next;
    const name = typeof step === 'number' ? nameOf(place) : undefined;
    if (name) names.unshift(name);
  }
  return names;
}

function nameOf({ entry, members }: Place['decoded']): NamedItem | undefined {
  for (const key of entry ? namingKeys(entry) : []) {
    const member = members?.get(key)?.value;
    if (typeof member?.value === 'string') return { text: member.value, defines: member.entry?.keywords['x-defines'] };
  }
  return undefined;
}
