import { withoutStrayBytes } from '../../base/goString.ts';
import type { AliasNode, MapNode, Node, Pair, ScalarNode } from '../../document/node.ts';
import { identityIn } from '../alternatives.ts';
import type { DecodeProblem } from '../decoded.ts';
import { removeDuplicate } from '../fixes.ts';
import { type Memo, memo } from '../memo.ts';
import { aliasOfItself, complexKey, duplicateKey, invalidMerge, misfitTag, quote } from '../problems.ts';
import { textOf } from '../textOf.ts';
import type { Json, JsonMember } from './json.ts';
import { fitsInt64, formatFloat32 } from './numbers.ts';
import { isMergeKey, resolveScalar } from './resolveScalar.ts';
import { follow, type YamlRun } from './yamlRun.ts';

/**
 * YAML converted to JSON as sigs.k8s.io/yaml 1.6.0 does it: read without a target by its yaml.v2 in strict mode, so that
 * each scalar means what it looks like, and keys of all scalar types become texts.
 */
export function jsonOfYamlV2(node: Node, run: YamlRun): Json {
  return convert(node, { ...run, outcomes: memo() });
}

interface Run extends YamlRun {
  /** Of collections with aliases in them, in this run. */
  readonly outcomes: Memo<Node, Outcome>;
}

interface Outcome {
  readonly json: Json;
  readonly steps: number;
}

/** Of collections without aliases, which depend on nothing else. */
const lasting: Memo<Node, Outcome> = memo();

function convert(node: Node, run: Run): Json {
  switch (node.kind) {
    case 'scalar':
      run.budget.spend(1);
      return jsonOfScalar(node);
    case 'damaged':
      return { kind: 'unknown', node };
    case 'alias':
      run.budget.spend(1);
      return convertAlias(node, run);
    case 'map':
    case 'seq':
      return convertCollection(node, run);
  }
}

function convertCollection(node: Node & { kind: 'map' | 'seq' }, run: Run): Json {
  const known = lasting.get(node, undefined) ?? run.outcomes.get(node, undefined);
  if (known) {
    run.budget.spend(known.steps);
    return known.json;
  }
  const stepsBefore = run.budget.steps();
  const aliasesBefore = run.aliasesMet();
  run.budget.spend(1);
  const json: Json =
    node.kind === 'seq'
      ? { kind: 'array', node, items: node.items.map((item) => convert(item, run)) }
      : convertMap(node, run);
  const outcome = { json, steps: run.budget.steps() - stepsBefore };
  (run.aliasesMet() === aliasesBefore ? lasting : run.outcomes).set(node, undefined, outcome);
  return json;
}

function convertAlias(node: AliasNode, run: Run): Json {
  const followed = follow(node, run, (target) => convert(target, run));
  switch (followed.kind) {
    case 'result':
      return { ...followed.result, node };
    case 'itself':
      return { kind: 'unknown', node, problems: [early(aliasOfItself(node, node.name))] };
    case 'nothing':
      return { kind: 'unknown', node };
  }
}

function jsonOfScalar(node: ScalarNode): Json {
  if (node.masked) return { kind: 'unknown', node };
  const resolved = resolveScalar(node, 2);
  switch (resolved.kind) {
    case 'null':
      return { kind: 'null', node };
    case 'boolean':
      return { kind: 'boolean', node, value: resolved.value };
    case 'integer':
      return { kind: 'number', node, literal: String(resolved.value), asText: String(resolved.value) };
    case 'float': {
      const literal = Number.isFinite(resolved.value) ? String(resolved.value) : undefined;
      return { kind: 'number', node, literal, asText: formatFloat32(resolved.value) };
    }
    case 'timestamp':
      return { kind: 'string', node, text: resolved.text };
    case 'string':
      return { kind: 'string', node, text: withoutStrayBytes(resolved.text) };
    case 'misfit':
      return { kind: 'unknown', node, problems: [early(misfitTag(node, resolved.tag, resolved.found))] };
  }
}

interface Build {
  readonly run: Run;
  readonly members: JsonMember[];
  /** By the key's type and value: the library takes `1` and `"1"` for two keys. */
  readonly firsts: Map<string, JsonMember>;
  readonly problems: DecodeProblem[];
}

function convertMap(node: MapNode, run: Run): Json {
  const build: Build = { run, members: [], firsts: new Map(), problems: [] };
  addPairs(node, undefined, build);
  return { kind: 'object', node, members: build.members, problems: build.problems.map(early) };
}

/** All of it is converted before any of it is looked at. */
function early(problem: DecodeProblem): DecodeProblem {
  return { ...problem, early: true };
}

