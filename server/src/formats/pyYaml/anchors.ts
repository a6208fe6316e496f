import type { Problem } from '../../base/problem.ts';
import { type Node, rangeOf } from '../../document/node.ts';
import type { Rule } from '../format.ts';

/**
 * PyYAML refuses a text in which two anchors have one name; for most readers the later one counts from there on.
 *
 * @param area the first half of the code
 */
export const anchors = (area: string): Rule => ({
  codes: [`${area}/repeated-anchor`],
  check: ({ document, part, target }) => {
    const firsts = new Map<string, Node>();
    const problems: Problem[] = [];
    for (const node of document.parts[part]?.anchors ?? []) {
      const { anchor } = node;
      if (anchor === undefined) continue;
      const first = firsts.get(anchor);
      if (!first) {
        firsts.set(anchor, node);
        continue;
      }
      const { start } = rangeOf(node);
      problems.push({
        code: `${area}/repeated-anchor`,
        source: target.tool,
        severity: 'error',
        message: `the anchor \`&${anchor}\` stands here for the second time: ${target.tool} ignores the whole text; give one of them another name`,
        range: { start, end: node.start },
        path: [],
        related: [
          { range: { start: rangeOf(first).start, end: first.start }, message: 'the anchor stands here first' },
        ],
      });
    }
    return problems;
  },
});
