import type { Fix } from '../base/problem.ts';
import type { TextDocument } from '../document/textDocument.ts';
import { renameKey } from '../document/textEdits.ts';
import type { Restriction } from '../shape/keywords.ts';
import { mayHaveMoreKeys, type Place } from './visit.ts';

/**
 * Gives a section of the root that is refused the names of the place that takes its value. No fix where it holds something
 * that has no place there, or where the file has that place already.
 */
export function moveForbidden(place: Place, { move }: Restriction, document: TextDocument): readonly Fix[] {
  const { node } = place.decoded;
  const name = place.path.at(-1);
  const root = place.parent;
  const member = typeof name === 'string' ? root?.decoded.members?.get(name) : undefined;
  if (!move || !member || member.borrowed || root?.parent || node.kind !== 'map' || mayHaveMoreKeys(node)) return [];
  const [section, key] = move.to;
  const [inner, ...others] = node.pairs;
  if (inner?.key.kind !== 'scalar' || inner.key.text !== move.key || others.length > 0) return [];
  if (root?.decoded.members?.has(section)) return [];
  const edits = [...renameKey(document, member.pair, section), ...renameKey(document, inner, key)];
  return [{ title: `Move to \`${section}.${key}\``, edits, certain: false }];
}
