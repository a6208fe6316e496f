import type { Fix } from '../../base/problem.ts';
import type { Origin } from '../../decode/produced.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import { insertPair, replaceScalar } from '../../document/textEdits.ts';

/** The usual ones. */
const formats = ['xfs', 'ext4'] as const;

/** Says what a filesystem is, in the place of an empty text or as a key that the filesystem lacks. */
export function nameFormat({ node }: Origin, document: TextDocument): readonly Fix[] {
  return formats.flatMap((format): readonly Fix[] => {
    if (node.kind === 'scalar')
      return [{ title: `Change to \`${format}\``, edits: replaceScalar(document, node, format), certain: false }];
    if (node.kind !== 'map') return [];
    const edits = insertPair(document, node, 'format', format);
    return [{ title: `Insert \`format: ${format}\``, edits, certain: false }];
  });
}
