import type { MapNode, Node, Pair } from '../../document/node.ts';
import { additionalOf, type Entry, itemOf, surePropertyOf } from '../../shape/entry.ts';
import { areAlternatives, eitherOf } from '../alternatives.ts';
import type { Decoded, DecodeProblem, Member } from '../decoded.ts';
import { follow, type YamlRun } from '../go/yamlRun.ts';
import { decodedObject, decodedUnknown } from '../makeDecoded.ts';
import { complexKey, invalidMerge, misfitTag } from '../problems.ts';
import { misfitRuns } from './misfitRuns.ts';
import { type Repeated, repeatedKeys } from './repeatedKeys.ts';
import { isPyMergeKey, resolvePyScalar } from './resolvePyScalar.ts';

type DecodePyNode = (node: Node, entry: Entry | undefined, borrowed: boolean, key?: Pair) => Decoded;

interface Named {
  readonly name: string;
  readonly pair: Pair;
  readonly borrowed: boolean;
}

interface Reading {
  readonly run: YamlRun;
  readonly problems: DecodeProblem[];
}

/** A mapping as `SafeConstructor` makes a dictionary of it: what is merged in first, then its own keys; the last of a name counts. */
export function pyMapping(
  node: MapNode,
  entry: Entry | undefined,
  borrowed: boolean,
  run: YamlRun,
  decode: DecodePyNode,
): Decoded {
  const problems: DecodeProblem[] = [];
  const last = new Map<string, Named>();
  const others = new Map<string, Named[]>();
  const repeated: Repeated[] = [];
  for (const each of flattened(node, borrowed, { run, problems })) {
    const before = last.get(each.name);
    if (before && areAlternatives(before.pair, each.pair)) {
      others.set(each.name, [...(others.get(each.name) ?? []), before]);
    } else if (before && !before.borrowed && !each.borrowed) {
      repeated.push({ again: each.pair, first: before.pair });
    }
    last.set(each.name, each);
  }
  problems.push(...repeatedKeys(node, repeated, isItem(entry)));
  const members = new Map<string, Member>();
  for (const [name, { pair, borrowed: isBorrowed }] of last) {
    const child = entry && surePropertyOf(entry, name);
    const read = (from: Pair): Decoded => {
      const isUnknown = entry !== undefined && !child && entry.keywords.type === 'object';
      return isUnknown
        ? decodedUnknown(from.value ?? from.key, undefined)
        : decode(pairValue(from), child, isBorrowed, from);
    };
    const rivals = (others.get(name) ?? []).map((other) => read(other.pair));
    members.set(name, {
      pair,
      value: rivals.reduceRight((value, other) => eitherOf(other, value), read(pair)),
      borrowed: isBorrowed,
    });
  }
  const free = entry && additionalOf(entry);
  if (!free || borrowed) return decodedObject(members, node, entry, borrowed ? [] : problems);
  const runs = misfitRuns(
    [...members].map(([name, member]) => ({ ...member, name })),
    free,
  );
  const told = new Map(runs.values.map(({ name, ...member }) => [name, member]));
  return decodedObject(runs.problems.length > 0 ? told : members, node, entry, [...problems, ...runs.problems]);
}

/** Whether an object is an item of a list, as it stands or as one of several that the item may be. */
function isItem(entry: Entry | undefined): boolean {
  return [entry?.parent, entry?.parent?.parent].some((each) => each && itemOf(each));
}

/** The text behind a key of a mapping, before what it holds is decoded; undefined where there is none, or nobody knows it. */
export function pyTextAt(node: MapNode, key: string, run: YamlRun): string | undefined {
  const reading = { run, problems: [] };
  const same = flattened(node, false, reading).filter(({ name }) => name === key);
  const pair = same.at(-1)?.pair;
  if (!pair?.value || same.some((other) => areAlternatives(other.pair, pair))) return undefined;
  const value = pair.value.kind === 'alias' ? aliased(pair.value, reading) : pair.value;
  if (value?.kind !== 'scalar' || value.masked) return undefined;
  const resolved = resolvePyScalar(value);
  return resolved.kind === 'string' ? resolved.text : undefined;
}

/** What stands behind a key; an empty plain scalar where there is not even a colon. */
function pairValue({ key, value }: Pair): Node {
  if (value) return value;
  return { kind: 'scalar', style: 'plain', masked: false, text: '', start: key.end, end: key.end };
}

/** `flatten_mapping`: the keys in the order in which they are put into the dictionary. */
function flattened(node: MapNode, borrowed: boolean, reading: Reading): readonly Named[] {
  const own: Named[] = [];
  const merged: Named[] = [];
  for (const pair of node.pairs) {
    if (pair.key.kind === 'damaged') continue;
    if (pair.key.kind === 'scalar' && isPyMergeKey(pair.key)) {
      merged.push(...mergedBy(pair, reading));
      continue;
    }
    const name = keyName(pair.key, reading);
    if (name !== undefined) own.push({ name, pair, borrowed });
  }
  return merged.length > 0 ? [...merged, ...own] : own;
}

function mergedBy({ key, value }: Pair, reading: Reading): readonly Named[] {
  if (!value) {
    reading.problems.push(invalidMerge(key));
    return [];
  }
  const list = value.kind === 'alias' ? aliased(value, reading) : value;
  // Of a list of mappings the first that has a key gives it.
  if (list?.kind === 'seq') return list.items.toReversed().flatMap((item) => mergedFrom(item, item, reading));
  return mergedFrom(value, value.end > value.start ? value : key, reading);
}

function mergedFrom(node: Node, at: Node, reading: Reading): readonly Named[] {
  reading.run.budget.spend(1);
  switch (node.kind) {
    case 'map':
      return flattened(node, true, reading);
    case 'alias': {
      // A mapping that is merged into itself brings nothing.
      const followed = follow(node, reading.run, (target) => {
        reading.run.budget.spend(1);
        return target.kind === 'map' ? flattened(target, true, reading) : undefined;
      });
      if (followed.kind === 'result' && !followed.result) reading.problems.push(invalidMerge(at));
      return followed.kind === 'result' ? (followed.result ?? []) : [];
    }
    case 'damaged':
      return [];
    case 'scalar':
      if (!node.masked) reading.problems.push(invalidMerge(at));
      return [];
    case 'seq':
      reading.problems.push(invalidMerge(at));
      return [];
  }
}

function aliased(alias: Node & { kind: 'alias' }, { run }: Reading): Node | undefined {
  const followed = follow(alias, run, (target) => target);
  return followed.kind === 'result' ? followed.result : undefined;
}

/**
 * A key as the schema knows it. Numbers and the like stay what they are, so that no schema lists them; what they are called
 * is their text. Undefined for what nobody knows and what cannot be a key.
 */
function keyName(key: Node, reading: Reading): string | undefined {
  reading.run.budget.spend(1);
  const node = key.kind === 'alias' ? aliased(key, reading) : key;
  if (!node || node.kind === 'damaged' || node.kind === 'alias') return undefined;
  if (node.kind !== 'scalar') {
    reading.problems.push(complexKey(key));
    return undefined;
  }
  if (node.masked) return undefined;
  // As a key, `=` is a text.
  if (node.text === '=') return node.text;
  const resolved = resolvePyScalar(node);
  switch (resolved.kind) {
    case 'refused':
      reading.problems.push(misfitTag(key, resolved.tag, 'text'));
      return undefined;
    case 'string':
    case 'bytes':
      return resolved.text;
    case 'integer':
    case 'float':
    case 'boolean':
      return String(resolved.value);
    case 'null':
      return 'None';
    case 'timestamp':
      return node.text;
  }
}
