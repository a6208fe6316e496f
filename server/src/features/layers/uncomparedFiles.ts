import type { Analysis } from '../../analysis.ts';
import { stringsOf } from '../../formats/stringsOf.ts';

/**
 * The files and folders that both versions of a config name: what they held when machines were made is not known here, so
 * whoever counts edits has to say that these were left out. In the order of the new text.
 */
export function uncomparedFiles(before: Analysis, after: Analysis): readonly string[] {
  const old = new Set(namedFiles(before));
  return [...new Set(namedFiles(after))].filter((name) => old.has(name));
}

function namedFiles({ parts }: Analysis): readonly string[] {
  return parts.flatMap(({ part, decoded }) =>
    stringsOf(part, decoded).flatMap(({ entry, value }) => {
      const kind = entry.keywords['x-refers'];
      return (kind === 'local-file' || kind === 'local-directory') && typeof value === 'string' ? [value] : [];
    }),
  );
}
