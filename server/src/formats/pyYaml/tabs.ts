import type { Problem } from '../../base/problem.ts';
import { lineAt, type Range } from '../../base/text.ts';
import type { Node } from '../../document/node.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import type { Rule } from '../format.ts';

/**
 * PyYAML knows tabs in quotes, in blocks of text and in comments only. Anywhere else, behind a colon or at the end of a value
 * for instance, where most readers pass over them, it refuses the text.
 *
 * @param area the first half of the code
 */
export const tabs = (area: string): Rule => ({
  codes: [`${area}/tab`],
  check: ({ document, part, target }) =>
    strayTabs(document, part).map((range) => tabAt(range, `${area}/tab`, target.tool)),
});

/** The tabs that PyYAML refuses, one for each line, in a document of the stream. */
export function strayTabs(document: TextDocument, index: number): readonly Range[] {
  const part = document.parts[index];
  if (!part || !document.text.includes('\t')) return [];
  const allowed = [...document.comments, ...document.masks];
  if (part.root) collectTexts(part.root, allowed);
  allowed.sort((a, b) => a.start - b.start);
  const damaged = new Set(part.problems.map(({ range }) => lineAt(document.lineStarts, range.start)));
  const found: Range[] = [];
  let next = 0;
  for (const { index: at, 0: run } of document.text.matchAll(/\t+/gu)) {
    while (next < allowed.length && (allowed[next]?.end ?? 0) <= at) next++;
    const line = lineAt(document.lineStarts, at);
    if (isIn(allowed, next, at) || damaged.has(line)) continue;
    damaged.add(line);
    found.push({ start: at, end: at + run.length });
  }
  return found;
}

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
