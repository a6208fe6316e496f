import type { Path } from '../../base/path.ts';
import type { Decoded, Member } from '../../decode/decoded.ts';
import { memberPlace, type Place, rootPlace } from '../../decode/visit.ts';
import { pairOf } from '../../document/locate.ts';
import type { Pair } from '../../document/node.ts';
import { type Entry, propertyOf } from '../../shape/entry.ts';

/** A key where it stands: in which object, and as what the schema knows it. */
export interface KeyPlace {
  readonly holder: Place;
  readonly pair: Pair;
  readonly entry: Entry | undefined;
  /** Absent for a key whose null is dropped. */
  readonly member: Member | undefined;
}

/** The place that a path of the text leads to; undefined where nothing stands there that the tool reads. */
export function placeAt(root: Decoded, path: Path): Place | undefined {
  let place: Place | undefined = rootPlace(root);
  for (const step of path) {
    if (!place) return undefined;
    place = stepInto(place, step);
  }
  return place;
}

function stepInto(place: Place, step: string | number): Place | undefined {
  const { members, items } = place.decoded;
  if (typeof step === 'string') {
    const member = members?.get(step);
    return member && memberPlace(place, step, member);
  }
  const item = items?.find(({ index }) => index === step);
  return item && { decoded: item.value, path: [...place.path, step], key: undefined, parent: place };
}

/** The key that a path ends with; undefined where it ends with an index, or leads to none. */
export function keyAt(root: Decoded, path: Path): KeyPlace | undefined {
  const name = path.at(-1);
  const holder = typeof name === 'string' ? placeAt(root, path.slice(0, -1)) : undefined;
  if (!holder || typeof name !== 'string') return undefined;
  const { members, node, entry } = holder.decoded;
  const member = members?.get(name);
  const pair = member?.pair ?? pairOf(node, name);
  return pair && { holder, pair, entry: entry && propertyOf(entry, name), member };
}

/** The places that one node is read at: more than one where aliases and merge keys lead to it. */
export function usesOf(root: Decoded): ReadonlyMap<object, readonly Place[]> {
  const uses = new Map<object, Place[]>();
  const visit = (place: Place): void => {
    for (const [name, member] of place.decoded.members ?? []) {
      const child = memberPlace(place, name, member);
      note(member.pair, child);
      visit(child);
    }
    for (const { index, value } of place.decoded.items ?? []) {
      const child = { decoded: value, path: [...place.path, index], key: undefined, parent: place };
      note(value.node, child);
      visit(child);
    }
  };
  const note = (node: object, place: Place): void => {
    const known = uses.get(node);
    if (known) known.push(place);
    else uses.set(node, [place]);
  };
  visit(rootPlace(root));
  return uses;
}
