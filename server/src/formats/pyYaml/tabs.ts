import type { Problem } from '../../base/problem.ts';
import { lineAt, type Range } from '../../base/text.ts';
import type { Node } from '../../document/node.ts';
import type { Rule } from '../format.ts';

/**
 * PyYAML knows tabs in quotes, in blocks of text and in comments only. Anywhere else, behind a colon or at the end of a value
 * for instance, where most readers pass over them, it refuses the text.
 *
 * @param area the first half of the code
 */
export const tabs = (area: string): Rule => ({
  codes: [`${area}/tab`],
  check: ({ document, part: index, target }) => {
    const part = document.parts[index];
    if (!part || !document.text.includes('\t')) return [];
    const allowed = [...document.comments, ...document.masks];
    if (part.root) collectTexts(part.root, allowed);
    allowed.sort((a, b) => a.start - b.start);
    const damaged = new Set(part.problems.map(({ range }) => lineAt(document.lineStarts, range.start)));
    const problems: Problem[] = [];
    let next = 0;
    for (const { index: at, 0: run } of document.text.matchAll(/\t+/gu)) {
      while (next < allowed.length && (allowed[next]?.end ?? 0) <= at) next++;
      const line = lineAt(document.lineStarts, at);
      if (isIn(allowed, next, at) || damaged.has(line)) continue;
      // One for each line.
      damaged.add(line);
      problems.push(tabAt({ start: at, end: at + run.length }, `${area}/tab`, target.tool));
    }
    return problems;
  },
});

/** Stretches never overlap but for a comment behind the header of a block, so a look at the next two is enough. */
function isIn(stretches: readonly Range[], next: number, at: number): boolean {
  return [stretches[next], stretches[next + 1]].some((each) => each && each.start <= at && at < each.end);
}

function collectTexts(node: Node, into: Range[]): void {
  switch (node.kind) {
    case 'scalar':
    case 'damaged':
      if (node.kind === 'damaged' || node.style !== 'plain') into.push({ start: node.start, end: node.end });
      return;
    case 'map':
      for (const { key, value } of node.pairs) {
        collectTexts(key, into);
        if (value) collectTexts(value, into);
      }
      return;
    case 'seq':
      for (const item of node.items) collectTexts(item, into);
      return;
    case 'alias':
      return;
  }
}

function tabAt(range: Range, code: string, tool: string): Problem {
  return {
    code,
    source: tool,
    severity: 'error',
    message: `a tab stands here, outside of quotes and blocks: ${tool} ignores the whole text; write spaces`,
    range,
    path: [],
    fixes: () => [{ title: 'Write a space', edits: [{ ...range, newText: ' ' }], certain: true }],
  };
}
