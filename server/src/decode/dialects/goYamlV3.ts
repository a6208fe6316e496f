import type { AliasNode, Node, SeqNode } from '../../document/node.ts';
import type { Part } from '../../document/textDocument.ts';
import { type Entry, itemOf } from '../../shape/entry.ts';
import type { Decoded, DecodeProblem, Dialect, Item } from '../decoded.ts';
import { emptyNode } from '../emptyNode.ts';
import { removeNullItem } from '../fixes.ts';
import { follow, type YamlRun, yamlRun } from '../go/yamlRun.ts';
import { type DecodeNode, mappingIntoTarget } from '../go/yamlV3Mapping.ts';
import { scalarIntoTarget } from '../go/yamlV3Scalar.ts';
import { unwrapList } from '../listFixes.ts';
import { decodedAt, decodedList, decodedObject, decodedUnknown } from '../makeDecoded.ts';
import { type Memo, memo } from '../memo.ts';
import { isOfMixedKinds } from '../mixedKinds.ts';
import { aliasOfItself, excessiveAliasing, nullItem, wrongType } from '../problems.ts';
import { targetTypeOf } from '../targetType.ts';
import { typeHint } from '../typeHint.ts';

/** gopkg.in/yaml.v3 3.0.1 into Go structs: what a scalar means is decided by the type of its field. */
export const goYamlV3: Dialect = { id: 'go-yaml-v3', decode };

interface Outcome {
  /** Undefined for null. */
  readonly decoded: Decoded | undefined;
  readonly steps: number;
}

/** Of subtrees without aliases, whose outcome depends on nothing else. */
const lasting: Memo<Node, Outcome> = memo();

interface Run extends YamlRun {
  /** Of what was read through aliases; for this run only. */
  readonly borrowed: Memo<Node, Outcome>;
  readonly decode: DecodeNode;
}

function decode(part: Part, entry: Entry): Decoded {
  const run: Run = {
    ...yamlRun(part),
    borrowed: memo(),
    decode: (node, child, borrowed) => decodeNode(node, child, borrowed, run),
  };
  const root = part.root ?? emptyNode(part.start);
  // One step for the document itself.
  run.budget.spend(1);
  const decoded = run.decode(root, entry, false) ?? decodedObject(new Map(), root, entry, []);
  const exceededAt = run.exceededAt();
  return exceededAt ? decodedAt(decoded, { problems: [excessiveAliasing(exceededAt)] }) : decoded;
}

function decodeNode(node: Node, entry: Entry | undefined, borrowed: boolean, run: Run): Decoded | undefined {
  switch (node.kind) {
    case 'scalar':
      run.budget.spend(1);
      return scalarIntoTarget(node, entry);
    case 'damaged':
      return decodedUnknown(node, entry);
    case 'alias':
      run.budget.spend(1);
      return decodeAlias(node, entry, borrowed, run);
    case 'map':
    case 'seq':
      return decodeCollection(node, entry, borrowed, run);
  }
}

function decodeCollection(
  node: Node & { kind: 'map' | 'seq' },
  entry: Entry | undefined,
  borrowed: boolean,
  run: Run,
): Decoded | undefined {
  const outcomes = borrowed ? run.borrowed : lasting;
  const outcome = outcomes.get(node, entry);
  if (outcome) {
    run.budget.spend(outcome.steps);
    return outcome.decoded;
  }
  const stepsBefore = run.budget.steps();
  const aliasesBefore = run.aliasesMet();
  run.budget.spend(1);
  const decoded =
    node.kind === 'map'
      ? mappingIntoTarget(node, entry, borrowed, run, run.decode)
      : sequenceIntoTarget(node, entry, borrowed, run);
  if (borrowed || run.aliasesMet() === aliasesBefore) {
    outcomes.set(node, entry, { decoded, steps: run.budget.steps() - stepsBefore });
  }
  return decoded;
}

function sequenceIntoTarget(node: SeqNode, entry: Entry | undefined, borrowed: boolean, run: Run): Decoded {
  const target = targetTypeOf(entry);
  if (target !== 'list' && target !== 'any') {
    if ((target === 'struct' || target === 'map') && isOfMixedKinds(node)) return decodedUnknown(node, entry);
    const way =
      typeHint(entry, 'array', node) ??
      unwrapList(node, target === 'struct' || target === 'map' ? 'keys' : 'value', entry);
    return decodedUnknown(node, entry, [wrongType(node, entry, target, way)]);
  }
  const itemEntry = entry && itemOf(entry);
  const items: Item[] = [];
  const dropped: number[] = [];
  for (const [index, itemNode] of node.items.entries()) {
    const value = run.decode(itemNode, itemEntry, borrowed);
    if (value) items.push({ index, value });
    else dropped.push(index);
  }
  const problems = borrowed ? [] : dropped.map((index) => droppedItem(node, index, itemEntry, items.length));
  return decodedList(items, node, entry, problems);
}

function droppedItem(list: SeqNode, index: number, entry: Entry | undefined, kept: number): DecodeProblem {
  const item = list.items[index] ?? list;
  // The tool compares the kept items, counted from 0, with the items in the text, and sees only objects that differ.
  const reportedByTool = targetTypeOf(entry) === 'struct' && index < kept;
  return nullItem(item, index, 'dropped', reportedByTool, removeNullItem(list, item, true));
}

function decodeAlias(node: AliasNode, entry: Entry | undefined, borrowed: boolean, run: Run): Decoded | undefined {
  const followed = follow(node, run, (target) => decodeNode(target, entry, true, run));
  switch (followed.kind) {
    case 'nothing':
      return decodedUnknown(node, entry);
    case 'itself':
      return decodedUnknown(node, entry, [aliasOfItself(node, node.name)]);
    case 'result': {
      const { result } = followed;
      const isUnchecked = !borrowed && result?.members && targetTypeOf(entry) === 'struct';
      return result && decodedAt(result, { node, problems: isUnchecked ? [uncheckedAlias(node)] : [] });
    }
  }
}

function uncheckedAlias(node: AliasNode): DecodeProblem {
  return {
    code: 'unchecked-alias',
    severity: 'warning',
    message: `the keys behind \`*${node.name}\` are used but not checked: an unknown key among them goes unnoticed; write them out where that matters`,
    node,
    reportedByTool: true,
  };
}
