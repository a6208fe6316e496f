import { isSameValue } from '../../decode/isSameValue.ts';
import type { Produced, ProducedList, ProducedObject } from '../../decode/produced.ts';
import { availability } from '../../shape/availability.ts';
import { type Entry, itemOf, propertiesOf } from '../../shape/entry.ts';
import { isPointer } from '../../shape/pointer.ts';
import type { Target } from '../../shape/target.ts';
import { namingKeys } from './itemName.ts';
import { mergeConfigs, nameOfItem } from './mergeConfigs.ts';
import { printed } from './printed.ts';

/**
 * What has to be merged into one Ignition config to get another: the inverse of `mergeConfigs`. Undefined where nothing
 * does: where the config lacks something of the parent, or has it in another order.
 *
 * @param entry the schema's entry for both
 */
export function subtractConfig(
  config: ProducedObject,
  parent: ProducedObject,
  entry: Entry,
  target: Target,
): ProducedObject | undefined {
  const rest = restOfObject(config, parent, entry, target);
  const again = mergeConfigs(parent, rest, entry, target);
  return isSameValue(printed(again, entry, target), printed(config, entry, target)) ? rest : undefined;
}

function restOfObject(config: ProducedObject, parent: ProducedObject, entry: Entry, target: Target): ProducedObject {
  const members = new Map<string, Produced>();
  for (const [name, property] of propertiesOf(entry)) {
    if (availability(property.keywords, target).kind !== 'available') continue;
    const own = config.members.get(name);
    const old = parent.members.get(name);
    const rest = own && old ? restOf(own, old, property, target) : own;
    if (rest) members.set(name, rest);
  }
  return { ...config, members };
}

/** Undefined where the parent says it all. */
function restOf(own: Produced, old: Produced, property: Entry, target: Target): Produced | undefined {
  if (own.kind === 'object' && old.kind === 'object') {
    const rest = restOfObject(own, old, property, target);
    return rest.members.size > 0 ? rest : undefined;
  }
  if (own.kind === 'list' && old.kind === 'list') {
    const items = restOfList(own, old, property, target);
    return items.length > 0 ? { ...own, items } : undefined;
  }
  return isSameValue(own, old) ? undefined : own;
}

function restOfList(own: ProducedList, old: ProducedList, property: Entry, target: Target): readonly Produced[] {
  if (property.keywords['x-merge']?.append) return own.items.slice(old.items.length);
  const byName = new Map(old.items.map((item) => [nameOfItem(item, property, target), item]));
  return own.items.flatMap((item) => {
    const namesake = byName.get(nameOfItem(item, property, target));
    if (!namesake) return [item];
    if (item.kind !== 'object' || namesake.kind !== 'object') return [];
    return restOfItem(item, namesake, property, target) ?? [];
  });
}

function restOfItem(
  item: ProducedObject,
  namesake: ProducedObject,
  list: Entry,
  target: Target,
): ProducedObject | undefined {
  const entry = itemOf(list) ?? list;
  const rest = restOfObject(item, namesake, entry, target);
  if (rest.members.size === 0) return undefined;
  // Its name tells which item it completes, and a value that is no pointer would be taken away by saying nothing of it.
  const names = namingKeys(list);
  const members = new Map(rest.members);
  for (const [name, member] of item.members) {
    const property = propertiesOf(entry).get(name);
    const isValue = property && member.kind === 'scalar' && !isPointer(property, target);
    if (names.includes(name) || isValue) members.set(name, member);
  }
  return { ...rest, members };
}
