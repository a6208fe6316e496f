import { type Origin, type Produced, type ProducedObject, plainValue } from '../../decode/produced.ts';
import { gunzip } from '../../embedded/gunzip.ts';
import { readDataUrl } from '../../embedded/readDataUrl.ts';
import { itemName } from '../../formats/ignition/itemName.ts';
import { dropsSpecialBits, specialModeBits } from '../../formats/ignition/specialModeBits.ts';
import { type Entry, itemOf, propertyOf, rootEntry } from '../../shape/entry.ts';
import type { Target } from '../../shape/target.ts';
import type { MadeConfig } from '../conversion.ts';

/** A place at which two configs say different things to the machine. */
export interface Difference {
  /** In the Ignition config, with the names of items. */
  readonly place: string;
  readonly before: Produced | undefined;
  readonly after: Produced | undefined;
}

/**
 * Where the machine gets something else, whatever the two configs are called and however contents are packed. What nobody
 * knows, because a template is in it, is the same.
 */
export function differencesOf(before: MadeConfig, after: MadeConfig): readonly Difference[] {
  const found: Difference[] = [];
  const sides = { before: before.target, after: after.target, found };
  compare(before.config, after.config, rootEntry('schemas/ignition/index.json'), '', sides);
  return found;
}

interface Sides {
  readonly before: Target;
  readonly after: Target;
  readonly found: Difference[];
}

function compare(
  before: Produced | undefined,
  after: Produced | undefined,
  entry: Entry | undefined,
  place: string,
  sides: Sides,
): void {
  if (place === 'ignition.version') return;
  if (before?.kind === 'object' && after?.kind === 'object') {
    compareObjects(before, after, entry, place, sides);
    return;
  }
  if (before?.kind === 'list' && after?.kind === 'list') {
    compareLists(before.items, after.items, entry, place, sides);
    return;
  }
  if (isNothing(before) && isNothing(after)) return;
  if (before?.kind === 'scalar' && after?.kind === 'scalar' && isSameScalar(before.value, after.value, entry, sides))
    return;
  sides.found.push({
    place,
    before: isNothing(before) ? undefined : before,
    after: isNothing(after) ? undefined : after,
  });
}

function isNothing(value: Produced | undefined): boolean {
  switch (value?.kind) {
    case undefined:
      return true;
    case 'scalar':
      return value.value === null;
    case 'list':
      return value.items.length === 0;
    case 'object':
      return [...value.members.values()].every(isNothing);
  }
}

type Scalar = Extract<Produced, { readonly kind: 'scalar' }>['value'];

function isSameScalar(before: Scalar, after: Scalar, entry: Entry | undefined, sides: Sides): boolean {
  if (typeof before === 'symbol' || typeof after === 'symbol') return true;
  const [first, second] = [plainValue(before), plainValue(after)];
  if (entry?.keywords['x-notation'] !== 'octal' || typeof first !== 'number' || typeof second !== 'number')
    return first === second;
  return modeOnMachine(first, sides.before) === modeOnMachine(second, sides.after);
}

function modeOnMachine(mode: number, target: Target): number {
  return dropsSpecialBits(target) ? mode & ~specialModeBits : mode;
}

function compareObjects(
  before: ProducedObject,
  after: ProducedObject,
  entry: Entry | undefined,
  place: string,
  sides: Sides,
): void {
  const isSameContent = hasSameContent(before, after);
  for (const name of new Set([...before.members.keys(), ...after.members.keys()])) {
    if (isSameContent && (name === 'source' || name === 'compression')) continue;
    const below = entry && propertyOf(entry, name);
    compare(before.members.get(name), after.members.get(name), below, place === '' ? name : `${place}.${name}`, sides);
  }
}

/** Whether two resources hold the same bytes; how those are packed is the tool's affair. */
function hasSameContent(before: ProducedObject, after: ProducedObject): boolean {
  const [first, second] = [before.members.get('source'), after.members.get('source')];
  if (first?.kind !== 'scalar' || second?.kind !== 'scalar') return false;
  if (typeof first.value === 'symbol' || typeof second.value === 'symbol') return true;
  const [one, other] = [plainValue(first.value), plainValue(second.value)];
  const [packing, otherPacking] = [before, after].map((each) => packingOf(each));
  if (one === other && packing === otherPacking) return true;
  if (typeof one !== 'string' || typeof other !== 'string') return false;
  const [bytes, otherBytes] = [bytesOf(one, packing), bytesOf(other, otherPacking)];
  return bytes !== undefined && otherBytes !== undefined && isEqual(bytes, otherBytes);
}

function packingOf({ members }: ProducedObject): string {
  const compression = members.get('compression');
  return compression?.kind === 'scalar' ? String(plainValue(compression.value) ?? '') : '';
}

/** More than this no config of 2 MB unpacks to without being an attack. */
const mostBytes = 64 * 1024 * 1024;

function bytesOf(url: string, packing: string | undefined): Uint8Array | undefined {
  const reading = readDataUrl(url);
  if (reading.kind === 'fault') return undefined;
  if (packing !== 'gzip') return reading.bytes;
  const unpacked = gunzip(reading.bytes, mostBytes);
  return unpacked.kind === 'bytes' ? unpacked.bytes : undefined;
}

function isEqual(some: Uint8Array, others: Uint8Array): boolean {
  return some.length === others.length && some.every((byte, index) => byte === others[index]);
}

/** Items by their names; what has none in its order. */
function compareLists(
  before: readonly Produced[],
  after: readonly Produced[],
  list: Entry | undefined,
  place: string,
  sides: Sides,
): void {
  const item = list && itemOf(list);
  const [old, now] = [namedItems(before, list, sides.before), namedItems(after, list, sides.after)];
  for (const name of new Set([...old.keys(), ...now.keys()]))
    compare(old.get(name), now.get(name), item, `${place}[${name}]`, sides);
}

function namedItems(
  items: readonly Produced[],
  list: Entry | undefined,
  target: Target,
): ReadonlyMap<string, Produced> {
  const named = new Map<string, Produced>();
  for (const [index, item] of items.entries()) {
    const word = nameOf(item, list, target);
    const name = word === '' || named.has(word) ? `${word}#${index}` : word;
    named.set(name, item);
  }
  return named;
}

function nameOf(item: Produced, list: Entry | undefined, target: Target): string {
  if (item.kind === 'scalar') return typeof item.value === 'symbol' ? '' : String(plainValue(item.value));
  if (item.kind !== 'object' || !list) return '';
  const name = itemName(list, target, (key) => {
    const member = item.members.get(key);
    return member?.kind === 'scalar' ? plainValue(member.value) : undefined;
  });
  return name?.value ?? '';
}

/** Everything in a value, and it itself, that came from somewhere. */
export function originsIn(value: Produced): readonly Origin[] {
  switch (value.kind) {
    case 'scalar':
      return value.origins;
    case 'list':
      return [...value.origins, ...value.items.flatMap(originsIn)];
    case 'object':
      return [...value.origins, ...[...value.members.values()].flatMap(originsIn)];
  }
}
