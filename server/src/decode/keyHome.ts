import type { Node, Pair } from '../document/node.ts';

import { additionalOf, type Entry, itemOf, ofType, propertiesOf } from '../shape/entry.ts';
import type { Target } from '../shape/target.ts';
import { acceptedKeys } from '../shape/wording.ts';
import { targetTypeOf } from './targetType.ts';
import type { Place } from './visit.ts';

/** Where a key that nobody knows at its place would be known. */
export type Home =
  /** Below another key of the same object; `pair` where that stands there, without a value if `isEmpty`. */
  | {
      readonly kind: 'below';
      readonly name: string;
      readonly pair: Pair | undefined;
      readonly isEmpty: boolean;
      /** True where it is to be the first key of an item of a list. */
      readonly isItem?: true;
    }
  /** In the object around, beside the key that leads to this one. */
  | { readonly kind: 'around'; readonly place: Place }
  /** In another section of the root. */
  | { readonly kind: 'section'; readonly name: string };

/**
 * The places near an unknown key where it would be known and its value would fit: below a key of the same object, in the
 * object around, or, from a section of the root, in another section. A key without a value just above is the answer,
 * whatever else there is: what stands behind it was meant to stand below it. Several where nobody can tell.
 */
export function homesOf(pair: Pair, name: string, place: Place, target: Target): readonly Home[] {
  const { entry, node } = place.decoded;
  if (!entry || node.kind !== 'map') return [];
  const below = fittest(keysThatHold(entry, name, target), pair.value);
  const homes = below.map((key): Home => {
    const own = node.pairs.findLast((other) => other.key.kind === 'scalar' && other.key.text === key);
    return { kind: 'below', name: key, pair: own, isEmpty: own !== undefined && isEmpty(own.value) };
  });
  const open = homes.findLast((home) => home.kind === 'below' && home.isEmpty && (home.pair?.end ?? 0) <= pair.start);
  const above = open ?? emptyAbove(pair, name, place);
  if (above) return [above];
  return [...homes, ...homesAround(pair, name, place, target)];
}

/** The key just above that has no value, where its items or its free keys could be what stands here. */
function emptyAbove(pair: Pair, name: string, { decoded: { entry, node } }: Place): Home | undefined {
  const above = node.kind === 'map' ? node.pairs[node.pairs.indexOf(pair) - 1] : undefined;
  if (!entry || above?.key.kind !== 'scalar' || !isEmpty(above.value)) return undefined;
  const child = propertiesOf(entry).get(above.key.text);
  const item = child && itemOf(ofType(child, 'array') ?? child);
  const key = item && propertiesOf(item).get(name);
  const home = { kind: 'below', name: above.key.text, pair: above, isEmpty: true } as const;
  if (key && misfit(key, pair.value) === 0) return { ...home, isItem: true };
  const free = child && additionalOf(ofType(child, 'object') ?? child);
  return free && Number.isFinite(misfit(free, pair.value)) ? home : undefined;
}

function homesAround({ value }: Pair, name: string, place: Place, target: Target): readonly Home[] {
  const around = place.parent?.decoded.items ? place.parent.parent : place.parent;
  if (!around?.decoded.entry || !around.decoded.members) return [];
  const { entry, members } = around.decoded;
  const own = propertiesOf(entry).get(name);
  const isFree = own && !members.has(name) && acceptedKeys(entry, target).includes(name);
  // The next items of a list would all want to put their key around it.
  if (isFree && place.parent === around && misfit(own, value) === 0) return [{ kind: 'around', place: around }];
  if (around.parent || place.parent !== around) return [];
  return fittest(keysThatHold(entry, name, target), value).map((key): Home => ({ kind: 'section', name: key }));
}

/** The keys of an object whose own objects have a key of this name. */
function keysThatHold(entry: Entry, name: string, target: Target): readonly (readonly [key: string, inner: Entry])[] {
  const holders = acceptedKeys(entry, target).flatMap((key) => {
    const child = propertiesOf(entry).get(key);
    const inner = child && holdsKeys(child) ? propertiesOf(child).get(name) : undefined;
    return child && inner && acceptedKeys(child, target).includes(name) ? [{ key, child, inner }] : [];
  });
  const current = holders.filter(({ child }) => child.keywords.deprecated !== true);
  return (current.length > 0 ? current : holders).map(({ key, inner }) => [key, inner]);
}

function holdsKeys(entry: Entry): boolean {
  return targetTypeOf(ofType(entry, 'object')) === 'struct';
}

/** Those for whose entry the value has the right form, and of these the ones that know most of its keys. */
function fittest(
  candidates: readonly (readonly [key: string, inner: Entry])[],
  value: Node | undefined,
): readonly string[] {
  const scored = candidates.map(([key, inner]) => ({ key, misfit: misfit(inner, value) }));
  const least = Math.min(...scored.map((each) => each.misfit));
  return Number.isFinite(least) ? scored.filter((each) => each.misfit === least).map(({ key }) => key) : [];
}

/** How many keys in a value the entry does not have; infinite where the value is of another form. */
function misfit(entry: Entry, value: Node | undefined): number {
  if (!value || isEmpty(value) || value.kind === 'alias') return 0;
  switch (targetTypeOf(entry)) {
    case 'any':
      return 0;
    case 'struct':
      return value.kind === 'map' ? unknownKeys(entry, value) : Number.POSITIVE_INFINITY;
    case 'map':
      return value.kind === 'map' ? 0 : Number.POSITIVE_INFINITY;
    case 'list': {
      if (value.kind !== 'seq') return Number.POSITIVE_INFINITY;
      const item = itemOf(entry);
      return item ? Math.max(0, ...value.items.slice(0, 5).map((node) => misfit(item, node))) : 0;
    }
    case 'string':
    case 'integer':
    case 'number':
    case 'boolean':
      return value.kind === 'scalar' ? 0 : Number.POSITIVE_INFINITY;
  }
}

function unknownKeys(entry: Entry, { pairs }: Node & { readonly kind: 'map' }): number {
  const known = propertiesOf(entry);
  return pairs.filter(({ key }) => key.kind === 'scalar' && !known.has(key.text)).length;
}

function isEmpty(value: Node | undefined): boolean {
  return !value || (value.kind === 'scalar' && value.style === 'plain' && value.text === '' && value.tag === undefined);
}

/** What a message says of where a key belongs. */
export function homeWords(homes: readonly Home[]): string | undefined {
  const [home, ...others] = homes;
  if (!home) return undefined;
  if (others.length > 0) {
    const names = homes.flatMap((each) => (each.kind === 'around' ? [] : [`\`${each.name}\``]));
    return names.length === homes.length && names.length === 2 ? `it belongs below ${names.join(' or ')}` : undefined;
  }
  switch (home.kind) {
    case 'below':
      if (home.isItem) return `it belongs to an item of \`${home.name}\`, so write \`- \` in front`;
      return `it belongs below \`${home.name}\`${home.isEmpty ? ', so indent it' : ''}`;
    case 'around':
      return 'it belongs one level up';
    case 'section':
      return `it belongs below \`${home.name}\` at the top level`;
  }
}

/** The key without a value that the unknown one was meant to stand below: the cause of both problems. */
export function emptyHome(homes: readonly Home[]): { readonly name: string; readonly key: Node } | undefined {
  const [home] = homes;
  return home?.kind === 'below' && home.isEmpty && home.pair ? { name: home.name, key: home.pair.key } : undefined;
}
