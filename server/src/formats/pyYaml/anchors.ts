import { type Node, rangeOf } from '../../document/node.ts';
import type { Part } from '../../document/textDocument.ts';
import type { Rule } from '../format.ts';

/**
 * PyYAML refuses a text in which two anchors have one name; for most readers the later one counts from there on.
 *
 * @param area the first half of the code
 */
export const anchors = (area: string): Rule => ({
  codes: [`${area}/repeated-anchor`],
  check: ({ document, part, target }) => {
    const own = document.parts[part];
    return repeatedAnchors(own).map(({ node, first }) => ({
      code: `${area}/repeated-anchor`,
      source: target.tool,
      severity: 'error',
      message: `the anchor \`&${node.anchor ?? ''}\` stands here for the second time: ${target.tool} ignores the whole text; give one of them another name`,
      range: { start: rangeOf(node).start, end: node.start },
      path: [],
      related: [{ range: { start: rangeOf(first).start, end: first.start }, message: 'the anchor stands here first' }],
    }));
  },
});

/** The nodes whose anchor another node has already, and that node. */
export function repeatedAnchors(part: Part | undefined): readonly { readonly node: Node; readonly first: Node }[] {
  const firsts = new Map<string, Node>();
  return (part?.anchors ?? []).flatMap((node) => {
    if (node.anchor === undefined) return [];
    const first = firsts.get(node.anchor);
    if (first) return [{ node, first }];
    firsts.set(node.anchor, node);
    return [];
  });
}
