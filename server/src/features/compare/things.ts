import {
  type Origin,
  type Produced,
  type ProducedList,
  type ProducedObject,
  type ProducedScalar,
  plainValue,
} from '../../decode/produced.ts';
import { itemName } from '../../formats/ignition/itemName.ts';
import { formatById } from '../../registry.ts';
import { availability } from '../../shape/availability.ts';
import { additionalOf, type Entry, itemOf, propertiesOf } from '../../shape/entry.ts';
import { meantName } from '../../shape/meantName.ts';
import { isPointer } from '../../shape/pointer.ts';
import type { Target } from '../../shape/target.ts';
import { type NamedValue, thingName } from '../thingName.ts';
import { carriedContents, type FieldValue, plainField } from './fieldValue.ts';
import type { MachineConfigOf } from './machine.ts';
import type { Undecided } from './undecided.ts';

/** A thing that a machine gets: a file, a unit, a user; or the settings of one section. */
export interface Thing {
  /** The same for the same thing of another machine. */
  readonly id: string;
  readonly section: Section;
  /** By key, below the thing: `mode`, `user.name`, `contents`. What the thing goes by is not among them. */
  readonly fields: ReadonlyMap<string, Field>;
  readonly origin: Origin;
  readonly goesBy: GoesBy;
  /** In the words of the schema, of which those are left out that speak of keys that are not to be spoken of. */
  readonly name: (isSpokenOf: (key: string) => boolean) => string;
}

/**
 * What tells a thing from others: a name; its contents, where they are all that there is; nothing that anybody knows, because
 * a template decides the name; the section whose settings it is; the template that decides what it is.
 */
export type GoesBy = 'name' | 'contents' | 'nobody-knows' | 'section' | 'template';

/** The things of one kind. */
export interface Section {
  readonly id: string;
  readonly title: string;
  /** Where it comes among others: the places of its keys in the schema. */
  readonly rank: readonly number[];
  /** Whether the same things in another order make another machine. */
  readonly isOrdered: boolean;
}

export interface Field {
  readonly key: string;
  readonly value: FieldValue;
  readonly origin: Origin;
  readonly isSecret: boolean;
  /** True where the machine would be the same without it. */
  readonly isUsual: boolean;
  /** The language of a text, as the schema calls it. */
  readonly language: string | undefined;
}

/** Everything that a config makes, in the order of the schema. */
export function thingsOf(read: MachineConfigOf, text: string, prefix: string): readonly Thing[] {
  const { config, entry, target, isAround, undecided } = read;
  const walk: Walk = { target, text, prefix, things: [], settings: new Map(), ids: new Map() };
  const rank = isAround ? outerRank : innerRank;
  visitMembers(config, entry, { walk, path: [], rank, thing: undefined, key: '', isSecret: false });
  for (const each of undecided) addUndecided(walk, each);
  return walk.things;
}

/** What a template decides is a thing of its own, which goes by what stands there. */
function addUndecided(walk: Walk, { name, source, origin }: Undecided): void {
  const section = { id: 'templates', title: 'templates', rank: lastRank, isOrdered: false };
  const facts = { section, origin, goesBy: 'template' as const, name: () => name };
  const thing = openThing(walk, { ...facts, id: `${walk.prefix}\0${section.id}:${source}` });
  const value = { kind: 'unknown', source } as const;
  thing.fields.set('template', {
    key: 'template',
    value,
    origin,
    isSecret: false,
    isUsual: false,
    language: undefined,
  });
}

/** What stands around a config comes before what stands in it. */
const outerRank: readonly number[] = [0];
const innerRank: readonly number[] = [1];
const lastRank: readonly number[] = [2];

interface Walk {
  readonly target: Target;
  readonly text: string;
  readonly prefix: string;
  readonly things: Thing[];
  readonly settings: Map<string, OpenThing>;
  /** How many things go by an id. */
  readonly ids: Map<string, number>;
}

type OpenThing = Thing & { readonly fields: Map<string, Field> };

