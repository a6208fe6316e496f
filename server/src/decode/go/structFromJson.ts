import { additionalOf, type Entry, itemOf } from '../../shape/entry.ts';
import { eitherOf, identityIn } from '../alternatives.ts';
import type { Decoded, DecodeProblem, Item, Member } from '../decoded.ts';
import { removeDuplicate, removeKey, removeNullItem } from '../fixes.ts';
import { unwrapList, wrapMap } from '../listFixes.ts';
import { decodedAt, decodedList, decodedObject, decodedScalar, decodedUnknown } from '../makeDecoded.ts';
import { type Memo, memo } from '../memo.ts';
import { duplicateKey, nullItem, nullValue, respelledCase, respelledTwin, wrongType } from '../problems.ts';
import { targetTypeOf } from '../targetType.ts';
import { typeHint } from '../typeHint.ts';
import { decodeAgain, errorsIn, leftByNull, nullsIn } from './decodeAgain.ts';
import { type Json, type JsonArray, type JsonMember, type JsonObject, problemsBelow } from './json.ts';
import { jsonScalarIntoTarget, type ScalarNotation } from './jsonScalar.ts';
import { structField } from './structField.ts';

/** How one reader takes JSON into Go structs. */
export interface StructReader extends ScalarNotation {
  /** Whether it reports keys of another case, and places where it finds no object although it wants one. */
  readonly comparesWithText: boolean;
  /** Whether the JSON text has its keys in alphabetical order, because a program wrote it. */
  readonly sortsKeys: boolean;
  /** How it reads what an entry with `x-embeds` holds; itself where that makes no difference. */
  readonly embedded: StructReader | undefined;
  readonly memo: Memo<Json, Decoded>;
  /** Of what stands below a key of another case, where unknown keys go unnoticed. */
  readonly unseenMemo: Memo<Json, Decoded>;
}

export function structReader(settings: Omit<StructReader, 'memo' | 'unseenMemo'>): StructReader {
  return { ...settings, memo: memo(), unseenMemo: memo() };
}

/** A JSON value in a field of the entry's type, as Go's encoding/json sets it; undefined for null. */
export function intoTarget(
  json: Json,
  entry: Entry | undefined,
  reader: StructReader,
  unseen: boolean,
): Decoded | undefined {
  const problems = json.problems ?? [];
  switch (json.kind) {
    case 'null':
      return undefined;
    case 'unknown':
      return decodedUnknown(json.node, entry, problems);
    case 'array':
    case 'object':
      return collectionIntoTarget(json, entry, reader, unseen);
    default:
      return jsonScalarIntoTarget(json, entry, targetTypeOf(entry), reader);
  }
}

function collectionIntoTarget(
  json: JsonArray | JsonObject,
  entry: Entry | undefined,
  reader: StructReader,
  unseen: boolean,
): Decoded {
  const outcomes = unseen ? reader.unseenMemo : reader.memo;
  const known = outcomes.get(json, entry);
  if (known) return known;
  const inner = (entry?.keywords['x-embeds'] !== undefined && reader.embedded) || reader;
  const decoded =
    json.kind === 'array' ? arrayIntoTarget(json, entry, inner, unseen) : objectIntoTarget(json, entry, inner, unseen);
  outcomes.set(json, entry, decoded);
  return decoded;
}

