import type { AliasNode, SeqNode } from '../../document/node.ts';
import type { Part } from '../../document/textDocument.ts';
import { type Entry, itemOf } from '../../shape/entry.ts';
import type { Decoded, DecodeProblem, Dialect, Item } from '../decoded.ts';
import { emptyNode } from '../emptyNode.ts';
import { removeNullItem } from '../fixes.ts';
import { follow } from '../go/yamlRun.ts';
import { mappingIntoTarget } from '../go/yamlV3Mapping.ts';
import { scalarIntoTarget } from '../go/yamlV3Scalar.ts';
import { unwrapList } from '../listFixes.ts';
import { decodedAt, decodedList, decodedObject, decodedUnknown } from '../makeDecoded.ts';
import { isOfMixedKinds } from '../mixedKinds.ts';
import { aliasOfItself, excessiveAliasing, nullItem, wrongType } from '../problems.ts';
import { targetTypeOf } from '../targetType.ts';
import { typeHint } from '../typeHint.ts';
import { type NodeRun, yamlNodes } from '../yamlNodes.ts';

/** gopkg.in/yaml.v3 3.0.1 into Go structs: what a scalar means is decided by the type of its field. */
export const goYamlV3: Dialect = { id: 'go-yaml-v3', decode };

function decode(part: Part, entry: Entry): Decoded {
  const run = runOver(part);
  const root = part.root ?? emptyNode(part.start);
  // One step for the document itself.
  run.budget.spend(1);
  const decoded = run.decode(root, entry, false) ?? decodedObject(new Map(), root, entry, []);
  const exceededAt = run.exceededAt();
  return exceededAt ? decodedAt(decoded, { problems: [excessiveAliasing(exceededAt)] }) : decoded;
}

const runOver = yamlNodes<undefined>({
  scalar: scalarIntoTarget,
  collection: (node, entry, borrowed, run) =>
    node.kind === 'map'
      ? mappingIntoTarget(node, entry, borrowed, run, run.decode)
      : sequenceIntoTarget(node, entry, borrowed, run),
  alias: decodeAlias,
});

type Run = NodeRun<undefined>;

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
  const followed = follow(node, run, (target) => run.decode(target, entry, true));
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
