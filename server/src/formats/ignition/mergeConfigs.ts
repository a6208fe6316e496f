import { type Produced, type ProducedList, type ProducedObject, plainValue } from '../../decode/produced.ts';
import { availability } from '../../shape/availability.ts';
import { type Entry, itemOf, propertiesOf } from '../../shape/entry.ts';
import { isPointer } from '../../shape/pointer.ts';
import type { Target } from '../../shape/target.ts';
import { itemName } from './itemName.ts';

/** Is told of a value of the parent that gives way, and of what of the child takes its place, if anything does. */
export type GivesWay = (old: Produced, own: Produced | undefined, entry: Entry) => void;

/**
 * Merges two Ignition configs of one version as Ignition merges a child into its parent: the child wins key by key; items
 * of a list that have the same name become one, where the parent had it; new ones come behind.
 *
 * @param entry the schema's entry for both
 */
export function mergeConfigs(
  parent: ProducedObject,
  child: ProducedObject,
  entry: Entry,
  target: Target,
  givesWay: GivesWay = () => {},
): ProducedObject {
  return mergeObjects(parent, child, entry, { target, givesWay });
}

interface Merging {
  readonly target: Target;
  readonly givesWay: GivesWay;
}

function mergeObjects(parent: ProducedObject, child: ProducedObject, entry: Entry, merging: Merging): ProducedObject {
  const members = new Map<string, Produced>();
  for (const [name, property] of propertiesOf(entry)) {
    if (availability(property.keywords, merging.target).kind !== 'available') continue;
    const merged = mergeMember(parent, child, name, property, entry, merging);
    if (merged) members.set(name, merged);
  }
  const isOpen = parent.isOpen || child.isOpen;
  return { kind: 'object', members, origins: [...child.origins, ...parent.origins], ...(isOpen ? { isOpen } : {}) };
}

function mergeMember(
  parent: ProducedObject,
  child: ProducedObject,
  name: string,
  property: Entry,
  entry: Entry,
  merging: Merging,
): Produced | undefined {
  const { target, givesWay } = merging;
  const old = parent.members.get(name);
  const own = child.members.get(name);
  if (property.keywords.type === 'array') {
    const merged = mergeLists(
      listOf(old),
      listOf(own),
      property,
      namesakes(child, name, property, entry, target),
      merging,
    );
    return merged ?? own ?? old;
  }
  if (old?.kind === 'object' && own?.kind === 'object') return mergeObjects(old, own, property, merging);
  // A scalar that is no pointer has a value even where the child does not mention it: nothing.
  const isPointed = property.keywords.type === 'object' || isPointer(property, target);
  const isSaid = isPointed ? own !== undefined : !isLeftAlone(child, name, property);
  if (!isSaid) return old;
  if (old) givesWay(old, own, property);
  return own;
}

/** Whether the child says nothing of the struct that a scalar stands in with others. */
function isLeftAlone(child: ProducedObject, name: string, property: Entry): boolean {
  const others = property.keywords['x-merge']?.with;
  if (!others) return false;
  const own = child.members.get(name);
  const isEmpty = own === undefined || (own.kind === 'scalar' && plainValue(own.value) === '');
  return isEmpty && !others.some((other) => child.members.has(other));
}

/** An item of the child, and the list it stands in. */
interface Namesake {
  readonly list: string;
  readonly item: Produced;
}

/** The items of the child by name, in this list and in those that share its names. */
function namesakes(
  child: ProducedObject,
  name: string,
  property: Entry,
  entry: Entry,
  target: Target,
): () => ReadonlyMap<string, Namesake> {
  return () => {
    const among = property.keywords['x-merge']?.among;
    const found = new Map<string, Namesake>();
    for (const [list, sibling] of propertiesOf(entry)) {
      const shares = list === name || (among !== undefined && sibling.keywords['x-merge']?.among === among);
      if (!shares) continue;
      for (const item of listOf(child.members.get(list))?.items ?? [])
        found.set(nameOfItem(item, sibling, target), { list, item });
    }
    return found;
  };
}

function mergeLists(
  parent: ProducedList | undefined,
  child: ProducedList | undefined,
  property: Entry,
  childrenByName: () => ReadonlyMap<string, Namesake>,
  merging: Merging,
): ProducedList | undefined {
  const { target, givesWay } = merging;
  if (!parent || parent.items.length === 0) return undefined;
  const origins = [...(child?.origins ?? []), ...parent.origins];
  const rule = property.keywords['x-merge'];
  if (rule?.append) return { kind: 'list', items: [...parent.items, ...(child?.items ?? [])], origins };
  const byName = childrenByName();
  const items: Produced[] = [];
  const taken = new Set<string>();
  for (const item of parent.items) {
    const name = nameOfItem(item, property, target);
    taken.add(name);
    const namesake = byName.get(name);
    if (!namesake) items.push(item);
    else if (namesake.list === property.name) {
      const merged = mergeItems(item, namesake.item, property, merging);
      if (merged) items.push(merged);
      else givesWay(item, undefined, property);
    } else givesWay(item, namesake.item, property);
  }
  for (const item of child?.items ?? []) if (!taken.has(nameOfItem(item, property, target))) items.push(item);
  return { kind: 'list', items, origins };
}

function mergeItems(parent: Produced, child: Produced, property: Entry, merging: Merging): Produced | undefined {
  if (parent.kind !== 'object' || child.kind !== 'object') return child;
  const needed = property.keywords['x-merge']?.['remove-without'];
  if (needed !== undefined && !child.members.has(needed)) return undefined;
  return mergeObjects(parent, child, itemOf(property) ?? property, merging);
}

/** What tells an item of a list from the others. */
export function nameOfItem(item: Produced, property: Entry, target: Target): string {
  if (item.kind === 'scalar') return String(plainValue(item.value));
  if (item.kind !== 'object') return '';
  const name = itemName(property, target, (key) => {
    const member = item.members.get(key);
    return member?.kind === 'scalar' ? plainValue(member.value) : undefined;
  });
  return name?.id ?? '';
}

function listOf(value: Produced | undefined): ProducedList | undefined {
  return value?.kind === 'list' ? value : undefined;
}