function arrayIntoTarget(json: JsonArray, entry: Entry | undefined, reader: StructReader, unseen: boolean): Decoded {
  const target = targetTypeOf(entry);
  const { node } = json;
  if (target !== 'list' && target !== 'any') {
    const wanted = target === 'struct' || target === 'map' ? 'keys' : 'value';
    const way = node.kind === 'seq' ? (typeHint(entry, 'array', node) ?? unwrapList(node, wanted, entry)) : {};
    return decodedUnknown(node, entry, [wrongType(node, entry, target, way), ...problemsBelow(json)]);
  }
  const itemEntry = entry && itemOf(entry);
  const problems: DecodeProblem[] = [...(json.problems ?? [])];
  const items: Item[] = [];
  for (const [index, item] of json.items.entries()) {
    const value = intoTarget(item, itemEntry, reader, unseen);
    if (value) {
      items.push({ index, value });
      continue;
    }
    const zero = zeroValue(item, itemEntry);
    leftByNull.add(zero);
    items.push({ index, value: zero });
    if (!unseen && node.kind === 'seq') {
      const isReported = reader.comparesWithText && targetTypeOf(itemEntry) === 'struct';
      problems.push(nullItem(item.node, index, 'zero value', isReported, removeNullItem(node, item.node, false)));
    }
  }
  return decodedList(items, node, entry, problems);
}

/** What a null leaves of a new item of a list or map. */
function zeroValue(json: Json, entry: Entry | undefined): Decoded {
  const { node } = json;
  switch (targetTypeOf(entry)) {
    case 'struct':
    case 'map':
      return decodedObject(new Map(), node, entry, []);
    case 'list':
      return decodedList([], node, entry, []);
    case 'string':
      return decodedScalar('', node, entry);
    case 'boolean':
      return decodedScalar(false, node, entry);
    case 'integer':
    case 'number':
      return decodedScalar(0, node, entry);
    case 'any':
      return decodedUnknown(node, entry);
  }
}

function objectIntoTarget(json: JsonObject, entry: Entry | undefined, reader: StructReader, unseen: boolean): Decoded {
  const target = targetTypeOf(entry);
  const { node } = json;
  if (target !== 'struct' && target !== 'map' && target !== 'any') {
    const plain = target === 'list' && node.kind === 'map' ? wrapMap(node, entry) : { advice: 'write a single value' };
    const way = typeHint(entry, 'object') ?? plain;
    return decodedUnknown(node, entry, [wrongType(node, entry, target, way), ...problemsBelow(json)]);
  }
  const fill: Fill = {
    reader,
    entry,
    unseen,
    members: new Map(),
    firsts: new Map(),
    names: new Set(),
    nulls: new Set(),
    problems: [...(json.problems ?? [])],
  };
  for (const member of inReadingOrder(json, target === 'struct' ? entry : undefined, reader)) {
    if (target === 'struct' && entry) addField(member, entry, fill);
    else addToMap(member, entry && additionalOf(entry), fill);
  }
  const decoded = decodedObject(fill.members, node, entry, fill.problems);
  if (fill.nulls.size > 0) nullsIn.set(decoded, fill.nulls);
  return decoded;
}

