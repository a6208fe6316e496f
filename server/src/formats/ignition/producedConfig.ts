import { type Produced, type ProducedObject, producedObject, producedScalar } from '../../decode/produced.ts';
import { childPlaces, mayHaveMoreKeys, originOf, type Place } from '../../decode/visit.ts';
import { availability } from '../../shape/availability.ts';
import type { Target } from '../../shape/target.ts';

/**
 * The Ignition config that stands at a place, as Ignition holds it: with the keys that its version has and nothing else.
 *
 * @param target of the config's own version
 */
export function producedConfig(root: Place, target: Target): ProducedObject {
  const made = producedFrom(root, target);
  return made.kind === 'object' ? made : producedObject([], originOf(root));
}

function producedFrom(place: Place, target: Target): Produced {
  const { members, items, value, node } = place.decoded;
  const origin = originOf(place);
  if (items)
    return {
      kind: 'list',
      items: [...childPlaces(place)].map((item) => producedFrom(item, target)),
      origins: [origin],
    };
  if (!members) return producedScalar(typeof value === 'object' ? null : value, origin);
  const made = new Map<string, Produced>();
  for (const child of childPlaces(place)) {
    const { entry } = child.decoded;
    const isIn = entry !== undefined && availability(entry.keywords, target).kind === 'available';
    if (isIn) made.set(entry.name, producedFrom(child, target));
  }
  return { kind: 'object', members: made, origins: [origin], ...(mayHaveMoreKeys(node) ? { isOpen: true } : {}) };
}
