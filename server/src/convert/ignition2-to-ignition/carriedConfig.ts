import { type Produced, producedList, producedScalar } from '../../decode/produced.ts';
import { childPlaces, originOf, type Place } from '../../decode/visit.ts';
import { availability } from '../../shape/availability.ts';
import type { Target } from '../../shape/target.ts';
import { placeOf } from '../lossOf.ts';
import { reportLoss, type Upgrade } from './upgrade.ts';

/**
 * A config of an older format as its tool held it. Keys that it does not have and values that it does not take are left out
 * and reported; what says no more than an absent key does is left out without a word.
 *
 * @param tool for a person, with its version
 */
export function carriedConfig(upgrade: Upgrade, place: Place, target: Target, tool: string): Produced | undefined {
  const { value, members, items } = place.decoded;
  const origin = originOf(place);
  if (items) {
    const children = [...childPlaces(place)].flatMap((child) => carriedConfig(upgrade, child, target, tool) ?? []);
    return producedList(children, origin);
  }
  if (members) {
    const made = new Map<string, Produced>();
    for (const child of childPlaces(place)) {
      const member = carriedMember(upgrade, child, target, tool);
      if (member) made.set(String(child.path.at(-1)), member);
    }
    return { kind: 'object', members: made, origins: [origin] };
  }
  if (typeof value !== 'symbol' && typeof value !== 'object') return producedScalar(value, origin);
  const lost = producedScalar(null, origin);
  reportLoss(upgrade, lost, 'dropped', 'left-behind', `\`${placeOf(lost)}\` is left out: ${tool} takes no such value`);
  return undefined;
}

function carriedMember(upgrade: Upgrade, child: Place, target: Target, tool: string): Produced | undefined {
  const { entry, value } = child.decoded;
  const key = child.key;
  if (entry && availability(entry.keywords, target).kind === 'available') {
    if (entry.keywords.default !== undefined && entry.keywords.default === value) return undefined;
    return carriedConfig(upgrade, child, target, tool);
  }
  const origin = originOf(child);
  const lost = producedScalar(null, key ? { ...origin, head: key } : origin);
  reportLoss(
    upgrade,
    lost,
    'dropped',
    'left-behind',
    `\`${placeOf(lost)}\` is left out: ${tool} has no such key and ignores it`,
  );
  return undefined;
}
