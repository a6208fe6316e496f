import { lineAt, type Range } from '../../base/text.ts';
import { lastNotBehind } from '../locate.ts';
import type { Node } from '../node.ts';
import type { TextDocument } from '../textDocument.ts';
import { blocksIn } from './blocksIn.ts';
import { type Branch, branchOf } from './conditionsOf.ts';

export interface UnreadBranch extends Branch {
  /** The line that it begins on, from 1. */
  readonly line: number;
}

/** The branches of templates of which nothing became a node, because they cannot be read together with others. */
export function unreadBranches(document: TextDocument): readonly UnreadBranch[] {
  const blocks = blocksIn(document);
  if (blocks.length === 0) return [];
  const leaves = document.parts.flatMap(({ root }) => (root ? leavesOf(root) : []));
  leaves.sort((a, b) => a.start - b.start);
  return blocks.flatMap((block) =>
    block.branches
      .filter((branch) => !holdsAny(leaves, branch) && !isEmpty(document, branch))
      .map((branch) => ({
        ...branchOf(document, block, branch),
        line: lineAt(document.lineStarts, branch.start) + 1,
      })),
  );
}

/** Where texts stand; an empty one has a place too. */
function leavesOf(root: Node): Range[] {
  const found: Range[] = [];
  const pending: Node[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === 'seq') pending.push(...node.items);
    else if (node.kind !== 'map') found.push({ start: node.start, end: node.end });
    else for (const { key, value } of node.pairs) pending.push(key, ...(value ? [value] : []));
  }
  return found;
}

function holdsAny(leaves: readonly Range[], { start, end }: Range): boolean {
  const last = leaves[lastNotBehind(leaves.length, end - 1, (index) => leaves[index]?.start ?? 0)];
  return last !== undefined && (last.start >= start || last.end > start);
}

/** Whether a branch holds nothing but blanks, comments and tags. */
function isEmpty({ text, masks }: TextDocument, { start, end }: Range): boolean {
  let written = '';
  let from = start;
  for (const mask of masks) {
    if (mask.end <= from || mask.start >= end) continue;
    written += text.slice(from, mask.start);
    from = mask.end;
  }
  written += text.slice(from, Math.max(from, end));
  return written.replaceAll(/#.*$/gmu, '').trim() === '';
}
