import type { Analysis } from '../analysis.ts';
import type { Range } from '../base/text.ts';
import { sourceRange } from '../document/yaml/scalarOffsets.ts';
import { stringsOf } from '../formats/stringsOf.ts';
import { localTargets } from './localFiles.ts';

/** A stretch of the text that leads somewhere. */
export interface DocumentLink extends Range {
  readonly target: string;
}

/** Files of the files directory that are there, and what is fetched over `http`. Folders cannot be opened. */
export function documentLinks(analysis: Analysis): readonly DocumentLink[] {
  const { document, parts } = analysis;
  const local = localTargets(analysis).flatMap(({ range, files: [target], isFolder }) =>
    isFolder || target === undefined ? [] : [{ ...range, target }],
  );
  const fetched = parts.flatMap(({ part, decoded }) =>
    stringsOf(part, decoded).flatMap(({ node, language, value }) =>
      language === 'url' && typeof value === 'string' && /^https?:\/\/[^\s{}]+$/iu.test(value)
        ? [{ ...sourceRange(document, node, { start: 0, end: node.text.length }), target: value }]
        : [],
    ),
  );
  const seen = new Set<number>();
  return [...local, ...fetched]
    .sort((a, b) => a.start - b.start)
    .filter(({ start }) => !seen.has(start) && seen.add(start));
}
