import type { Range } from '../../base/text.ts';
import type { TextDocument } from '../textDocument.ts';
import { blocksIn } from './blocksIn.ts';
import type { TemplateBlock } from './templateBlocks.ts';

/** What of a template decides about a stretch of its text: tags as they are written. */
export interface Conditions {
  /** The branches that it stands in, the outermost first. */
  readonly around: readonly Branch[];
  /** The tags that begin blocks within it. */
  readonly within: readonly string[];
}

/** One of the ways that a condition or a loop leaves. */
export interface Branch {
  /** The tag that the branch begins with. */
  readonly tag: string;
  /** The tag that the block begins with; the same one for its first branch. */
  readonly block: string;
}

export function conditionsOf(document: TextDocument, { start, end }: Range): Conditions {
  const blocks = blocksIn(document)
    .filter((block) => block.start < end && start < block.end)
    .toSorted((a, b) => a.start - b.start);
  const around = blocks.flatMap((block): readonly Branch[] => {
    const branch = block.branches.find((each) => each.start <= start && start < each.end);
    return branch ? [branchOf(document, block, branch)] : [];
  });
  // The tag that ends a block may stand behind the last of what is in it.
  const within = blocks.filter((block) => start <= block.start);
  return { around, within: within.map((block) => firstTag(document, block)) };
}

export function branchOf(document: TextDocument, block: TemplateBlock, { start }: Range): Branch {
  return { tag: tagBefore(document, start), block: firstTag(document, block) };
}

function firstTag(document: TextDocument, { branches: [first], start }: TemplateBlock): string {
  return tagBefore(document, first?.start ?? start);
}

/** The tag that ends where a branch begins, on one line. */
function tagBefore({ masks, text }: TextDocument, offset: number): string {
  const mask = masks.find(({ end }) => end === offset);
  return mask ? text.slice(mask.start, mask.end).replaceAll(/\s+/gu, ' ') : '';
}
