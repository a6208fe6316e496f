import type { Path } from '../../base/path.ts';
import { type Produced, type ProducedList, type ProducedObject, producedAt } from '../../decode/produced.ts';
import { snakeCase } from '../../formats/butane/snakeCase.ts';
import { holds } from '../../shape/availability.ts';
import { additionalOf, type Entry, entryAtPath, itemOf, propertiesOf } from '../../shape/entry.ts';
import { isResource, resourceMembers } from './resources.ts';
import { ignitionRoot } from './reversal.ts';
import type { Walk } from './walk.ts';

/**
 * A config under the names and in the order of Butane's schema, with contents as texts. Keys that Butane has no entry for
 * are not there, and neither is what says nothing.
 *
 * @param path in the Ignition config
 */
export function asButane(walk: Walk, value: Produced, entry: Entry, path: Path): Produced {
  switch (value.kind) {
    case 'scalar':
      return value;
    case 'list':
      return listAsButane(walk, value, entry, path);
    case 'object':
      return objectAsButane(walk, value, entry, path);
  }
}

function listAsButane(walk: Walk, list: ProducedList, entry: Entry, path: Path): Produced {
  const item = itemOf(entry) ?? entry;
  return { ...list, items: list.items.map((each, index) => asButane(walk, each, item, [...path, index])) };
}

function objectAsButane(walk: Walk, object: ProducedObject, entry: Entry, path: Path): Produced {
  const source = isResource(entry) ? resourceMembers(walk, object, entry, path) : object.members;
  const names = new Map([...source.keys()].map((name) => [snakeCase(name), name]));
  const members = new Map<string, Produced>();
  const add = (key: string, name: string, child: Entry): void => {
    const value = source.get(name);
    const own = [...path, name];
    const made = value && asButane(walk, value, child, own);
    if (made && (!isEmpty(made) || isSaidWhenEmpty(walk, own))) members.set(key, made);
  };
  for (const [key, child] of propertiesOf(entry)) {
    const name = names.get(key);
    if (name !== undefined) add(key, name, child);
  }
  const free = additionalOf(entry);
  if (free) for (const name of source.keys()) if (!members.has(name)) add(name, name, free);
  return { ...object, members };
}

function isEmpty(value: Produced): boolean {
  if (value.kind === 'list') return value.items.length === 0;
  return value.kind === 'object' && value.members.size === 0;
}

/** Old versions of Ignition tell an object that is empty from none. */
function isSaidWhenEmpty({ reversal: { ignition }, config }: Walk, path: Path): boolean {
  const print = entryAtPath(ignitionRoot, path)?.keywords['x-print'];
  return print?.when === 'present' && holds(print, ignition) && producedAt(config, ...path)?.kind === 'object';
}
