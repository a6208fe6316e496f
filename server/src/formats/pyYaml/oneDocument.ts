import type { Range } from '../../base/text.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import type { Rule } from '../format.ts';

/**
 * The tool reads a text as one YAML document, and refuses one with several.
 *
 * @param area the first half of the code
 */
export const oneDocument = (area: string): Rule => ({
  codes: [`${area}/second-document`],
  check: ({ document, part, target }) => {
    const found = laterDocument(document, part);
    if (!found) return [];
    const marker = document.text.slice(found.start, found.end);
    return [
      {
        code: `${area}/second-document`,
        source: target.tool,
        severity: 'error',
        message: `another document begins at this \`${marker}\`: ${target.tool} ignores the whole text; remove the line, or move what follows to a file of its own`,
        range: found,
        path: [],
      },
    ];
  },
});

/** The line by which another document begins or this one ends, where one follows. */
export function laterDocument(document: TextDocument, index: number): Range | undefined {
  const first = document.parts[index];
  const later = document.parts[index + 1];
  if (!first || !later || first.stretch !== later.stretch) return undefined;
  // Behind a damaged line the reader may start anew without being told to.
  const from = first.root?.end ?? first.start;
  const between = document.text.slice(from, later.root?.start ?? later.end);
  const marker = /^(?:---|\.\.\.)(?=\s|$)/mu.exec(between);
  return marker ? { start: from + marker.index, end: from + marker.index + marker[0].length } : undefined;
}