/** A place in the config on the way down. */
interface Spot {
  readonly walk: Walk;
  readonly path: readonly string[];
  readonly rank: readonly number[];
  /** What the keys here belong to; undefined where only sections stand. */
  readonly thing: OpenThing | undefined;
  /** From the thing on. */
  readonly key: string;
  readonly isSecret: boolean;
}

function visitMembers(object: ProducedObject, entry: Entry, spot: Spot): void {
  const { target } = spot.walk;
  const carried = carriedContents(object, entry);
  const place = carried && spot.thing === undefined ? { ...spot, thing: settingsAt(spot, object) } : spot;
  if (carried) putField(place, place.key === '' ? 'contents' : place.key, carried.value, carried.holder);
  const properties = propertiesOf(entry);
  const packings = new Set([...properties.values()].map(({ keywords }) => keywords['x-packed-by']));
  for (const [index, [name, child]] of [...properties].entries()) {
    const member = object.members.get(name);
    const { 'x-bookkeeping': isBookkeeping, const: only } = child.keywords;
    if (!member || isBookkeeping || only !== undefined || carried?.keys.includes(name)) continue;
    if (availability(child.keywords, target).kind !== 'available') continue;
    if (packings.has(name) && member.kind === 'scalar' && !plainValue(member.value)) continue;
    visit(member, child, below(place, name, index, child), object);
  }
  const free = additionalOf(entry);
  for (const [name, member] of free ? object.members : [])
    if (free && !properties.has(name)) visit(member, free, below(place, name, properties.size, free), object);
  if (object.isOpen) putUnknown(place, `${place.key === '' ? '' : `${place.key}.`}…`, object);
}

/** Whether a whole config of another format stands there. */
export function isEmbedded({ keywords }: Entry): boolean {
  return keywords.type === 'object' && formatById(keywords['x-embeds'] ?? '') !== undefined;
}

function below(spot: Spot, name: string, index: number, entry: Entry): Spot {
  // A config inside of another object is compared with one that stands alone.
  if (isEmbedded(entry)) return { ...spot, path: [], rank: innerRank, thing: undefined, key: '' };
  const isSecret = spot.isSecret || entry.keywords['x-secret'] === true;
  const meant = meantName(name, entry);
  const path = [...spot.path, meant];
  const rank = [...spot.rank, index];
  const key = spot.thing === undefined ? '' : spot.key === '' ? meant : `${spot.key}.${meant}`;
  return { ...spot, path, rank, key, isSecret };
}

function visit(value: Produced, entry: Entry, spot: Spot, holder: ProducedObject): void {
  switch (value.kind) {
    case 'object':
      visitMembers(value, entry, spot);
      break;
    case 'list':
      visitList(value, entry, spot, holder);
      break;
    case 'scalar':
      visitScalar(value, entry, spot, holder);
      break;
  }
}

function visitScalar(scalar: ProducedScalar, entry: Entry, spot: Spot, holder: ProducedObject): void {
  const { target } = spot.walk;
  if (isVersion(spot)) return;
  if (typeof scalar.value === 'symbol') {
    const owner = owned(spot, holder);
    putUnknown(owner, owner.key, scalar);
    return;
  }
  const value = plainValue(scalar.value);
  // A zero that is no pointer is the same as nothing.
  if (value === null || (!value && !isPointer(entry, target))) return;
  const { default: usual, 'x-kept': isKept } = entry.keywords;
  const isUsual = value === usual && !isKept;
  const owner = owned(spot, holder);
  putField(owner, owner.key, plainField(value, entry), scalar, { isUsual, language: entry.keywords['x-embeds'] });
}

/** The version says how the rest is to be read, and nothing of the machine. */
function isVersion({ path, walk: { target } }: Spot): boolean {
  const end = target.versionPath.slice(-path.length);
  return path.length > 1 && end.length === path.length && end.every((step, index) => step === path[index]);
}

/** The same place, with the settings of its section as what it belongs to where it belongs to nothing else. */
function owned(spot: Spot, holder: ProducedObject): Spot {
  if (spot.thing !== undefined) return spot;
  const above = { ...spot, path: spot.path.slice(0, -1), rank: spot.rank.slice(0, -1) };
  return { ...spot, thing: settingsAt(above, holder), key: spot.path.at(-1) ?? '' };
}

