import { lineAt } from '../../base/text.ts';
import type { MapNode, Pair } from '../../document/node.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import type { DecodeProblem } from '../decoded.ts';
import { type Fixes, removeDuplicate } from '../fixes.ts';
import { duplicateKey, quote } from '../problems.ts';
import { textOf } from '../textOf.ts';

/** A key, and the one of the same name before it in the mapping. */
export interface Repeated {
  readonly again: Pair;
  readonly first: Pair;
}

/**
 * Keys that stand twice in a mapping. Where several do, or the first key of the mapping does, another item of a list was
 * probably to begin there, and its `- ` is lost: that is one problem, at the first of them.
 */
export function repeatedKeys(
  node: MapNode,
  repeated: readonly Repeated[],
  canBeItem: boolean,
): readonly DecodeProblem[] {
  const [head, ...others] = repeated;
  const isFirst = head !== undefined && head.first === node.pairs[0] && node.style === 'block';
  if (!head || !canBeItem || !(others.length > 0 || isFirst)) {
    return repeated.map(({ again, first }) => plainly({ again, first }));
  }
  const problem = plainly(head);
  const below = others.length === 0 ? '' : `, and ${others.length} more below it`;
  const message = `${quote(textOf(head.again.key))} stands here for the second time in the same mapping${below}: what stands here takes the place of what stands above, silently; put \`- \` in front, if another item begins here, or keep one of each`;
  const fixes: Fixes = (document) => [...withDash(node, head.again, document), ...(problem.fixes?.(document) ?? [])];
  return [{ ...problem, message, fixes }];
}

function plainly({ again, first }: Repeated): DecodeProblem {
  return duplicateKey(again, first, 'replaces', removeDuplicate(again, first), false);
}

/** The dash of the item whose first keys those are, once more in front of a later key. */
function withDash({ pairs }: MapNode, { start }: Pair, { text, lineStarts }: TextDocument): ReturnType<Fixes> {
  const before = (offset: number): string => text.slice(lineStarts[lineAt(lineStarts, offset)], offset);
  const dash = before(pairs[0]?.start ?? start);
  const indent = before(start);
  if (!/^ *- +$/u.test(dash) || indent.trim() !== '' || indent.length !== dash.length) return [];
  const edits = [{ start: start - indent.length, end: start, newText: dash }];
  return [{ title: 'Insert `- `', edits, certain: false }];
}
