import { availability } from '../shape/availability.ts';
import type { Target } from '../shape/target.ts';
import { type Produced, producedList, producedScalar } from './produced.ts';
import { childPlaces, originOf, type Place } from './visit.ts';

/**
 * A value of a text as its real tool holds it: the keys that the version has, and nothing that nobody knows.
 *
 * @param target whose version decides which keys there are
 */
export function producedFrom(place: Place, target: Target): Produced | undefined {
  const { value, members, items } = place.decoded;
  const origin = originOf(place);
  if (items) {
    const children = [...childPlaces(place)].flatMap((child) => producedFrom(child, target) ?? []);
    return producedList(children, origin);
  }
  if (members) {
    const made = new Map<string, Produced>();
    for (const child of childPlaces(place)) {
      const { entry } = child.decoded;
      if (!entry || availability(entry.keywords, target).kind !== 'available') continue;
      const member = producedFrom(child, target);
      if (member) made.set(String(child.path.at(-1)), member);
    }
    return { kind: 'object', members: made, origins: [origin] };
  }
  return typeof value === 'symbol' || typeof value === 'object' ? undefined : producedScalar(value, origin);
}
