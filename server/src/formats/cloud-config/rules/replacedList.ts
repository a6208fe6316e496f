import type { Problem } from '../../../base/problem.ts';
import { lineAt } from '../../../base/text.ts';
import { pairOf } from '../../../document/locate.ts';
import type { MapNode, Pair, SeqNode } from '../../../document/node.ts';
import type { Part, Stretch, TextDocument } from '../../../document/textDocument.ts';
import type { Rule } from '../../format.ts';
import { readHeader } from '../../userData/header.ts';
import type { UserDataEntry } from '../../userData/userDataEntry.ts';
import { userDataOf } from '../../userData/userDataOf.ts';

const code = 'cloud-config/replaced-list';

/** Lists of a part that take the place of those that a part before it has: nearly everybody expects them to be appended. */
export const replacedList: Rule = {
  codes: [code],
  check: ({ document, part: index }) => {
    const part = document.parts[index];
    const { root, stretch } = part ?? {};
    if (!part || !stretch || root?.kind !== 'map') return [];
    if (isSaid(root, part, document)) return [];
    return root.pairs.flatMap((pair) => {
      const own = listIn(pair);
      const before = own && listBefore(document, index, own.name);
      return own && before ? [replaced(own.name, pair, before, root, document)] : [];
    });
  },
};

/** Whether the part says how it is merged, or which machine it is for. */
function isSaid(root: MapNode, { stretch }: Part, document: TextDocument): boolean {
  if (!stretch || ['merge_how', 'merge_type', 'launch-index'].some((name) => pairOf(root, name))) return true;
  const entry = entriesOf(document).find(({ range }) => range.start <= stretch.start && stretch.end <= range.end);
  return entry === undefined || [...entry.headers.keys()].some((name) => isMergeHeader(name) || isIndex(name));
}

function isMergeHeader(name: string): boolean {
  return name === 'Merge-Type' || name === 'X-Merge-Type';
}

function isIndex(name: string): boolean {
  return name.toLowerCase() === 'launch-index';
}

const known = new WeakMap<TextDocument, readonly UserDataEntry[]>();

function entriesOf(document: TextDocument): readonly UserDataEntry[] {
  const before = known.get(document);
  if (before) return before;
  const userData = userDataOf(document.text);
  const entries = userData.kind === 'entries' ? userData.entries : [];
  known.set(document, entries);
  return entries;
}

interface NamedList {
  readonly name: string;
  readonly pair: Pair;
  readonly list: SeqNode;
}

function listIn(pair: Pair): NamedList | undefined {
  const { key, value } = pair;
  if (key.kind !== 'scalar' || key.masked || value?.kind !== 'seq' || value.items.length === 0) return undefined;
  return { name: key.text, pair, list: value };
}

/** The nearest list of the name in the parts before, unless the part is one that cloud-init leaves out or keeps for some machines. */
function listBefore(document: TextDocument, index: number, name: string): NamedList | undefined {
  const own = document.parts[index]?.stretch;
  for (const { root, stretch } of document.parts.slice(0, index).toReversed()) {
    if (
      !stretch ||
      stretch === own ||
      (stretch.known && stretch.known.format !== 'cloud-config') ||
      root?.kind !== 'map' ||
      isOverlooked(stretch, document)
    )
      continue;
    if (pairOf(root, 'launch-index')) continue;
    const pair = pairOf(root, name);
    if (pair) return listIn(pair);
  }
  return undefined;
}

function isOverlooked({ start, end, known }: Stretch, { text }: TextDocument): boolean {
  return !known && readHeader(text.slice(start, end)).kind === 'near-miss';
}

function replaced(
  name: string,
  { key }: Pair,
  { pair, list }: NamedList,
  root: MapNode,
  document: TextDocument,
): Problem {
  const line = lineAt(document.lineStarts, pair.key.start) + 1;
  const count = list.items.length === 1 ? 'its one item is' : `its ${list.items.length} items are`;
  return {
    code,
    source: 'strata',
    severity: 'info',
    isAdvice: true,
    message: `this list takes the place of \`${name}\` at line ${line}: ${count} gone, because cloud-init replaces what parts have in common; to append the lists, say so with \`merge_how\``,
    range: { start: key.start, end: key.end },
    path: [name],
    related: [{ range: { start: pair.key.start, end: pair.key.end }, message: 'the list that is replaced' }],
    fixes: () => appendFix(root, document),
  };
}

/** Texts still replace texts then, mappings are put together, and numbers and booleans of the part before stay. */
const howToAppend = 'merge_how: list(append)+dict(no_replace,recurse_list,recurse_str)+str()';

function appendFix({ style, pairs: [first] }: MapNode, { text, lineStarts }: TextDocument) {
  if (style !== 'block' || !first) return [];
  const { start } = first.key;
  const indent = text.slice(lineStarts[lineAt(lineStarts, start)] ?? 0, start);
  if (indent.trim() !== '') return [];
  const newline = /\r?\n/u.exec(text)?.[0] ?? '\n';
  const newText = `${howToAppend}${newline}${indent}`;
  return [
    {
      title: 'Append the lists of this part to those before it',
      edits: [{ start, end: start, newText }],
      certain: false,
    },
  ];
}
