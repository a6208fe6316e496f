import type { Path } from '../base/path.ts';
import { availability, restrictionFor } from '../shape/availability.ts';
import type { Entry } from '../shape/entry.ts';
import type { Target } from '../shape/target.ts';
import type { Decoded, Value } from './decoded.ts';
import { unknownValue } from './decoded.ts';
import type { Origin, Produced, ProducedObject, ProducedValue } from './produced.ts';
import { mayHaveMoreKeys, originOf, type Place, placeAtValuePath } from './visit.ts';

/** A config as its real tool holds it, ready to be judged, and where its pieces stand in the text. */
export interface JudgedConfig {
  /**
   * The keys that the version has and the variant allows, and nothing else. Objects that an edit does not touch stay the same, so what was found
   * in them may be kept. A value that nobody knows, or that would cost something to make, is UNKNOWN.
   */
  readonly value: Value;
  /** Where the value of a path comes from; of a path that leads to nothing, the nearest above it that is there. */
  readonly originAt: (path: Path) => Origin;
}

/** Objects that may have more keys than anybody can see, or have one that was meant to be another. */
const openValues = new WeakSet<object>();

/** Whether there certainly is nothing at a path of keys in a judged value. */
export function isAbsent(value: unknown, ...keys: readonly string[]): boolean {
  let place = value;
  for (const key of keys) {
    if (place === undefined) return true;
    if (typeof place !== 'object' || place === null) return false;
    const member: unknown = Reflect.get(place, key);
    if (member === undefined && openValues.has(place)) return false;
    place = member;
  }
  return place === undefined;
}

/** Stands for a text that would cost something to make. Its words are not known, but it is certainly there and not empty. */
const unmadeText = unknownValue();

/** Whether a judged value certainly is a text that is not empty. */
export function isFilled(value: unknown): boolean {
  return value === unmadeText || (typeof value === 'string' && value !== '');
}

/** Whether a template may bring more keys into an object, or more items into the lists in it, than anybody can see. */
export function mayHoldMore(value: object): boolean {
  return openValues.has(value);
}

/** The items of a list in a judged value; none where nobody knows them. */
export function knownItems<T>(list: readonly T[] | undefined): readonly T[] {
  return Array.isArray(list) ? list : [];
}

/** What stands in a text, at a place and below it. Paths count from the place; list indices count the items that the target kept. */
export function judgedText(root: Place, target: Target): JudgedConfig {
  return {
    value: readValue(root.decoded, target),
    originAt: (path) => originOf(placeAtValuePath(root, path.map(String))),
  };
}

/** The last answer for each value: one document asks for one version again and again. */
const readValues = new WeakMap<Decoded, { readonly row: Target['row']; readonly value: Value }>();

function readValue(decoded: Decoded, target: Target): Value {
  const { members, items } = decoded;
  if (!members && !items) return decoded.value;
  const { row } = target;
  const remembered = readValues.get(decoded);
  if (remembered && remembered.row === row) return remembered.value;
  const value = items ? items.map((item) => readValue(item.value, target)) : readMembers(decoded, target);
  readValues.set(decoded, { row, value });
  return value;
}

function readMembers({ members, node, entry }: Decoded, target: Target): Value {
  const value: Record<string, Value> = Object.create(null);
  if (mayHaveMoreKeys(node)) openValues.add(value);
  for (const [name, { value: member }] of members ?? []) {
    if (!member.entry) {
      // Where the tool refuses an unknown key, that is said, and it may be the one that is missed.
      if (isRefused(target, entry)) openValues.add(value);
    } else if (isJudgedAt(member.entry, target)) value[name] = readValue(member, target);
  }
  return value;
}

/** Whether the tool goes no further where an object has a key that it does not know. */
function isRefused({ unknownKey, embeds }: Target, entry: Entry | undefined): boolean {
  return unknownKey === 'error' && !embeds && entry?.keywords.additionalProperties === false;
}

/** What a variant refuses has to go as a whole, whatever it says. */
function isJudgedAt({ keywords }: Entry, target: Target): boolean {
  return availability(keywords, target).kind === 'available' && !restrictionFor(keywords['x-forbidden'], target);
}

/** What was made of a text. */
export function judgedOutput(root: Produced): JudgedConfig {
  return {
    value: madeValue(root),
    originAt: (path) => {
      let place = root;
      for (const step of path) {
        const next = place.kind === 'object' ? place.members.get(String(step)) : undefined;
        const item = place.kind === 'list' ? place.items[Number(step)] : undefined;
        if (!next && !item) break;
        place = next ?? item ?? place;
      }
      const [origin] = place.origins;
      if (!origin) throw new Error(`nothing is known of where ${path.join('.')} comes from`);
      return origin;
    },
  };
}

const madeValues = new WeakMap<Produced, Value>();

function madeValue(produced: Produced): Value {
  if (produced.kind === 'scalar') return plain(produced.value);
  const remembered = madeValues.get(produced);
  if (remembered !== undefined) return remembered;
  const value = produced.kind === 'list' ? produced.items.map(madeValue) : madeMembers(produced);
  madeValues.set(produced, value);
  return value;
}

function madeMembers({ members, isOpen }: ProducedObject): Value {
  const value: Record<string, Value> = Object.create(null);
  if (isOpen) openValues.add(value);
  for (const [name, member] of members) {
    if (member.kind !== 'scalar' || member.value !== null) value[name] = madeValue(member);
  }
  return value;
}

/** A lazy text is never made for a judgement. */
function plain(value: ProducedValue): Value {
  if (typeof value !== 'object') return value;
  return value === null || value.mayBeEmpty ? unknownValue() : unmadeText;
}
