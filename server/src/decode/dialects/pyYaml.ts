import type { AliasNode, Node } from '../../document/node.ts';
import type { Part } from '../../document/textDocument.ts';
import { type Entry, itemOf, variantFor } from '../../shape/entry.ts';
import { colonInText } from '../colonInText.ts';
import type { Decoded, DecodeProblem, Dialect } from '../decoded.ts';
import { emptyNode } from '../emptyNode.ts';
import { shortTag } from '../go/resolveScalar.ts';
import { follow } from '../go/yamlRun.ts';
import { unwrapList, wrapMap } from '../listFixes.ts';
import { decodedAt, decodedList, decodedObject, decodedUnknown } from '../makeDecoded.ts';
import { isOfMixedKinds } from '../mixedKinds.ts';
import { aliasOfItself, misfitTag, wrongType } from '../problems.ts';
import { misfitRuns } from '../py/misfitRuns.ts';
import { pyMapping, pyTextAt } from '../py/pyMapping.ts';
import { pyScalarIntoTarget, unknownTag } from '../py/pyScalarIntoTarget.ts';
import { entryOfType, takes, wantedTypes } from '../py/pyTarget.ts';
import { targetTypeOf } from '../targetType.ts';
import { typeHint } from '../typeHint.ts';
import { type Collection, type NodeRun, yamlNodes } from '../yamlNodes.ts';

/**
 * PyYAML 6.0's pure `SafeLoader`, as cloud-init uses it, and the types of its JSON schema afterwards: what a scalar means is
 * decided by the scalar alone, and only then asked whether that is wanted.
 */
export const pyYaml: Dialect = { id: 'py-yaml', decode };

function decode(part: Part, entry: Entry): Decoded {
  const run = runOver(part);
  const root = part.root ?? emptyNode(part.start);
  // An empty file, and one with nothing but comments while somebody begins to write.
  if (root.kind === 'scalar' && root.style === 'plain' && root.text === '' && root.tag === undefined) {
    return decodedObject(new Map(), root, entry, []);
  }
  run.budget.spend(1);
  const decoded = run.decode(root, entry, false);
  const exceededAt = run.exceededAt();
  return exceededAt ? decodedAt(decoded, { problems: [endlessAliases(exceededAt)] }) : decoded;
}

const runOver = yamlNodes<never>({ scalar: pyScalarIntoTarget, collection: intoTarget, alias: decodeAlias });

type Run = NodeRun<never>;

function intoTarget(node: Collection, entry: Entry | undefined, borrowed: boolean, run: Run): Decoded {
  const type = node.kind === 'map' ? 'object' : 'array';
  const tag = shortTag(node.tag);
  if (tag !== '' && tag !== '!' && tag !== (node.kind === 'map' ? '!!map' : '!!seq')) {
    return decodedUnknown(node, entry, tagProblems(node, tag));
  }
  const own = entryOfType(entry, [type]);
  if (!takes(own, [type])) return decodedUnknown(node, entry, wrongCollection(node, entry));
  if (node.kind === 'map') {
    const variant = own && variantFor(own, (key) => pyTextAt(node, key, run));
    return pyMapping(node, variant, borrowed, run, run.decode);
  }
  const itemEntry = own && itemOf(own);
  const items = node.items.map((item, index) => ({ index, value: run.decode(item, itemEntry, borrowed) }));
  const { values, problems } = misfitRuns(items, itemEntry);
  return decodedList(values, node, own, problems);
}

/** Sets and pairs are values, of a type that nothing wants; of what is in them we say nothing. */
function tagProblems(node: Collection, tag: string): readonly DecodeProblem[] {
  const made = node.kind === 'map' ? ['!!set'] : ['!!omap', '!!pairs'];
  if (made.includes(tag)) return [];
  const isKnown = /^!!(?:null|bool|int|float|binary|timestamp|str|seq|map|set|omap|pairs)$/u.test(tag);
  return [isKnown ? misfitTag(node, tag, node.kind === 'map' ? 'a mapping' : 'a list') : unknownTag(node)];
}

function wrongCollection(node: Collection, entry: Entry | undefined): readonly DecodeProblem[] {
  if (isOfMixedKinds(node)) return [];
  const want = wantedTypes(entry);
  const target = targetTypeOf(want.one);
  const words = want.words === undefined ? {} : { want: want.words };
  return [wrongType(node, entry, target, { ...words, ...wayOut(node, entry) })];
}

function wayOut(node: Collection, entry: Entry | undefined) {
  const want = wantedTypes(entry);
  if (node.kind === 'seq') {
    return typeHint(entry, 'array', node) ?? unwrapList(node, want.has('object') ? 'keys' : 'value', want.one);
  }
  const hint = typeHint(entry, 'object');
  if (hint) return hint;
  const text = want.has('string') ? colonInText(node) : undefined;
  if (text) return text;
  return want.list ? wrapMap(node, want.list) : { advice: 'write a single value' };
}

function decodeAlias(node: AliasNode, entry: Entry | undefined, _borrowed: boolean, run: Run): Decoded {
  const followed = follow(node, run, (target) => run.decode(target, entry, true));
  switch (followed.kind) {
    case 'nothing':
      return decodedUnknown(node, entry);
    case 'itself':
      return decodedUnknown(node, entry, [aliasOfItself(node, node.name)]);
    case 'result':
      return decodedAt(followed.result, { node });
  }
}

/** The loader itself shares what aliases stand for, but whoever looks at every value then never comes to an end. */
function endlessAliases(node: Node): DecodeProblem {
  return {
    code: 'excessive-aliasing',
    severity: 'warning',
    message:
      'nearly everything in this file comes out of aliases (`*name`): to look at all of it takes the tool very long; write the values out',
    node,
    reportedByTool: false,
  };
}
