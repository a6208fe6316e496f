import type { Path } from '../base/path.ts';
import type { Node } from '../document/node.ts';
import type { Unknown } from './decoded.ts';

/** The place in a source text that a piece of an output came from. */
export interface Origin {
  readonly node: Node;
  /** What is underlined for a finding about it: a scalar itself, of what is longer the key that leads to it. */
  readonly head: Node;
  readonly path: Path;
  /** Where the source does not say it itself: the paths of what decides how a shorthand makes it. */
  readonly madeFrom?: readonly Path[];
  /** What it stands in, for a person, where that is another config than the source, which the place names or holds. */
  readonly from?: string;
}

/** A text that costs something to make and is made when somebody asks, once. */
export interface LazyText {
  readonly get: () => string;
  /** How many bytes were saved by packing what it holds. */
  readonly saved?: (() => number) | undefined;
  /** True where nothing may come out of it. */
  readonly mayBeEmpty?: boolean;
}

/** UNKNOWN where the source's value is: it is judged, and never printed. */
export type ProducedValue = string | number | bigint | boolean | null | LazyText | Unknown;

/**
 * A value of a target format together with its origin: the mirror image of `Decoded`. What prints it, and what of it
 * prints at all, is for the writer of the target format to say.
 */
export type Produced = ProducedScalar | ProducedList | ProducedObject;

interface ProducedBase {
  /** The nodes that it came from, the nearest to the user's words first. Never empty. */
  readonly origins: readonly Origin[];
}

export interface ProducedScalar extends ProducedBase {
  readonly kind: 'scalar';
  readonly value: ProducedValue;
}

export interface ProducedList extends ProducedBase {
  readonly kind: 'list';
  readonly items: readonly Produced[];
}

export interface ProducedObject extends ProducedBase {
  readonly kind: 'object';
  readonly members: ReadonlyMap<string, Produced>;
  /** True where there may be more keys than anybody can see, because the source is a template. */
  readonly isOpen?: boolean;
}

export function producedScalar(value: ProducedValue, ...origins: readonly Origin[]): ProducedScalar {
  return { kind: 'scalar', value, origins };
}

export function producedList(items: readonly Produced[], ...origins: readonly Origin[]): ProducedList {
  return { kind: 'list', items, origins };
}

/** Members that are undefined are left out. */
export function producedObject(
  members: Iterable<readonly [name: string, member: Produced | undefined]>,
  ...origins: readonly Origin[]
): ProducedObject {
  const present = new Map<string, Produced>();
  for (const [name, member] of members) if (member) present.set(name, member);
  return { kind: 'object', members: present, origins };
}

export function withMember(object: ProducedObject, name: string, member: Produced): ProducedObject {
  return { ...object, members: new Map(object.members).set(name, member) };
}

/** The same value, as if all of it came from one place. */
export function withOrigins(value: Produced, ...origins: readonly Origin[]): Produced {
  switch (value.kind) {
    case 'scalar':
      return { ...value, origins };
    case 'list':
      return { ...value, items: value.items.map((item) => withOrigins(item, ...origins)), origins };
    case 'object': {
      const members = [...value.members].map(([name, member]) => [name, withOrigins(member, ...origins)] as const);
      return { ...value, members: new Map(members), origins };
    }
  }
}

/** The object, list or scalar that a path of keys leads to. */
export function producedAt(value: Produced | undefined, ...path: readonly (string | number)[]): Produced | undefined {
  let place = value;
  for (const step of path) {
    if (place?.kind === 'object') place = place.members.get(String(step));
    else if (place?.kind === 'list') place = place.items[Number(step)];
    else return undefined;
  }
  return place;
}

export function itemsAt(value: Produced | undefined, ...path: readonly (string | number)[]): readonly Produced[] {
  const list = producedAt(value, ...path);
  return list?.kind === 'list' ? list.items : [];
}

/** A scalar's text, made now if it is lazy; undefined for anything else. */
export function producedText(value: Produced | undefined): string | undefined {
  if (value?.kind !== 'scalar') return undefined;
  const plain = plainValue(value.value);
  return typeof plain === 'string' ? plain : undefined;
}

/** A scalar as it prints; nothing for what is not known. */
export function plainValue(value: ProducedValue): string | number | bigint | boolean | null {
  if (typeof value === 'symbol') return null;
  return typeof value === 'object' && value !== null ? value.get() : value;
}

/** A lazy text that is worked out at most once. */
export function lazyText(make: () => string, saved?: () => number): LazyText {
  let text: string | undefined;
  return {
    saved,
    get: () => {
      text ??= make();
      return text;
    },
  };
}

/** How many bytes packing saves in all of a value. */
export function savedBytes(value: Produced): number {
  switch (value.kind) {
    case 'scalar':
      return typeof value.value === 'object' && value.value !== null ? (value.value.saved?.() ?? 0) : 0;
    case 'list':
      return value.items.reduce((sum, item) => sum + savedBytes(item), 0);
    case 'object':
      return [...value.members.values()].reduce((sum, member) => sum + savedBytes(member), 0);
  }
}
