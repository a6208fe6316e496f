import type { Path } from '../../base/path.ts';
import { aliasResolver, type ResolveAlias } from '../../decode/go/anchors.ts';
import { shortTag } from '../../decode/go/resolveScalar.ts';
import type { Origin } from '../../decode/produced.ts';
import { isPyMergeKey, resolvePyScalar } from '../../decode/py/resolvePyScalar.ts';
import type { MapNode, Node, Pair, ScalarNode, SeqNode } from '../../document/node.ts';
import type { Part } from '../../document/textDocument.ts';
import { keyId, type PyDict, type PyMember, type PyScalar, type PyValue } from './pyValue.ts';

export type Constructed =
  | { readonly kind: 'value'; readonly value: PyValue }
  /** `isKnown` is false where PyYAML takes it and only we do not. */
  | { readonly kind: 'refused'; readonly node: Node; readonly why: string; readonly isKnown: boolean };

/** What PyYAML's `SafeConstructor` makes of the nodes of a part; `None` of none. */
export function constructPy(part: Part): Constructed {
  const { root } = part;
  if (!root) return { kind: 'value', value: { kind: 'scalar', value: { kind: 'null' }, origins: [] } };
  const run: Run = { resolve: aliasResolver(part), known: new Map(), open: new Set(), refused: undefined };
  const value = construct(root, { node: root, head: root, path: [] }, run);
  return run.refused ?? { kind: 'value', value };
}

interface Run {
  readonly resolve: ResolveAlias;
  /** What aliases stand for is made once. */
  readonly known: Map<Node, PyValue>;
  readonly open: Set<Node>;
  refused: Extract<Constructed, { readonly kind: 'refused' }> | undefined;
}

function refuse(run: Run, node: Node, why: string, isKnown = true): PyScalar {
  run.refused ??= { kind: 'refused', node, why, isKnown };
  return { kind: 'scalar', value: { kind: 'null' }, origins: [] };
}

function construct(node: Node, origin: Origin, run: Run): PyValue {
  if (node.kind === 'alias') {
    const target = run.resolve(node);
    return target ? construct(target, { ...origin, node: target }, run) : refuse(run, node, 'nothing has this name');
  }
  const known = run.known.get(node);
  if (known) return known;
  if (run.open.has(node)) return refuse(run, node, 'it holds itself', false);
  run.open.add(node);
  const value = constructOnce(node, origin, run);
  run.open.delete(node);
  if (node.anchor !== undefined) run.known.set(node, value);
  return value;
}

function constructOnce(node: Exclude<Node, { readonly kind: 'alias' }>, origin: Origin, run: Run): PyValue {
  switch (node.kind) {
    case 'damaged':
      return refuse(run, node, 'this is not YAML');
    case 'scalar':
      return constructScalar(node, [origin], run);
    case 'seq': {
      if (!isPlainCollection(node, '!!seq')) return refuseTag(node, run);
      const items = node.items.map((item, index) => {
        return construct(item, { node: item, head: item, path: [...origin.path, index] }, run);
      });
      return { kind: 'list', items, origins: [origin] };
    }
    case 'map':
      if (!isPlainCollection(node, '!!map')) return refuseTag(node, run);
      return constructMap(node, origin, run);
  }
}

function isPlainCollection(node: MapNode | SeqNode, own: string): boolean {
  return ['', '!', own].includes(shortTag(node.tag));
}

/** Of those that PyYAML knows, sets and lists of pairs are not looked at here. */
function refuseTag(node: MapNode | SeqNode, run: Run): PyScalar {
  const isTaken = ['!!set', '!!omap', '!!pairs'].includes(shortTag(node.tag));
  return refuse(run, node, `the tag \`${node.tag ?? ''}\` stands in front of this`, !isTaken);
}

function constructScalar(node: ScalarNode, origins: readonly Origin[], run: Run): PyScalar {
  const resolved = resolvePyScalar(node);
  switch (resolved.kind) {
    case 'refused':
      return refuse(run, node, `\`${node.text}\` cannot be read as \`${resolved.tag}\``);
    case 'timestamp':
      return { kind: 'scalar', value: { kind: 'timestamp', text: node.text }, origins };
    default:
      return { kind: 'scalar', value: resolved, origins };
  }
}

/** The first key of a name keeps its place, the last one gives the value. */
function constructMap(node: MapNode, origin: Origin, run: Run): PyDict {
  const members = new Map<string, PyMember>();
  for (const pair of flattened(node, run, new Set())) {
    const key = keyOf(pair.key, origin.path, run);
    const id = keyId(key);
    const name = pair.key.kind === 'scalar' ? pair.key.text : '';
    const path: Path = [...origin.path, name];
    const own = pair.value ?? emptyBehind(pair);
    const value = construct(own, { node: own, head: own.kind === 'scalar' ? own : pair.key, path }, run);
    members.set(id, { key: members.get(id)?.key ?? key, value });
  }
  return { kind: 'dict', members, origins: [origin] };
}

function keyOf(node: Node, path: Path, run: Run): PyScalar {
  const target = node.kind === 'alias' ? run.resolve(node) : node;
  if (target?.kind !== 'scalar') return refuse(run, node, 'a list or mapping cannot be a key');
  const origins: readonly Origin[] = [{ node, head: node, path: [...path, target.text] }];
  // As a key, `=` is a text.
  if (target.text === '=' && target.style === 'plain') {
    return { kind: 'scalar', value: { kind: 'string', text: '=' }, origins };
  }
  return constructScalar(target, origins, run);
}

/** `flatten_mapping`: what is merged in stands in front. */
function flattened(node: MapNode, run: Run, open: ReadonlySet<Node>): readonly Pair[] {
  if (open.has(node)) {
    refuse(run, node, 'it is merged into itself', false);
    return [];
  }
  const around = new Set([...open, node]);
  const own: Pair[] = [];
  const merged: Pair[] = [];
  for (const pair of node.pairs) {
    if (pair.key.kind === 'scalar' && isPyMergeKey(pair.key)) merged.push(...mergedBy(pair, run, around));
    else own.push(pair);
  }
  return [...merged, ...own];
}

function mergedBy({ key, value }: Pair, run: Run, open: ReadonlySet<Node>): readonly Pair[] {
  const target = value?.kind === 'alias' ? run.resolve(value) : value;
  const from = target?.kind === 'seq' ? target.items.toReversed() : [target];
  return from.flatMap((each) => {
    const map = each?.kind === 'alias' ? run.resolve(each) : each;
    if (map?.kind === 'map') return flattened(map, run, open);
    refuse(run, each ?? key, 'only a mapping can be merged');
    return [];
  });
}

function emptyBehind({ key }: Pair): Node {
  return { kind: 'scalar', style: 'plain', masked: false, text: '', start: key.end, end: key.end };
}
