import type { MapNode, Node, Pair } from '../../document/node.ts';
import { additionalOf, type Entry, propertiesOf } from '../../shape/entry.ts';
import { areAlternatives, eitherOf, identityIn } from '../alternatives.ts';
import { colonInText } from '../colonInText.ts';
import type { Decoded, DecodeProblem, Member } from '../decoded.ts';
import { removeDuplicate, removeKey } from '../fixes.ts';
import { wrapMap } from '../listFixes.ts';
import { decodedObject, decodedScalar, decodedUnknown } from '../makeDecoded.ts';
import { isOfMixedKinds } from '../mixedKinds.ts';
import {
  aliasOfItself,
  complexKey,
  duplicateKey,
  invalidMerge,
  misfitTag,
  nullValue,
  quote,
  wrongType,
} from '../problems.ts';
import { targetTypeOf } from '../targetType.ts';
import { textOf } from '../textOf.ts';
import { typeHint } from '../typeHint.ts';
import { isMergeKey, resolveScalar } from './resolveScalar.ts';
import { follow, type YamlRun } from './yamlRun.ts';

/** Decodes one value; undefined for null. `borrowed` is true for what comes through an alias or a merge key. */
type DecodeNode = (node: Node, entry: Entry | undefined, borrowed: boolean) => Decoded | undefined;

/** A mapping in a field of the entry's type: `mapping`, `mappingStruct` and `merge` of yaml.v3's decode.go. */
export function mappingIntoTarget(
  node: MapNode,
  entry: Entry | undefined,
  borrowed: boolean,
  run: YamlRun,
  decode: DecodeNode,
): Decoded {
  const target = targetTypeOf(entry);
  const fill: Fill = { entry, isStruct: target === 'struct', run, decode, members: new Map(), problems: [] };
  // Duplicates come first: the library does not look into a mapping that has some. We do, and keep the first.
  const again = findDuplicates(node, fill.problems);
  if (target !== 'struct' && target !== 'map' && target !== 'any') {
    if (target === 'list' && isOfMixedKinds(node)) return decodedUnknown(node, entry, fill.problems);
    const text = target === 'string' ? colonInText(node) : undefined;
    const plain = target === 'list' ? wrapMap(node, entry) : { advice: 'write a single value' };
    const way = typeHint(entry, 'object') ?? text ?? plain;
    const problem = wrongType(node, entry, target, way);
    return decodedUnknown(node, entry, fill.problems.length > 0 ? fill.problems : [problem]);
  }
  fillFrom(node, { again, borrowed, settled: undefined }, fill);
  return decodedObject(fill.members, node, entry, fill.problems);
}

interface Fill {
  readonly entry: Entry | undefined;
  readonly isStruct: boolean;
  readonly run: YamlRun;
  readonly decode: DecodeNode;
  readonly members: Map<string, Member>;
  readonly problems: DecodeProblem[];
}

interface Source {
  /** The pairs whose keys stand before them already. */
  readonly again: ReadonlySet<Pair>;
  readonly borrowed: boolean;
  /** The keys that what is merged in cannot change any more; undefined outside of merges. */
  readonly settled: Set<string> | undefined;
}

function fillFrom(node: MapNode, source: Source, fill: Fill): void {
  const own = new Map<string, Pair>();
  const merges: Pair[] = [];
  for (const pair of node.pairs) {
    if (source.again.has(pair) || pair.key.kind === 'damaged') continue;
    if (pair.key.kind === 'scalar' && isMergeKey(pair.key, 3)) {
      merges.push(pair);
      continue;
    }
    const name = keyName(pair, fill);
    if (name === undefined) {
      if (!source.borrowed) addUnnamed(pair, fill);
      continue;
    }
    if (source.settled?.has(name)) continue;
    source.settled?.add(name);
    addPair(pair, name, source, own, fill);
  }
  for (const merge of merges) mergeInto(node, merge, source, fill);
}

function addPair(pair: Pair, name: string, source: Source, own: Map<string, Pair>, fill: Fill): void {
  const { entry, isStruct, members, problems } = fill;
  const child = entry && (propertiesOf(entry).get(name) ?? additionalOf(entry));
  if (isStruct && !child) {
    if (!source.borrowed) {
      members.set(name, { pair, value: decodedUnknown(pair.value ?? pair.key, undefined), borrowed: false });
    }
    return;
  }
  const first = own.get(name);
  if (isStruct && first && !areAlternatives(pair, first)) {
    // Two spellings of one key, as `path` and an alias of the word `path`.
    problems.push(duplicateKey(pair, first, 'refused', removeDuplicate(pair, first)));
    return;
  }
  own.set(name, pair);
  if (isStruct && !source.borrowed && name !== textOf(pair.key)) problems.push(respelledKey(pair, name));
  const value = pair.value && fill.decode(pair.value, child, source.borrowed);
  if (value) {
    const other = first && areAlternatives(pair, first) ? members.get(name)?.value : undefined;
    members.set(name, { pair, value: other ? eitherOf(other, value) : value, borrowed: source.borrowed });
  } else if (!isStruct) {
    // A map keeps the key, with the zero value; what is there already stays.
    if (!members.has(name)) {
      members.set(name, { pair, value: decodedScalar('', pair.value ?? pair.key, child), borrowed: source.borrowed });
    }
  } else if (!source.borrowed && targetTypeOf(child) === 'struct') {
    problems.push(nullValue(pair, name, true, removeKey(pair)));
  }
}

