import type { Fix } from '../base/problem.ts';
import type { TextEdit } from '../base/text.ts';
import { endOfLine } from '../document/characters.ts';
import { pairOf } from '../document/locate.ts';
import type { MapNode, Node, Pair, ScalarNode, SeqNode } from '../document/node.ts';
import type { TextDocument } from '../document/textDocument.ts';
import { insertItem, insertPair, removePair, renameKey } from '../document/textEdits.ts';
import { writeScalar } from '../document/yaml/scalarText.ts';
import type { Restriction } from '../shape/keywords.ts';
import { holdsAnchorOrAlias } from './neededAnchors.ts';
import { mayHaveMoreKeys, type Place } from './visit.ts';

/**
 * Gives a section of the root that is refused the names of the place that takes its value; where the file has that section
 * already, its list is put into it. No fix where it holds something that has no place there.
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
  const home = pairOf(root?.decoded.node, section);
  const edits = home
    ? intoSection(member.pair, inner.value, home.value, key, document)
    : [...renameKey(document, member.pair, section), ...renameKey(document, inner, key)];
  return edits.length > 0 ? [{ title: `Move to \`${section}.${key}\``, edits, certain: false }] : [];
}

/** An item of a list, and the comment behind it. */
interface Moved {
  readonly node: ScalarNode;
  readonly comment: string;
}

function intoSection(
  pair: Pair,
  list: Node | undefined,
  section: Node | undefined,
  key: string,
  document: TextDocument,
): readonly TextEdit[] {
  if (section?.kind !== 'map' || mayHaveMoreKeys(section) || holdsAnchorOrAlias(document, pair)) return [];
  const items = list?.kind === 'seq' ? movedItems(pair, list, document) : [];
  if (items.length === 0) return [];
  const there = pairOf(section, key);
  const added = there ? intoList(there.value, items, document) : asList(section, key, items, document);
  return added.length > 0 ? [...added, ...removePair(document, pair)] : [];
}

/** None where something stands among them that cannot go along. */
function movedItems(pair: Pair, { items }: SeqNode, document: TextDocument): readonly Moved[] {
  const comments = document.comments.filter(
    ({ start }) => pair.start <= start && start <= endOfLine(document.text, pair.end),
  );
  const moved = items.flatMap((node): readonly Moved[] => {
    if (node.kind !== 'scalar' || node.tag !== undefined || /[\r\n]/u.test(document.text.slice(node.start, node.end)))
      return [];
    const comment = comments.find(({ start }) => node.end <= start && start <= endOfLine(document.text, node.end));
    return [{ node, comment: comment ? ` ${document.text.slice(comment.start, comment.end)}` : '' }];
  });
  const isWhole =
    moved.length === items.length && moved.filter(({ comment }) => comment !== '').length === comments.length;
  return isWhole ? moved : [];
}

function asList(section: MapNode, key: string, items: readonly Moved[], document: TextDocument): readonly TextEdit[] {
  if (section.style === 'block') {
    const lines = items.map((item) => `- ${written(item, document, false)}${item.comment}`);
    return insertPair(document, section, key, { lines }, 'last');
  }
  if (items.some(({ comment }) => comment !== '')) return [];
  const source = `[${items.map((item) => written(item, document, true)).join(', ')}]`;
  return insertPair(document, section, key, source, 'last', 'literal');
}

function intoList(list: Node | undefined, items: readonly Moved[], document: TextDocument): readonly TextEdit[] {
  if (list?.kind !== 'seq' || list.items.length === 0) return [];
  const inFlow = list.style === 'flow';
  if (inFlow && items.some(({ comment }) => comment !== '')) return [];
  const edits = items.flatMap((item) =>
    insertItem(document, list, `${written(item, document, inFlow)}${item.comment}`, undefined, 'literal'),
  );
  // All stand at one place.
  const [first] = edits;
  return first ? [{ ...first, newText: edits.map(({ newText }) => newText).join('') }] : [];
}

function written({ node }: Moved, { syntax }: TextDocument, inFlow: boolean): string {
  return writeScalar(node.text, node.style, syntax, 'string', inFlow);
}
