import type { PartAnalysis } from '../../analysis.ts';
import type { Decoded } from '../../decode/decoded.ts';
import { childPlaces, type Place, rootPlace } from '../../decode/visit.ts';
import { plainReading, writtenAs } from '../../embedded/nameForms.ts';
import type { UnitKeyFacts } from '../../embedded/systemd/unitKeyFacts.ts';
import type { UnitKind } from '../../embedded/systemd/unitKind.ts';
import { systemdFacts } from '../../generated/unitFacts.ts';
import { unitWords } from '../../generated/unitTexts.ts';
import { propertiesOf } from '../../shape/entry.ts';
import type { NameSource } from '../../shape/unitTexts.ts';
import { definedNames } from './definedNames.ts';

export const definedHere = 'defined in this file';

/** What the config defines that a key of a unit file may name, each with a few words. */
export function namesForUnit(
  { kind, key, names, needs }: UnitKeyFacts,
  unit: UnitKind,
  part: PartAnalysis,
): readonly (readonly [string, string])[] {
  // Podman's keys of the same name speak of the accounts in the container.
  const kinds = needs?.startsWith('Podman')
    ? []
    : Object.entries(systemdFacts.refers).flatMap(([name, keys]) =>
        name !== 'unit' && keys.includes(key) ? name : [],
      );
  const known = kinds.flatMap((name) => definedNames(part, name).map(({ written }) => written));
  const sources = names ?? (typeof kind === 'string' ? unitWords.names[kind] : undefined) ?? [];
  const others = sources.flatMap((source) => namesOfSource(source, part));
  return [...known, ...others].filter((name) => name !== unit.name).map((name) => [name, definedHere] as const);
}

function namesOfSource(source: NameSource, part: PartAnalysis): readonly string[] {
  const defined = definedThings(part);
  const named = (kind: string): readonly string[] => defined.flatMap((each) => (each.kind === kind ? each.name : []));
  switch (source) {
    case 'path':
      return defined.flatMap(({ path }) => path ?? []);
    case 'file':
      return defined.flatMap(({ path, isFile }) => (isFile && path !== undefined ? path : []));
    case 'program':
      return defined.flatMap(({ path, isProgram }) => (isProgram && path !== undefined ? path : []));
    case 'directory':
      return defined.flatMap(({ path, isFile }) => (!isFile && path !== undefined ? path : []));
    case 'unit':
      return [...named('unit'), ...servicesOf(defined)];
    default:
      return [...named('quadlet'), ...named('unit'), ...servicesOf(defined)].filter((name) =>
        name.endsWith(`.${source}`),
      );
  }
}

/** Units in the order in which somebody may want them: those of this config, then those that machines have. */
export function unitsInOrder(key: string, unit: UnitKind, part: PartAnalysis): ReadonlyMap<string, string> {
  const orders = unitWords.orders.filter(
    ({ keys, types }) => keys.includes(key) && (types === undefined || types.includes(unit.type)),
  );
  const defined = definedThings(part);
  const quadlets = unit.isQuadlet ? defined.flatMap(({ kind, name }) => (kind === 'quadlet' ? name : [])) : [];
  const units = defined.flatMap(({ kind, name }) => (kind === 'unit' ? name : []));
  const own = [...units, ...quadlets, ...servicesOf(defined)].filter((name) => name !== unit.name);
  const first = orders.flatMap((order) => order.first ?? []);
  const last = new Set(orders.flatMap((order) => order.last ?? []));
  const never = new Set(orders.flatMap((order) => order.never ?? []));
  // What a unit is installed into is a unit of the machine, as a rule.
  const isInstalled = orders.some(({ types }) => types !== undefined) || isKeyOfInstall(key);
  const known = Object.keys(unitWords.units).filter((name) => !last.has(name));
  const ordered = [...(isInstalled ? [...first, ...own] : [...own, ...first]), ...known, ...last];
  const result = new Map<string, string>();
  for (const name of ordered) {
    if (never.has(name) || result.has(name)) continue;
    result.set(name, own.includes(name) ? definedHere : (unitWords.units[name] ?? ''));
  }
  return result;
}

function isKeyOfInstall(key: string): boolean {
  return Object.hasOwn(systemdFacts.sections.Install?.keys ?? {}, key);
}

/** The services that Podman makes of Quadlet files. */
function servicesOf(defined: readonly DefinedThing[]): readonly string[] {
  return defined.flatMap(({ kind, name }) => (kind === 'quadlet' ? writtenAs('unit', kind, name) : []));
}

/** A unit, a Quadlet file or another path of the config. */
interface DefinedThing {
  readonly kind: string;
  readonly name: string;
  readonly path: string | undefined;
  readonly isFile: boolean;
  readonly isProgram: boolean;
}

const thingsByRoot = new WeakMap<Decoded, readonly DefinedThing[]>();

function definedThings({ decoded }: PartAnalysis): readonly DefinedThing[] {
  const known = thingsByRoot.get(decoded);
  if (known) return known;
  const things: DefinedThing[] = [];
  collect(rootPlace(decoded), things, new Set());
  thingsByRoot.set(decoded, things);
  return things;
}

/** @param seen collections that were walked through: aliases of aliases multiply */
function collect(place: Place, things: DefinedThing[], seen: Set<object>): void {
  const { members, items, entry } = place.decoded;
  const content = members ?? items;
  if (content && seen.has(content)) return;
  if (content) seen.add(content);
  if (members && entry) {
    const values = [...members.values()].map(({ value }) => value);
    const isFile = [...propertiesOf(entry).values()].some((child) =>
      [...propertiesOf(child).values()].some((inner) => inner.keywords['x-embeds'] === 'file-contents'),
    );
    const mode = values.find((value) => value.entry?.keywords['x-notation'] === 'octal')?.value;
    const isProgram = isFile && typeof mode === 'number' && (mode & 0o111) !== 0;
    for (const { value, entry: own } of values) {
      const kind = own?.keywords['x-defines'];
      if (kind === undefined || typeof value !== 'string' || value === '') continue;
      const path = kind === 'path' ? value : undefined;
      const reading = plainReading(kind, value);
      things.push({ kind: reading.kind, name: reading.name, path, isFile, isProgram });
    }
  }
  for (const child of childPlaces(place)) collect(child, things, seen);
}