function visitList(list: ProducedList, entry: Entry, spot: Spot, holder: ProducedObject): void {
  if (list.items.length === 0) return;
  const item = itemOf(entry) ?? entry;
  const merge = entry.keywords['x-merge'];
  const isKeyed = merge?.by !== undefined;
  if (list.items.every(({ kind }) => kind === 'scalar')) putList(list, entry, owned(spot, holder));
  else if (isKeyed && (item.keywords['x-symbol'] || spot.thing === undefined)) visitThings(list, entry, item, spot);
  else visitItems(list, entry, isKeyed, owned(spot, holder), holder);
}

/** Items that are no things of their own. */
function visitItems(list: ProducedList, entry: Entry, isKeyed: boolean, owner: Spot, holder: ProducedObject): void {
  const item = itemOf(entry) ?? entry;
  for (const [index, each] of list.items.entries()) {
    const name = isKeyed ? nameOf(each, entry, owner.walk) : undefined;
    const step = name === undefined || name.value === '' ? index : name.value;
    // An item of nothing but its name is there all the same.
    const says = each.kind === 'object' && each.members.size > 1 ? without(each, name?.key) : each;
    visit(says, item, { ...owner, key: `${owner.key}[${step}]` }, holder);
  }
}

function putList(list: ProducedList, entry: Entry, spot: Spot): void {
  const item = itemOf(entry) ?? entry;
  if (list.items.some((each) => each.kind !== 'scalar' || typeof each.value === 'symbol')) {
    putUnknown(spot, spot.key, list);
    return;
  }
  const items = list.items.flatMap((each) => {
    const value = each.kind === 'scalar' ? plainValue(each.value) : null;
    const field = value === null ? undefined : plainField(value, item);
    return field?.kind === 'plain' || field?.kind === 'text' ? [field.text] : [];
  });
  const isOrdered = entry.keywords['x-ordered'] === true;
  putField(spot, spot.key, { kind: 'list', items, isOrdered }, list);
}

interface ItemIdentity {
  readonly id: string;
  readonly key: string | undefined;
  readonly value: string;
  readonly isInline: boolean;
}

/** Undefined where nobody knows it. */
function nameOf(item: Produced, list: Entry, { target }: Walk): ItemIdentity | undefined {
  if (item.kind !== 'object') return undefined;
  const name = itemName(list, target, (key) => {
    const member = item.members.get(key);
    if (member?.kind !== 'scalar') return undefined;
    return typeof member.value === 'symbol' ? member.value : plainValue(member.value);
  });
  return name && { ...name, isInline: name.key !== undefined && /^data:/iu.test(name.value) };
}

function visitThings(list: ProducedList, entry: Entry, item: Entry, spot: Spot): void {
  const { walk, thing: parent } = spot;
  const kind = spot.path.at(-1) ?? '';
  const section: Section = parent?.section ?? {
    id: spot.path.join('.'),
    title: wordsOf(kind),
    rank: spot.rank,
    isOrdered: entry.keywords['x-ordered'] === true,
  };
  let inline = 0;
  for (const each of list.items) {
    if (each.kind !== 'object') continue;
    const identity = nameOf(each, entry, walk);
    const carried = identity?.isInline ? carriedContents(each, item) : undefined;
    if (carried) inline++;
    const source = sourceOf(each, walk);
    const own = carried ? `inline ${contentsKey(carried.value)}` : (identity?.id ?? `unknown ${source}`);
    const shown = carried ? `(inline ${inline})` : (identity?.value ?? '');
    const named = identity?.key;
    const thing = openThing(walk, {
      // What stands in a thing comes right behind it, in the order of the ids too.
      id: `${parent?.id ?? walk.prefix}\0${kind}:${own}`,
      section,
      origin: originOf(each),
      goesBy: carried ? 'contents' : identity ? 'name' : 'nobody-knows',
      name: (fields, isSpokenOf) => {
        const read = (key: string): NamedValue | undefined => {
          if (key === named) return { text: shown, value: shown };
          const value = isSpokenOf(key) ? fields.get(key)?.value : undefined;
          return value?.kind === 'plain' ? value : undefined;
        };
        const symbol = item.keywords['x-symbol'];
        const nameless = identity ? '(without a name)' : '(nobody knows which)';
        const fallback = `${singular(wordsOf(kind))} ${shown === '' ? nameless : shown}`;
        const name = (symbol && thingName(symbol, read)) ?? fallback;
        return parent ? `${name} of ${parent.name(() => false)}` : name;
      },
    });
    visitMembers(without(each, named), item, { ...spot, thing, key: '' });
  }
}

