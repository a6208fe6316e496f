import { type Path, printPath } from '../../base/path.ts';
import type { Decoded } from '../../decode/decoded.ts';
import type { Node } from '../../document/node.ts';
import { type Setting, settingOf } from '../../layers/settingAt.ts';
import type { Entry } from '../../shape/entry.ts';
import { meantName } from '../../shape/meantName.ts';
import { namingKeys } from '../namingKeys.ts';

/** A place in a text that is compared. */
export interface Spot {
  readonly decoded: Decoded;
  /** Its key, or the item of its list. */
  readonly node: Node;
  readonly path: Path;
  readonly parent: Spot | undefined;
  /** The keys that tell it from other items of its list, the best first. */
  readonly namedBy: readonly string[];
  /** The text around it. */
  readonly text: string;
}

/** A setting that one text has and the other has not, or otherwise. */
export type EditedSetting =
  | (EditBase & { readonly kind: 'added' | 'changed'; readonly after: Spot })
  | (EditBase & { readonly kind: 'removed'; readonly before: Spot; readonly around: Spot | undefined });

interface EditBase {
  readonly setting: Setting;
  /** Of what came or went: the settings in it that came or went with it. */
  readonly within: readonly EditedSetting[];
  /** Where it stood; undefined for what is new. */
  readonly before: Spot | undefined;
}

/** What differs between two versions of a part, setting by setting, in the order of the new text; what is gone comes behind. */
export function editedSettings(before: Spot | undefined, after: Spot | undefined): readonly EditedSetting[] {
  return compare(before, after, undefined);
}

/** @param around the nearest place around it that the new text has */
function compare(
  before: Spot | undefined,
  after: Spot | undefined,
  around: Spot | undefined,
): readonly EditedSetting[] {
  const spot = after ?? before;
  const { entry } = spot?.decoded ?? {};
  // What stands below a key that nobody knows reaches no machine.
  if (!spot || !entry) return [];
  const below = childPairs(before, after).flatMap(([old, fresh]) => compare(old, fresh, after ?? around));
  const setting = settingOf(entry, spot.path);
  if (!setting) return below;
  if (before && after) {
    const isSame = ownText(before) === ownText(after);
    return isSame ? below : [{ kind: 'changed', setting, before, after, within: [] }, ...below];
  }
  // What only gives others a name is no setting of its own.
  if (isEmpty(spot) || (below.length > 0 && isOnlyNamed(spot))) return below;
  if (after) return [{ kind: 'added', setting, before: undefined, after, within: below }];
  return before ? [{ kind: 'removed', setting, before, around, within: below }] : [];
}

type Pair = readonly [before: Spot | undefined, after: Spot | undefined];

function childPairs(before: Spot | undefined, after: Spot | undefined): readonly Pair[] {
  return [...memberPairs(before, after), ...itemPairs(items(before), items(after))];
}

function memberPairs(before: Spot | undefined, after: Spot | undefined): readonly Pair[] {
  const [old, fresh] = [members(before), members(after)];
  const both = [...fresh].map(([key, spot]): Pair => [old.get(key), spot]);
  const gone = [...old].flatMap(([key, spot]): readonly Pair[] => (fresh.has(key) ? [] : [[spot, undefined]]));
  return [...both, ...gone];
}

function members(parent: Spot | undefined): ReadonlyMap<string, Spot> {
  const found = new Map<string, Spot>();
  for (const [key, { pair, value }] of parent?.decoded.members ?? [])
    if (parent)
      found.set(meantName(key, value.entry), {
        ...parent,
        decoded: value,
        node: pair.key,
        path: [...parent.path, key],
        parent,
        namedBy: [],
      });
  return found;
}

function items(parent: Spot | undefined): readonly Spot[] {
  if (!parent?.decoded.items) return [];
  const list = parent.decoded.entry;
  return parent.decoded.items.map(({ index, value }) => ({
    ...parent,
    decoded: value,
    node: value.node,
    path: [...parent.path, index],
    parent,
    namedBy: value.entry ? itemKeys(list, value.entry) : [],
  }));
}

function itemKeys(list: Entry | undefined, item: Entry): readonly string[] {
  return list?.keywords['x-merge']?.by ?? namingKeys(item);
}

/**
 * Pairs the items of two lists: those of one name; of several of one name those that say the same first; items without a name
 * by all that they say, and what is left of them in its order.
 */