/** The string that the key is decoded into; undefined for null, for what no string takes, and for what is not known. */
function keyName({ key }: Pair, { run, problems }: Fill): string | undefined {
  run.budget.spend(1);
  const node = key.kind === 'alias' ? aliasedKey(key, run) : key;
  if (!node || node.kind === 'damaged') return undefined;
  if (node.kind !== 'scalar') {
    problems.push(complexKey(key));
    return undefined;
  }
  if (node.masked) return undefined;
  const resolved = resolveScalar(node, 3);
  if (resolved.kind === 'misfit') problems.push(misfitTag(key, resolved.tag, resolved.found));
  if (resolved.kind === 'null' || resolved.kind === 'misfit') return undefined;
  return resolved.kind === 'string' ? resolved.text : node.text;
}

function aliasedKey(key: Node & { kind: 'alias' }, run: YamlRun): Node | undefined {
  const followed = follow(key, run, (target) => {
    run.budget.spend(1);
    return target;
  });
  return followed.kind === 'result' ? followed.result : undefined;
}

/** A null key is skipped; the tool calls it unused by its spelling, and so do we. */
function addUnnamed(pair: Pair, { isStruct, members }: Fill): void {
  const { key } = pair;
  if (!isStruct || key.kind !== 'scalar' || key.masked || members.has(key.text)) return;
  if (resolveScalar(key, 3).kind === 'null') {
    members.set(key.text, { pair, value: decodedUnknown(pair.value ?? key, undefined), borrowed: false });
  }
}

function mergeInto(parent: MapNode, { key, value }: Pair, source: Source, fill: Fill): void {
  const { run, problems } = fill;
  if (!value) {
    problems.push(invalidMerge(key));
    return;
  }
  const settled = source.settled ?? settledBy(parent, run);
  const nodes = value.kind === 'seq' ? value.items : [value];
  // Of a merge that is refused, nothing else matters.
  const isMerged = nodes.map((node) => mergeOne(node, key, settled, fill)).every((merged) => merged);
  if (isMerged && fill.isStruct && !source.borrowed) problems.push(mergeKey(key));
}

/** Merges what a node holds; false where that cannot be. */
function mergeOne(node: Node, key: Node, settled: Set<string>, fill: Fill): boolean {
  const { run, problems } = fill;
  run.budget.spend(1);
  const refuse = (problem: DecodeProblem): boolean => {
    problems.push(problem);
    return false;
  };
  const mergeMap = (target: Node): boolean => {
    if (target.kind !== 'map') return refuse(invalidMerge(node));
    const again = findDuplicates(target, problems);
    fillFrom(target, { again, borrowed: true, settled }, fill);
    return true;
  };
  switch (node.kind) {
    case 'map':
      return mergeMap(node);
    case 'alias': {
      const followed = follow(node, run, (target) => {
        run.budget.spend(1);
        return mergeMap(target);
      });
      if (followed.kind === 'itself') return refuse(aliasOfItself(node, node.name));
      return followed.kind === 'result' && followed.result;
    }
    case 'damaged':
      return false;
    case 'scalar':
      return node.masked || refuse(invalidMerge(node.end > node.start ? node : key));
    case 'seq':
      return refuse(invalidMerge(node));
  }
}

/**
 * The keys that win over merged ones. The library decodes them without a type for this, so that an own key `1` is a
 * number here and does not keep a merged `1` out.
 */
function settledBy(node: MapNode, run: YamlRun): Set<string> {
  const settled = new Set<string>();
  for (const { key } of node.pairs) {
    run.budget.spend(1);
    const target = key.kind === 'alias' ? aliasedKey(key, run) : key;
    if (target?.kind !== 'scalar' || target.masked) continue;
    const resolved = resolveScalar(target, 3);
    if (resolved.kind === 'string') settled.add(resolved.text);
  }
  return settled;
}

/** The library compares kind and text of the keys, not their style; all complex keys of a kind are equal to it. */
function findDuplicates(node: MapNode, problems: DecodeProblem[]): ReadonlySet<Pair> {
  if (node.pairs.length < 2) return noPairs;
  const firsts = new Map<string, Pair>();
  let again: Set<Pair> | undefined;
  for (const pair of node.pairs) {
    const { key } = pair;
    if (key.kind === 'damaged' || (key.kind === 'scalar' && key.masked)) continue;
    const content = key.kind === 'scalar' ? key.text : key.kind === 'alias' ? `*\n${key.name}` : `\n${key.kind}`;
    const identity = identityIn(pair, content);
    const first = firsts.get(identity);
    if (!first) {
      firsts.set(identity, pair);
      continue;
    }
    problems.push(duplicateKey(pair, first, 'refused', removeDuplicate(pair, first)));
    again ??= new Set();
    again.add(pair);
  }
  return again ?? noPairs;
}

const noPairs: ReadonlySet<Pair> = new Set();

function mergeKey(key: Node): DecodeProblem {
  return {
    code: 'merge-key',
    severity: 'warning',
    message:
      '`<<` is reported as an unused key although its keys are merged in, and unknown keys among them go unnoticed; ' +
      'write the keys out where that matters',
    node: key,
    below: ['<<'],
    reportedByTool: true,
  };
}

function respelledKey({ key }: Pair, name: string): DecodeProblem {
  return {
    code: 'respelled-key',
    severity: 'warning',
    message: `${quote(textOf(key))} is used as \`${name}\` but also reported as an unused key; write \`${name}\``,
    node: key,
    below: [name],
    reportedByTool: true,
  };
}
