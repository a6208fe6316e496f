import type { Rule } from '../../format.ts';

const code = 'cloud-config/second-document';

/** cloud-init reads a text as one YAML document, and refuses one with several. */
export const oneDocument: Rule = {
  codes: [code],
  check: ({ document, part }) => {
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
        code,
        source: 'cloud-init',
        severity: 'error',
        message: `another document begins at this \`${marker[0]}\`: cloud-init ignores the whole text; remove the line, or move what follows to a file of its own`,
        range: { start, end: start + marker[0].length },
        path: [],
      },
    ];
  },
};