function itemPairs(before: readonly Spot[], after: readonly Spot[]): readonly Pair[] {
  const olds = groupsOf(before, nameIn);
  const twins = new Map<Spot, Spot>();
  for (const [name, spots] of groupsOf(after, nameIn)) pairNamesakes(olds.get(name) ?? [], spots, twins);
  const paired = new Set(twins.values());
  const both = after.map((spot): Pair => [twins.get(spot), spot]);
  return [...both, ...before.filter((spot) => !paired.has(spot)).map((spot): Pair => [spot, undefined])];
}

function pairNamesakes(before: readonly Spot[], after: readonly Spot[], twins: Map<Spot, Spot>): void {
  const rest = new Set(before);
  const pair = (old: Spot | undefined, fresh: Spot): void => {
    if (!old) return;
    twins.set(fresh, old);
    rest.delete(old);
  };
  if (before.length > 1 || after.length > 1) {
    const same = groupsOf(before.toReversed(), textOf);
    for (const fresh of after) pair(same.get(textOf(fresh))?.pop(), fresh);
  }
  const left = [...rest].reverse();
  for (const fresh of after) if (!twins.has(fresh)) pair(left.pop(), fresh);
}

function groupsOf(spots: readonly Spot[], keyOf: (spot: Spot) => string): ReadonlyMap<string, Spot[]> {
  const groups = new Map<string, Spot[]>();
  for (const spot of spots) {
    const key = keyOf(spot);
    const group = groups.get(key);
    if (group) group.push(spot);
    else groups.set(key, [spot]);
  }
  return groups;
}

/** The same for two items that are one; empty without a name. A name that a template decides is what stands there. */
function nameIn({ decoded, namedBy, text }: Spot): string {
  for (const key of namedBy) {
    const member = decoded.members?.get(key)?.value;
    if (member && !member.members && !member.items) return `${key}:${valueText(member, text)}`;
  }
  return '';
}

function isOnlyNamed({ decoded, namedBy }: Spot): boolean {
  const own = [...(decoded.members ?? [])].filter(([key, { value }]) => !isOwnSetting(value) && !namedBy.includes(key));
  return decoded.members !== undefined && namedBy.length > 0 && own.length === 0;
}

function isEmpty({ decoded: { members: keys, items: list } }: Spot): boolean {
  return keys ? keys.size === 0 : list?.length === 0;
}

function isOwnSetting({ entry }: Decoded): boolean {
  return entry?.keywords['x-acts'] !== undefined;
}

/** All that a setting says itself, without the settings below it: the same text for the same value. */
function ownText({ decoded, text }: Spot): string {
  return valueText(decoded, text, isOwnSetting);
}

/** All that stands at a place, the settings below it too. */
function textOf({ decoded, text }: Spot): string {
  return valueText(decoded, text);
}

function valueText(decoded: Decoded, text: string, isLeftOut: (below: Decoded) => boolean = () => false): string {
  const { value, members: keys, items: list, node } = decoded;
  if (keys) {
    const known = [...keys].filter(([, { value: member }]) => member.entry !== undefined && !isLeftOut(member));
    const said = known.map(
      ([key, { value: member }]) =>
        `${JSON.stringify(meantName(key, member.entry))}:${valueText(member, text, isLeftOut)}`,
    );
    return `{${said.toSorted().join()}}`;
  }
  if (list) {
    const kept = list.filter(({ value: item }) => !isLeftOut(item));
    return `[${kept.map(({ value: item }) => valueText(item, text, isLeftOut)).join()}]`;
  }
  // What nobody knows is the same where the same stands in both texts.
  if (typeof value === 'symbol') return `?${text.slice(node.start, node.end)}`;
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value);
}

/** The path of a place with the names of items where they have some: `storage.files["/etc/motd"].mode`. */
export function namedPath(spot: Spot): string {
  const steps: (string | number)[] = [];
  for (let at: Spot | undefined = spot; at?.parent; at = at.parent) {
    const step = at.path.at(-1) ?? '';
    steps.unshift(typeof step === 'number' ? (givenName(at) ?? step) : step);
  }
  return printPath(steps);
}

function givenName({ decoded, namedBy }: Spot): string | undefined {
  for (const key of namedBy) {
    const value = decoded.members?.get(key)?.value.value;
    if (typeof value === 'string' || typeof value === 'number') return String(value);
  }
  return undefined;
}
