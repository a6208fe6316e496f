import type { Fix } from '../../../base/problem.ts';
import type { Origin } from '../../../decode/produced.ts';
import { pairOf } from '../../../document/locate.ts';
import type { Node } from '../../../document/node.ts';
import type { TextDocument } from '../../../document/textDocument.ts';
import { insertPair, replaceScalar } from '../../../document/textEdits.ts';
import { mapAround } from '../../removeKeyIn.ts';

/** Given the path of a file. */
export function overwriteIt({ node }: Origin, document: TextDocument): readonly Fix[] {
  return sayBeside('path', node, document, 'overwrite', 'true');
}

/** Given the mode of a file, or its path where it has none. */
export function makeSecret(mode: unknown): (origin: Origin, document: TextDocument) => readonly Fix[] {
  return ({ node }, document) => {
    const written = document.syntax === 'json' ? '384' : '0600';
    if (mode === undefined) return sayBeside('path', node, document, 'mode', written);
    if (node.kind !== 'scalar' || node.text === '') return [];
    const edits = replaceScalar(document, node, written, 'literal');
    return [{ title: `Change to \`${written}\``, edits, certain: false }];
  };
}

/** Writes a key behind another one whose value is given, or changes what it says. */
export function sayBeside(
  beside: string,
  node: Node,
  document: TextDocument,
  key: string,
  value: string,
): readonly Fix[] {
  const map = mapAround(node, document);
  const pair = pairOf(map, beside);
  if (!map || pair?.value !== node) return [];
  const written = pairOf(map, key)?.value;
  if (written?.kind === 'scalar') {
    const edits = replaceScalar(document, written, value, 'literal');
    return [{ title: `Change to \`${key}: ${value}\``, edits, certain: false }];
  }
  if (written) return [];
  const edits = insertPair(document, map, key, value, pair, 'literal');
  return [{ title: `Insert \`${key}: ${value}\``, edits, certain: false }];
}
