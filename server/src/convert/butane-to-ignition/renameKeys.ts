import type { Path } from '../../base/path.ts';
import type { Decoded } from '../../decode/decoded.ts';
import { type Produced, type ProducedObject, producedList } from '../../decode/produced.ts';
import { childPlaces, mayHaveMoreKeys, originOf, type Place } from '../../decode/visit.ts';
import { snakeCase } from '../../formats/butane/snakeCase.ts';
import { availability } from '../../shape/availability.ts';
import { additionalOf, type Entry, itemOf, propertiesOf } from '../../shape/entry.ts';
import type { VersionRow } from '../../shape/versions.ts';
import { scalarOf, type Translation } from './translation.ts';

/** What becomes of a key that has no counterpart: members of the object that is made of the one that holds it. */
export type Sugar = (
  translation: Translation,
  place: Place,
  made: ReadonlyMap<string, Produced>,
) => Iterable<readonly [name: string, member: Produced]>;

/**
 * The config under the names of the target's schema. Keys that the target lacks are left to `sugar`, or to later steps;
 * what is unknown, or not of the source's version, is not there.
 *
 * @param entry of the target, for what stands at the place
 */
export function renameKeys(
  translation: Translation,
  place: Place,
  entry: Entry,
  sugar: Readonly<Record<string, Sugar>>,
): Produced | undefined {
  const { decoded } = place;
  if (!decoded.items && !decoded.members) return scalarOf(place);
  const { row } = translation.input.target;
  const known = madeOf.get(decoded);
  if (known?.entry === entry && known.row === row && known.sugar === sugar && isSamePath(known.path, place.path))
    return known.made;
  const before = translation.outside.count;
  const made = renamedCollection(translation, place, entry, sugar);
  // What depends on files, or has something to report, is worked out anew.
  if (translation.outside.count === before) madeOf.set(decoded, { entry, row, sugar, path: place.path, made });
  return made;
}

/** What was made of a value, and what for: an edit leaves most values as they are. */
interface Made {
  readonly entry: Entry;
  readonly row: VersionRow | undefined;
  readonly sugar: Readonly<Record<string, Sugar>>;
  readonly path: Path;
  readonly made: Produced;
}

const madeOf = new WeakMap<Decoded, Made>();

function isSamePath(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((step, index) => step === b[index]);
}

function renamedCollection(
  translation: Translation,
  place: Place,
  entry: Entry,
  sugar: Readonly<Record<string, Sugar>>,
): Produced {
  const { decoded } = place;
  if (decoded.items) {
    const itemEntry = itemOf(entry) ?? entry;
    const items: Produced[] = [];
    for (const item of childPlaces(place)) {
      const made = hasUnknownName(item, entry) ? undefined : renameKeys(translation, item, itemEntry, sugar);
      if (made) items.push(made);
    }
    return producedList(items, originOf(place));
  }
  return renamedObject(translation, place, entry, sugar);
}

/** An item whose name nobody knows is left out as a whole: what could be said of it is not known either. */
function hasUnknownName(item: Place, list: Entry): boolean {
  const names = list.keywords['x-merge']?.by ?? [];
  return names.some((name) => typeof item.decoded.members?.get(snakeCase(name))?.value.value === 'symbol');
}

function renamedObject(
  translation: Translation,
  place: Place,
  entry: Entry,
  sugar: Readonly<Record<string, Sugar>>,
): ProducedObject {
  const names = namesBySource(entry);
  const free = additionalOf(entry);
  const members = new Map<string, Produced>();
  const rest: (readonly [Sugar, Place])[] = [];
  for (const child of childPlaces(place)) {
    const key = String(child.path.at(-1));
    const own = child.decoded.entry;
    if (!own || availability(own.keywords, translation.input.target).kind !== 'available') continue;
    const target = names.get(key) ?? (free ? { ...free, name: key } : undefined);
    const member = target && renameKeys(translation, child, target, sugar);
    if (target && member) members.set(target.name, member);
    const special = sugar[key];
    if (!target && special) rest.push([special, child]);
  }
  // Behind the plain keys, because they say how the sugar is to be taken (`compression`).
  for (const [special, child] of rest) {
    for (const [name, member] of special(translation, child, members)) members.set(name, member);
  }
  const isOpen = mayHaveMoreKeys(place.decoded.node);
  return { kind: 'object', members, origins: [originOf(place)], ...(isOpen ? { isOpen } : {}) };
}

const tables = new WeakMap<Entry, ReadonlyMap<string, Entry>>();

/** The target's keys by the names that the source has for them: `homeDir` is `home_dir`, `sizeMiB` is `size_mib`. */
function namesBySource(entry: Entry): ReadonlyMap<string, Entry> {
  let table = tables.get(entry);
  if (!table) {
    table = new Map([...propertiesOf(entry)].map(([name, child]) => [snakeCase(name), child]));
    tables.set(entry, table);
  }
  return table;
}
