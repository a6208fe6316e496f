import type { Rule } from '../format.ts';

/**
 * The tool reads a text as one YAML document, and refuses one with several.
 *
 * @param area the first half of the code
 */
export const oneDocument = (area: string): Rule => ({
  codes: [`${area}/second-document`],
  check: ({ document, part, target }) => {
    const first = document.parts[part];
    const later = document.parts[part + 1];
    if (!first || !later || first.stretch !== later.stretch) return [];
    // Behind a damaged line the reader may start anew without being told to.
    const from = first.root?.end ?? first.start;
    const between = document.text.slice(from, later.root?.start ?? later.end);
    const marker = /^(?:---|\.\.\.)(?=\s|$)/mu.exec(between);
    if (!marker) return [];
    const start = from + marker.index;
    return [
      {
        code: `${area}/second-document`,
        source: target.tool,
        severity: 'error',
        message: `another document begins at this \`${marker[0]}\`: ${target.tool} ignores the whole text; remove the line, or move what follows to a file of its own`,
        range: { start, end: start + marker[0].length },
        path: [],
      },
    ];
  },
});