function without(object: ProducedObject, name: string | undefined): ProducedObject {
  // Contents are a field of their own, whatever goes by them.
  if (name === undefined || carriedName(object, name)) return object;
  return { ...object, members: new Map([...object.members].filter(([key]) => key !== name)) };
}

function carriedName(object: ProducedObject, name: string): boolean {
  const member = object.members.get(name);
  const value = member?.kind === 'scalar' && typeof member.value !== 'symbol' ? plainValue(member.value) : undefined;
  return typeof value === 'string' && /^data:/iu.test(value);
}

function contentsKey(value: FieldValue): string {
  if (value.kind === 'text') return value.text;
  return value.kind === 'binary' ? Array.from(value.bytes).join() : '';
}

interface ThingFacts extends Omit<Thing, 'fields' | 'name'> {
  readonly name: (fields: ReadonlyMap<string, Field>, isSpokenOf: (key: string) => boolean) => string;
}

function openThing({ things, ids }: Walk, facts: ThingFacts): OpenThing {
  const fields = new Map<string, Field>();
  const count = ids.get(facts.id) ?? 0;
  ids.set(facts.id, count + 1);
  // What the tool takes twice stands twice.
  const id = count === 0 ? facts.id : `${facts.id} ${count + 1}`;
  const thing = {
    ...facts,
    id,
    fields,
    name: (isSpokenOf: (key: string) => boolean) => facts.name(fields, isSpokenOf),
  };
  things.push(thing);
  return thing;
}

/** The settings that stand in a section itself, and not in a thing of it. */
function settingsAt({ walk, path, rank }: Spot, object: ProducedObject): OpenThing {
  const id = `${walk.prefix}\0settings:${path.join('.')}`;
  const known = walk.settings.get(id);
  if (known) return known;
  const [first = ''] = path;
  const title = first === '' ? 'the whole config' : wordsOf(first);
  const name = path.length === 0 ? title : path.map(wordsOf).join(' ');
  const section = { id: first, title, rank: rank.slice(0, 2), isOrdered: false };
  const facts = { id, section, origin: originOf(object), goesBy: 'section' as const };
  const thing = openThing(walk, { ...facts, name: () => name });
  walk.settings.set(id, thing);
  return thing;
}

function putField(spot: Spot, key: string, value: FieldValue, from: Produced, facts: Partial<Field> = {}): void {
  const { isSecret } = spot;
  const unsaid = { isUsual: false, language: undefined };
  spot.thing?.fields.set(key, { ...unsaid, ...facts, key, value, origin: originOf(from), isSecret });
}

function putUnknown(spot: Spot, key: string, from: Produced): void {
  const owner = spot.thing === undefined && from.kind === 'object' ? { ...spot, thing: settingsAt(spot, from) } : spot;
  putField(owner, key, { kind: 'unknown', source: sourceOf(from, spot.walk) }, from);
}

function sourceOf(value: Produced, { text }: Walk): string {
  const { node } = originOf(value);
  return text.slice(node.start, node.end);
}

function originOf({ origins: [origin] }: Produced): Origin {
  if (!origin) throw new Error('nothing is known of where a value comes from');
  return origin;
}

/** A key as people say it: `kernelArguments` are kernel arguments. */
function wordsOf(key: string): string {
  return key.replaceAll(/(?<=[a-z])[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
}

function singular(words: string): string {
  return words.replace(/ies$/u, 'y').replace(/s$/u, '');
}
