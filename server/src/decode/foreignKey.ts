import type { Fix } from '../base/problem.ts';
import type { TextEdit } from '../base/text.ts';
import { startOfLine } from '../document/characters.ts';
import type { MapNode, Pair } from '../document/node.ts';
import type { TextDocument } from '../document/textDocument.ts';
import { renameKey, replaceScalar } from '../document/textEdits.ts';
import { type Entry, propertiesOf } from '../shape/entry.ts';
import type { ForeignKey } from '../shape/keywords.ts';
import { removeKey, respell } from './fixes.ts';
import { indentLines } from './indentLines.ts';
import { holdsAnchorOrAlias } from './neededAnchors.ts';
import { targetTypeOf } from './targetType.ts';
import { textOf } from './textOf.ts';
import type { Place } from './visit.ts';

/** What the schema knows of a key that another format has at this place. */
export function foreignKey(entry: Entry, key: string): ForeignKey | undefined {
  const keys = entry.keywords['x-foreign'];
  return keys && Object.hasOwn(keys, key) ? keys[key] : undefined;
}

/** What to do about it, for the end of a message. */
export function foreignAdvice({ rename, instead }: ForeignKey): string {
  return instead ?? `use \`${rename}\``;
}

/** The ways to do that; to take the key away where it can only be done by hand. */
export function foreignFixes(
  pair: Pair,
  { rename, instead, unwrap, encode }: ForeignKey,
  place: Place,
  document: TextDocument,
): readonly Fix[] {
  const { members, node, entry } = place.decoded;
  if (rename !== undefined && encode !== undefined)
    return members?.has(rename)
      ? removeKey(pair)(document)
      : [...asDataUrl(pair, rename, document), ...removeKey(pair)(document)];
  if (rename !== undefined && !members?.has(rename)) {
    const isText = targetTypeOf(entry && propertiesOf(entry).get(rename)) === 'string';
    const isFitting = isText || pair.value?.kind !== 'scalar' || pair.value.style === 'plain';
    return respell(pair, rename, instead === undefined && isFitting)(document);
  }
  if (unwrap && node.kind === 'map') return unwrapped(pair, node, document);
  return removeKey(pair)(document);
}

/** The text as a data URL under another name; none for what is no text or no more than half known. */
function asDataUrl(pair: Pair, name: string, document: TextDocument): readonly Fix[] {
  const { value } = pair;
  if (value?.kind !== 'scalar' || value.masked || value.tag !== undefined || /\p{Surrogate}/u.test(value.text))
    return [];
  if (value.style === 'plain' && document.syntax === 'json') return [];
  const url = `data:,${encodeURIComponent(value.text)}`;
  const edits = [...renameKey(document, pair, name), ...replaceScalar(document, value, url)];
  return [{ title: `Write it as a data URL in \`${name}\``, edits, certain: false }];
}

/** The keys of a mapping in place of the key that leads to it; none where one of them stands there already. */
function unwrapped(pair: Pair, map: MapNode, document: TextDocument): readonly Fix[] {
  const { value: inner } = pair;
  const [first] = inner?.kind === 'map' ? inner.pairs : [];
  if (inner?.kind !== 'map' || !first || holdsAnchorOrAlias(document, pair)) return [];
  const names = new Set(inner.pairs.map((each) => (each.key.kind === 'scalar' ? each.key.text : '')));
  if (map.pairs.some((each) => each.key.kind === 'scalar' && names.has(each.key.text))) return [];
  const edits =
    inner.style === 'flow' ? withoutBraces(pair, inner, first, map, document) : withoutKey(pair, first, document);
  const title = `Write its keys in place of \`${textOf(pair.key)}\``;
  return edits.length > 0 ? [{ title, edits, certain: true }] : [];
}

function withoutBraces(
  pair: Pair,
  inner: MapNode,
  first: Pair,
  map: MapNode,
  { text }: TextDocument,
): readonly TextEdit[] {
  const last = inner.pairs.at(-1);
  if (map.style === 'block' || !last || text.slice(last.end, inner.end - 1).trim() !== '') return [];
  return [
    { start: pair.start, end: first.start, newText: '' },
    { start: last.end, end: inner.end, newText: '' },
  ];
}

function withoutKey(pair: Pair, first: Pair, { text }: TextDocument): readonly TextEdit[] {
  // A comment would go with the key.
  if (!/:\s*$/u.test(text.slice(pair.key.end, first.start))) return [];
  const columns = pair.start - startOfLine(text, pair.start) - (first.start - startOfLine(text, first.start));
  const rest = indentLines(text, { start: first.start, end: pair.end }, columns).filter(
    ({ start }) => start > first.start,
  );
  return [{ start: pair.start, end: first.start, newText: '' }, ...rest];
}