/** `merge` is the merge key that brings the pairs in, if one does. */
function addPairs(node: MapNode, merge: Node | undefined, build: Build): void {
  const { run, members, firsts, problems } = build;
  for (const pair of node.pairs) {
    const { key } = pair;
    if (key.kind === 'damaged' || (key.kind === 'scalar' && key.masked)) continue;
    if (key.kind === 'scalar' && isMergeKey(key, 2)) {
      mergeInto(pair, merge ?? key, build);
      continue;
    }
    const name = keyOf(key, build);
    const value = pair.value ? convert(pair.value, run) : ({ kind: 'null', node: key } as const);
    if (!name) continue;
    const member = { name: name.text, pair, value, merged: merge !== undefined };
    const identity = identityIn(pair, name.identity);
    const first = firsts.get(identity);
    if (!first) {
      firsts.set(identity, member);
      members.push(member);
    } else {
      problems.push(repeatedKey(member, first, merge));
    }
  }
}

function repeatedKey(again: JsonMember, first: JsonMember, merge: Node | undefined): DecodeProblem {
  if (!again.merged && !first.merged) {
    return duplicateKey(again.pair, first.pair, 'refused', removeDuplicate(again.pair, first.pair));
  }
  const node = again.merged ? (merge ?? again.pair.key) : again.pair.key;
  return {
    code: 'duplicate-key',
    severity: 'error',
    message: `\`<<\` brings in ${quote(again.name)}, which the mapping has already: the file is refused; keep the key in one of the two places`,
    node,
    reportedByTool: true,
    related: { node: first.pair.key, message: 'the mapping has the key from here' },
  };
}

interface KeyName {
  readonly text: string;
  readonly identity: string;
}

function keyOf(key: Node, { run, problems }: Build): KeyName | undefined {
  run.budget.spend(1);
  if (key.kind === 'alias') {
    const followed = follow(key, run, (target) => {
      run.budget.spend(1);
      return target;
    });
    return followed.kind === 'result' ? keyOfNode(followed.result, key, problems) : undefined;
  }
  return keyOfNode(key, key, problems);
}

/** `place` is where the key stands: the node itself or an alias of it. */
function keyOfNode(node: Node, place: Node, problems: DecodeProblem[]): KeyName | undefined {
  if (node.kind === 'map' || node.kind === 'seq') {
    problems.push(complexKey(place));
    return undefined;
  }
  if (node.kind !== 'scalar' || node.masked) return undefined;
  const resolved = resolveScalar(node, 2);
  switch (resolved.kind) {
    case 'timestamp':
    case 'string':
      return { text: resolved.text, identity: `string ${resolved.text}` };
    case 'boolean':
      return { text: String(resolved.value), identity: `boolean ${resolved.value}` };
    case 'integer':
      if (fitsInt64(resolved.value)) return { text: String(resolved.value), identity: `integer ${resolved.value}` };
      problems.push(largeKey(place));
      return undefined;
    case 'float': {
      const text = formatFloat32(resolved.value);
      // Not a number is never equal to itself.
      const identity = Number.isNaN(resolved.value) ? `float ${node.start}` : `float ${resolved.value}`;
      return { text: { '+Inf': '.inf', '-Inf': '-.inf', NaN: '.nan' }[text] ?? text, identity };
    }
    case 'null':
      problems.push(nullKey(place));
      return undefined;
    case 'misfit':
      problems.push(misfitTag(place, resolved.tag, resolved.found));
      return undefined;
  }
}

function nullKey(key: Node): DecodeProblem {
  return {
    code: 'null-key',
    severity: 'error',
    message:
      'there is no key in front of the colon: the file is refused; write one, or put it in quotes if `~` or `null` is meant as a text',
    node: key,
    reportedByTool: true,
  };
}

function largeKey(key: Node): DecodeProblem {
  return {
    code: 'number-out-of-range',
    severity: 'error',
    message: `${quote(textOf(key))} is too large a number for a key: the file is refused; put it in quotes`,
    node: key,
    reportedByTool: true,
  };
}

/** Merged where it stands: what is there before and what comes behind may not have the same keys. */
function mergeInto({ key, value }: Pair, merge: Node, build: Build): void {
  if (!value) {
    build.problems.push(invalidMerge(key));
    return;
  }
  const nodes = value.kind === 'seq' ? value.items.toReversed() : [value];
  for (const node of nodes) mergeOne(node, key, merge, build);
}

function mergeOne(node: Node, key: Node, merge: Node, build: Build): void {
  const { run, problems } = build;
  switch (node.kind) {
    case 'map':
      run.budget.spend(1);
      addPairs(node, merge, build);
      return;
    case 'alias': {
      run.budget.spend(1);
      const followed = follow(node, run, (target) => {
        if (target.kind !== 'map') {
          problems.push(invalidMerge(node));
          return;
        }
        run.budget.spend(1);
        addPairs(target, merge, build);
      });
      if (followed.kind === 'itself') problems.push(aliasOfItself(node, node.name));
      return;
    }
    case 'damaged':
      return;
    case 'scalar':
      if (!node.masked) problems.push(invalidMerge(node.end > node.start ? node : key));
      return;
    case 'seq':
      problems.push(invalidMerge(node));
  }
}
