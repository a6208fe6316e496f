import type { Decoded } from '../../decode/decoded.ts';
import { childPlaces, mayHaveMoreKeys, memberPlace, type Place, rootPlace } from '../../decode/visit.ts';
import { propertiesOf } from '../../shape/entry.ts';
import { nearest } from '../../shape/nearest.ts';

/** An interface of a config, or what version 1 has beside interfaces in its list. */
export interface Device {
  /** `physical`, `bond` … of version 1, `ethernets`, `bonds` … of version 2. */
  readonly kind: string;
  /** Undefined where the item has none, or nobody knows it. */
  readonly name: string | undefined;
  readonly place: Place;
}

/** The place of the object with `version`: the root, or what stands below `network`. */
export function configPlace(decoded: Decoded): Place {
  const root = rootPlace(decoded);
  const network = decoded.members?.get('network');
  return network?.value.members ? memberPlace(root, 'network', network) : root;
}

/** The items of version 1, in their order. */
export function itemsOf(decoded: Decoded): readonly Device[] {
  const config = childOf(configPlace(decoded), 'config');
  return [...(config ? childPlaces(config) : [])].flatMap((place) => {
    const kind = textOf(place, 'type');
    return kind === undefined ? [] : [{ kind, name: textOf(place, 'name'), place }];
  });
}

/** The devices of version 2, kind by kind. */
export function devicesOf(decoded: Decoded): readonly Device[] {
  const kinds = [...childPlaces(configPlace(decoded))].filter(({ path }) => path.at(-1) !== 'network');
  return kinds.flatMap((kind) => {
    const { members } = kind.decoded;
    // Beside a device without keys, its keys may stand where its name does.
    const isShifted = [...(members?.values() ?? [])].some(({ value }) => typeof value.value === 'symbol');
    return [...(members ?? [])].flatMap(([name, member]) =>
      member.value.members && !(isShifted && isKeyOf(member.value, name))
        ? [{ kind: String(kind.path.at(-1)), name, place: memberPlace(kind, name, member) }]
        : [],
    );
  });
}

function isKeyOf({ entry }: Decoded, name: string): boolean {
  return entry !== undefined && propertiesOf(entry).has(name);
}

/** Whether an object may have a key that it does not seem to have: a line of it cannot be read, or an unknown key may be meant for it. */
export function mayHaveOther({ decoded }: Place, key: string): boolean {
  const { entry, members, node } = decoded;
  if (!entry || !members) return true;
  if (members.has(key)) return false;
  const known = propertiesOf(entry);
  return (
    mayHaveMoreKeys(node) || [...members.keys()].some((name) => !known.has(name) && nearest(name, [key]).length > 0)
  );
}

export function childOf(place: Place, name: string): Place | undefined {
  const member = place.decoded.members?.get(name);
  return member && memberPlace(place, name, member);
}

/** The text of a key; undefined where there is none, or nobody knows it. */
export function textOf(place: Place, name: string): string | undefined {
  const value = place.decoded.members?.get(name)?.value.value;
  return typeof value === 'string' ? value : undefined;
}

/** The items of a list behind a key; a text alone counts as one. */
export function listOf(place: Place, name: string): readonly Place[] {
  const list = childOf(place, name);
  if (!list) return [];
  return list.decoded.items ? [...childPlaces(list)] : [list];
}
