import type { Rule } from '../../format.ts';

const code = 'butane/later-document';

/** The real tool reads the first document of a stream and drops the rest without a word. */
export const laterDocument: Rule = {
  codes: [code],
  check: ({ document, part }) => {
    const later = document.parts.slice(part + 1).find((other) => other.root !== undefined);
    // Behind a damaged line the reader may start anew without being told to.
    const between = document.text.slice(document.parts[part]?.start, later?.root?.start);
    const marker = between.match(/^(?:---|\.\.\.)(?=\s|$)/gmu)?.at(-1);
    if (!later?.root || marker === undefined) return [];
    const { start, end } = later.root;
    const line = document.text.slice(start, end).split('\n', 1)[0] ?? '';
    return [
      {
        code,
        source: 'strata',
        severity: 'warning',
        message: `only the first document of a file is read: nothing from here on reaches the machine; remove the \`${marker}\` above, or move this to a file of its own`,
        range: { start, end: start + line.trimEnd().length },
        path: [],
        tags: ['unnecessary'],
      },
    ];
  },
};
