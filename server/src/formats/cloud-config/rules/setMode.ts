import type { Fix } from '../../../base/problem.ts';
import { pairOf } from '../../../document/locate.ts';
import type { Node } from '../../../document/node.ts';
import type { TextDocument } from '../../../document/textDocument.ts';
import { insertPair, replaceScalar } from '../../../document/textEdits.ts';
import { mapAround } from '../../removeKeyIn.ts';

/** Gives a file another mode, from its path or from the mode that it has. */
export function setMode(node: Node, mode: number, document: TextDocument): readonly Fix[] {
  const written = `0${mode.toString(8).padStart(3, '0')}`;
  const map = mapAround(node, document);
  const there = pairOf(map, 'permissions')?.value;
  if (there?.kind === 'scalar') {
    const edits =
      there.style === 'plain' || there.style === 'single' || there.style === 'double'
        ? [{ start: there.start, end: there.end, newText: `"${written}"` }]
        : replaceScalar(document, there, written);
    return [{ title: `Change to \`"${written}"\``, edits, certain: false }];
  }
  const path = pairOf(map, 'path');
  if (!map || !path || there) return [];
  const edits = insertPair(document, map, 'permissions', `"${written}"`, path, 'literal');
  return [{ title: `Insert \`permissions: "${written}"\``, edits, certain: false }];
}
