import type { Fix } from '../base/problem.ts';
import type { ScalarNode } from '../document/node.ts';
import type { TextDocument } from '../document/textDocument.ts';

/** What stands before a `#` that begins no comment, because no blank is in front of it; undefined without one. */
export function beforeGluedComment({ style, tag, text }: ScalarNode): string | undefined {
  const at = style === 'plain' && tag === undefined ? text.indexOf('#') : -1;
  return at > 0 && !/\s/u.test(text.slice(0, at)) ? text.slice(0, at) : undefined;
}

export const glueAdvice = 'put a blank in front of `#`, where the comment begins';

/** Makes a comment of what stands behind such a `#`; certain, for only asked for where the text before it would do. */
export function unglueComment(node: ScalarNode, { syntax }: TextDocument): readonly Fix[] {
  const before = syntax === 'yaml' ? beforeGluedComment(node) : undefined;
  if (before === undefined) return [];
  const at = node.start + before.length;
  return [{ title: 'Put a blank in front of `#`', edits: [{ start: at, end: at, newText: ' ' }], certain: true }];
}
