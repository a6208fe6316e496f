import { type Produced, producedList, producedScalar } from './produced.ts';
import { childPlaces, mayHaveMoreKeys, memberPlace, originOf, type Place } from './visit.ts';

/** What stands in a text, in the form that conversions make: a config that is there already, as if it had been made. */
export function producedOf(place: Place): Produced {
  const { members, items, node, value } = place.decoded;
  const origin = originOf(place);
  if (items) return producedList([...childPlaces(place)].map(producedOf), origin);
  if (!members) return typeof value === 'object' ? producedList([], origin) : producedScalar(value, origin);
  const made = new Map([...members].map(([name, member]) => [name, producedOf(memberPlace(place, name, member))]));
  const isOpen = mayHaveMoreKeys(node);
  return { kind: 'object', members: made, origins: [origin], ...(isOpen ? { isOpen } : {}) };
}
