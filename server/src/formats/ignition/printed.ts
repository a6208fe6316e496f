import {
  type Produced,
  type ProducedList,
  type ProducedObject,
  type ProducedScalar,
  producedScalar,
} from '../../decode/produced.ts';
import { availability, holds } from '../../shape/availability.ts';
import { additionalOf, type Entry, itemOf, propertiesOf } from '../../shape/entry.ts';
import { isPointer } from '../../shape/pointer.ts';
import type { Target } from '../../shape/target.ts';

/**
 * What of a config prints, in the order in which it prints: Go's encoder leaves out lists without items, structs of nothing,
 * and zeros that are no pointers, but for the keys that a version prints all the same.
 *
 * @param target of the Ignition version that the config is written in
 */
export function printed(value: Produced, entry: Entry, target: Target): Produced {
  switch (value.kind) {
    case 'scalar':
      return value;
    case 'list': {
      const itemEntry = itemOf(entry) ?? entry;
      return { ...value, items: value.items.filter(isKnown).map((item) => printed(item, itemEntry, target)) };
    }
    case 'object':
      return printedObject(value, entry, target);
  }
}

function printedObject(object: ProducedObject, entry: Entry, target: Target): ProducedObject {
  const members = new Map<string, Produced>();
  for (const [name, child] of propertiesOf(entry)) {
    if (availability(child.keywords, target).kind !== 'available') continue;
    const member = object.members.get(name);
    if (member && isKnown(member) && (isPrintedWhen('present', child, target) || !isEmptyForGo(member, child, target)))
      members.set(name, printed(member, child, target));
    else if (isPrintedWhen('always', child, target))
      members.set(name, printed(member ?? stand(object, child), child, target));
  }
  const free = additionalOf(entry);
  if (free) for (const [name, member] of object.members) members.set(name, printed(member, free, target));
  return { ...object, members };
}

function isKnown(value: Produced): boolean {
  return value.kind !== 'scalar' || typeof value.value !== 'symbol';
}

/** What stands in the place of an absent key that is always printed. */
function stand({ origins }: ProducedObject, entry: Entry): Produced {
  const { type, 'x-print': print } = entry.keywords;
  if (print?.as === null) return producedScalar(null, ...origins);
  switch (type) {
    case 'object':
      return { kind: 'object', members: new Map(), origins };
    case 'string':
      return producedScalar('', ...origins);
    case 'boolean':
      return producedScalar(false, ...origins);
    case 'integer':
    case 'number':
      return producedScalar(0, ...origins);
    default:
      return producedScalar(null, ...origins);
  }
}

/** Whether the real tool takes a value for empty, as its encoder and its merging do. */
function isEmptyForGo(value: Produced, entry: Entry, target: Target): boolean {
  switch (value.kind) {
    case 'scalar':
      return isZero(value) && !isPointer(entry, target);
    case 'list':
      return isEmptyList(value);
    case 'object': {
      const properties = propertiesOf(entry);
      const free = additionalOf(entry);
      for (const [name, member] of value.members) {
        const child = properties.get(name) ?? free;
        if (!child || availability(child.keywords, target).kind !== 'available') continue;
        if (isPrintedWhen('present', child, target) || !isEmptyForGo(member, child, target)) return false;
      }
      return true;
    }
  }
}

function isEmptyList({ items }: ProducedList): boolean {
  return items.length === 0;
}

function isPrintedWhen(when: 'always' | 'present', entry: Entry, target: Target): boolean {
  const print = entry.keywords['x-print'];
  return print?.when === when && holds(print, target);
}

function isZero({ value }: ProducedScalar): boolean {
  return value === '' || value === 0 || value === 0n || value === false;
}
