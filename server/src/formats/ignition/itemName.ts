import type { Value } from '../../decode/decoded.ts';
import { restrictionFor } from '../../shape/availability.ts';
import { type Entry, itemOf, propertiesOf } from '../../shape/entry.ts';
import { isPointer } from '../../shape/pointer.ts';
import type { Target } from '../../shape/target.ts';

/** What tells an item of a list from the others. */
export interface ItemName {
  /** The same for two items that are one for the tool. */
  readonly id: string;
  /** The key that names the item; undefined where no naming key has a value. */
  readonly key: string | undefined;
  readonly value: string;
}

/**
 * The name of an item by the first of the list's naming keys that has a value; undefined where nobody knows.
 *
 * @param read gives the item's value of a key; undefined where it has none
 */
export function itemName(
  list: Entry,
  target: Target,
  read: (key: string) => Value | null | undefined,
): ItemName | undefined {
  const keys = namingKeys(list);
  const properties = propertiesOf(itemOf(list) ?? list);
  for (const key of keys) {
    const value = read(key);
    const entry = properties.get(key);
    if (typeof value === 'symbol') return undefined;
    if (value === undefined || value === null || typeof value === 'object' || !entry) continue;
    // A zero that is no pointer is the same as nothing.
    if (!value && !isPointer(entry, target)) continue;
    return { id: keys.length > 1 ? `${key}:${value}` : String(value), key, value: String(value) };
  }
  return { id: '', key: undefined, value: '' };
}

/** The keys of a list's items that tell them apart; none where the items are their own names. */
export function namingKeys(list: Entry): readonly string[] {
  return list.keywords['x-merge']?.by ?? [];
}

/** Whether an item without a name is a mistake, however many there are. */
export function mustHaveName(list: Entry, target: Target): boolean {
  const [key = '', ...others] = namingKeys(list);
  const item = itemOf(list);
  if (!item || others.length > 0) return true;
  const required = restrictionFor(propertiesOf(item).get(key)?.keywords['x-required'], target);
  const isDemanded = required !== undefined && required.severity !== 'warning';
  return isDemanded || (item.keywords.required?.includes(key) ?? false);
}
