import type { Fix } from '../../../base/problem.ts';
import { pairOf } from '../../../document/locate.ts';
import type { Node } from '../../../document/node.ts';
import type { TextDocument } from '../../../document/textDocument.ts';
import { insertPair, replaceScalar } from '../../../document/textEdits.ts';
import { mapAround } from '../../removeKeyIn.ts';

/** Gives the mapping whose key `beside` has the value another key, or that key another value. */
export function setBeside(
  value: Node,
  beside: string,
  [key, text]: readonly [key: string, text: string],
  document: TextDocument,
): readonly Fix[] {
  const map = mapAround(value, document);
  if (!map || pairOf(map, beside)?.value !== value) return [];
  const written = pairOf(map, key)?.value;
  if (written?.kind === 'scalar') {
    const edits = replaceScalar(document, written, text, 'literal');
    return [{ title: `Change to \`${key}: ${text}\``, edits, certain: false }];
  }
  if (pairOf(map, key)) return [];
  const edits = insertPair(document, map, key, text, 'last', 'literal');
  return [{ title: `Insert \`${key}: ${text}\``, edits, certain: false }];
}
