import type { Path } from '../base/path.ts';
import type { Severity } from '../base/problem.ts';
import type { Node } from '../document/node.ts';
import type { Target } from '../shape/target.ts';
import type { Decoded, Member } from './decoded.ts';
import type { Origin } from './produced.ts';

/** Where a decoded value stands: its path in the text and the node of the key that leads to it, if one does. */
export interface Place {
  readonly decoded: Decoded;
  readonly path: Path;
  readonly key: Node | undefined;
  /** The value that holds this one. */
  readonly parent: Place | undefined;
}

export function rootPlace(decoded: Decoded): Place {
  return { decoded, path: [], key: undefined, parent: undefined };
}

export function memberPlace(place: Place, name: string, member: Member): Place {
  return { decoded: member.value, path: [...place.path, name], key: member.pair.key, parent: place };
}

/** The places directly below one. */
export function* childPlaces(place: Place): Generator<Place> {
  for (const [name, member] of place.decoded.members ?? []) yield memberPlace(place, name, member);
  for (const item of place.decoded.items ?? []) {
    yield { decoded: item.value, path: [...place.path, item.index], key: undefined, parent: place };
  }
}

/**
 * The place that a path of the *value* leads to, or the deepest one on the way that exists. Indices count the items
 * that the target kept, as the validators and the real tools do.
 */
export function placeAtValuePath(root: Place, steps: readonly string[]): Place {
  let place = root;
  for (const step of steps) {
    const { members, items } = place.decoded;
    const member = members?.get(step);
    const item = items?.[Number(step)];
    if (member) place = memberPlace(place, step, member);
    else if (item) place = { decoded: item.value, path: [...place.path, item.index], key: undefined, parent: place };
    else return place;
  }
  return place;
}

/** The node to underline for a finding about a whole value: its key, else the first key in it, else the value. */
export function headNode(place: Place): Node {
  if (place.key) return place.key;
  const first = place.decoded.members?.values().next().value;
  return first ? first.pair.key : place.decoded.node;
}

export function originOf(place: Place): Origin {
  const { node } = place.decoded;
  return { node, head: node.kind === 'scalar' || node.kind === 'alias' ? node : headNode(place), path: place.path };
}

/** Whether keys or items stand in a value. */
export function hasContent(node: Node): boolean {
  return node.kind === 'map' || node.kind === 'seq' || node.kind === 'alias';
}

/** How the real tool takes an unknown key at this place: inside an embedded format as that format does. */
export function unknownKeySeverity(place: Place, target: Target): Severity {
  const { embeds, unknownKey } = target;
  if (!embeds) return unknownKey;
  for (let step: Place | undefined = place; step; step = step.parent) {
    const { 'x-embeds': embedded, type } = step.decoded.entry?.keywords ?? {};
    if (embedded === embeds.id && type === 'object') return embeds.unknownKey;
  }
  return unknownKey;
}

/** Whether a map may have more keys than anybody can see: one is damaged or a template, or a template stands between them or is merged in. */
export function mayHaveMoreKeys(node: Node): boolean {
  if (node.kind !== 'map') return false;
  if (node.isOpen) return true;
  return node.pairs.some(({ key, value }) => {
    if (key.kind === 'damaged') return true;
    if (key.kind !== 'scalar') return false;
    return key.masked || (key.text === '<<' && value?.kind === 'scalar' && value.masked);
  });
}