/** The order matters only where two keys differ in nothing but case. */
function inReadingOrder(json: JsonObject, entry: Entry | undefined, reader: StructReader): readonly JsonMember[] {
  const { members } = json;
  if (!reader.sortsKeys || !entry) return members;
  if (members.every(({ name }) => (structField(entry, name)?.name ?? name) === name)) return members;
  return members.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

interface Fill {
  readonly reader: StructReader;
  readonly entry: Entry | undefined;
  readonly unseen: boolean;
  readonly members: Map<string, Member>;
  /** By name and branch of the template. */
  readonly firsts: Map<string, JsonMember>;
  readonly names: Set<string>;
  readonly nulls: Set<string>;
  readonly problems: DecodeProblem[];
}

function addField(member: JsonMember, entry: Entry, fill: Fill): void {
  const { reader, unseen, members, problems } = fill;
  const { pair, value: json } = member;
  const field = structField(entry, member.name);
  if (!field) {
    noteRepetition(member, member.name, fill);
    const below = problemsBelow(json);
    if (unseen) for (const problem of below) problems.push(problem);
    // Not borrowed even if merged: the reader sees no merge keys, and reports the key as one of this object.
    else members.set(member.name, { pair, value: decodedUnknown(json.node, undefined, below), borrowed: false });
    return;
  }
  const isRespelled = field.name !== member.name;
  const value = intoTarget(json, field.entry, reader, unseen || (isRespelled && reader.comparesWithText));
  const repetition = noteField(member, field.name, fill);
  const earlier = repetition ? members.get(field.name)?.value : undefined;
  const result = joined(earlier, value, repetition, field.entry);
  if (value) fill.nulls.delete(field.name);
  else fill.nulls.add(field.name);
  if (result) {
    members.set(field.name, { pair, value: result, borrowed: member.merged });
  } else {
    members.delete(field.name);
    if (earlier) for (const problem of errorsIn(earlier)) problems.push(problem);
  }
  if (!value && !unseen && !isRespelled && reader.comparesWithText && targetTypeOf(field.entry) === 'struct') {
    problems.push(nullValue(pair, field.name, true, removeKey(pair)));
  }
}

/** Whether the field stands there already, and what is wrong with that or with its key: one thing. */
function noteField(member: JsonMember, field: string, fill: Fill): Repetition | undefined {
  const { reader, unseen, firsts, problems } = fill;
  const { pair, name } = member;
  const first = firsts.get(identityIn(pair, field));
  if (unseen || !first || first.name === name) {
    if (name !== field && !unseen) problems.push(respelledCase(pair, field, reader.comparesWithText));
    return noteRepetition(member, field, fill);
  }
  if (first.name === field) {
    problems.push(respelledTwin(pair, first.pair, true, reader.comparesWithText));
  } else if (name === field) {
    // What was said of the first key alone is not all.
    const index = problems.findIndex(({ code, node }) => code === 'key-case' && node === first.pair.key);
    problems.splice(index, index < 0 ? 0 : 1, respelledTwin(first.pair, pair, false, reader.comparesWithText));
  } else {
    problems.push(respelledCase(pair, field, reader.comparesWithText));
  }
  return 'again';
}

/** A map keeps a key whose value is null, with the zero value. */
function addToMap(member: JsonMember, entry: Entry | undefined, fill: Fill): void {
  const { pair, name, value: json, merged } = member;
  const repetition = noteRepetition(member, name, fill);
  const value = intoTarget(json, entry, fill.reader, fill.unseen) ?? zeroValue(json, entry);
  const earlier = repetition ? fill.members.get(name)?.value : undefined;
  // What was refused stays refused although another value takes its place.
  const again = earlier ? decodedAt(value, { problems: errorsIn(earlier) }) : value;
  const result = earlier && repetition === 'alternative' ? eitherOf(earlier, value) : again;
  fill.members.set(name, { pair, value: result, borrowed: merged });
}

function joined(
  earlier: Decoded | undefined,
  later: Decoded | undefined,
  repetition: Repetition | undefined,
  entry: Entry,
): Decoded | undefined {
  if (repetition === 'again') return decodeAgain(earlier, later, entry);
  return earlier && later ? eitherOf(earlier, later) : (later ?? earlier);
}

/** `again`: the later value counts, and the reader does not mind. `alternative`: a template decides which one is there. */
type Repetition = 'again' | 'alternative';

/** Whether the key stands there already. */
function noteRepetition(member: JsonMember, name: string, { firsts, names, problems }: Fill): Repetition | undefined {
  const identity = identityIn(member.pair, name);
  const first = firsts.get(identity);
  if (first) {
    problems.push(duplicateKey(member.pair, first.pair, 'last wins', removeDuplicate(member.pair, first.pair)));
    return 'again';
  }
  firsts.set(identity, member);
  const isThere = names.has(name);
  names.add(name);
  return isThere ? 'alternative' : undefined;
}

/** A root that is null is read as an object without keys. */
export function rootIntoTarget(json: Json, entry: Entry, reader: StructReader): Decoded {
  return intoTarget(json, entry, reader, false) ?? decodedObject(new Map(), json.node, entry, []);
}
