import type { Fix } from '../base/problem.ts';
import type { TextEdit } from '../base/text.ts';
import { listOfKeys } from '../document/listOfKeys.ts';
import { pairOf } from '../document/locate.ts';
import type { Node, Pair } from '../document/node.ts';
import type { TextDocument } from '../document/textDocument.ts';
import { insertItem, removePair, renameKey, replaceScalar, wrapInList } from '../document/textEdits.ts';
import { availability } from '../shape/availability.ts';
import { propertiesOf } from '../shape/entry.ts';
import type { DeprecatedFix, Keywords } from '../shape/keywords.ts';
import type { Target } from '../shape/target.ts';
import { removeKey, respell } from './fixes.ts';
import { holdsAnchorOrAlias } from './neededAnchors.ts';
import type { Place } from './visit.ts';

type Deprecated = NonNullable<Keywords['x-deprecated']>;

/** What writes something deprecated as the release wants it; none where the release has nothing else, or nobody can tell. */
export function deprecatedFixes(
  place: Place,
  { fix, instead }: Deprecated,
  document: TextDocument,
  target: Target,
): readonly Fix[] {
  if (fix === undefined || (instead !== undefined && !isFree(place, instead, target))) return [];
  const name = place.path.at(-1);
  const member = typeof name === 'string' ? place.parent?.decoded.members?.get(name) : undefined;
  if (member?.borrowed) return [];
  if (fix === 'rename') return member && instead !== undefined ? respell(member.pair, instead)(document) : [];
  if (fix === 'remove') return member ? removeKey(member.pair)(document) : [];
  if (place.decoded.node.kind === 'alias') return [];
  if (typeof fix === 'object' && 'rewrite' in fix) {
    const { node } = place.decoded;
    return target.rewrites?.[fix.rewrite]?.({ document, root: rootOf(place), node, pair: member?.pair }) ?? [];
  }
  const edits = editsOf(fix, place, member?.pair, instead, document);
  const isCertain = typeof fix !== 'object' || !('item' in fix);
  return edits.length === 0 ? [] : [{ title: 'Write it as the release wants it', edits, certain: isCertain }];
}

function rootOf({ decoded, parent }: Place): Node {
  return parent ? rootOf(parent) : decoded.node;
}

/** Whether the object has no such key yet, and the release knows it. */
function isFree({ parent }: Place, name: string, target: Target): boolean {
  if (!parent || parent.decoded.members?.has(name)) return false;
  const entry = parent.decoded.entry && propertiesOf(parent.decoded.entry).get(name);
  return !entry || availability(entry.keywords, target).kind === 'available';
}

function editsOf(
  fix: Exclude<DeprecatedFix, 'rename' | 'remove' | { readonly rewrite: string }>,
  place: Place,
  pair: Pair | undefined,
  instead: string | undefined,
  document: TextDocument,
): readonly TextEdit[] {
  const { node, value } = place.decoded;
  switch (fix) {
    case 'list':
      return wrapInList(document, node);
    case 'rename-list':
      return pair && instead !== undefined
        ? [...renameKey(document, pair, instead), ...wrapInList(document, node)]
        : [];
    case 'keys':
      return node.kind === 'map' ? listOfKeys(document, node) : [];
    case 'quote':
      return node.kind === 'scalar' && typeof value === 'number' ? replaceScalar(document, node, String(value)) : [];
    case 'integer': {
      // With zeros before it, programs disagree about what it means.
      const digits = /^\+?(?<digits>0|[1-9]\d*)$/u.exec(String(value))?.groups?.digits;
      return node.kind === 'scalar' && digits !== undefined ? written(node, digits) : [];
    }
    default:
      return 'values' in fix ? ofValue(fix.values, place) : pair ? asItem(fix.item, place, pair, document) : [];
  }
}

function written(
  { start, end }: { readonly start: number; readonly end: number },
  newText: string,
): readonly TextEdit[] {
  return [{ start, end, newText }];
}

function ofValue(values: Readonly<Record<string, string>>, { decoded: { node, value } }: Place): readonly TextEdit[] {
  if (node.kind !== 'scalar' || node.style === 'literal' || node.style === 'folded') return [];
  const word = typeof value === 'symbol' ? '' : String(value).toLowerCase();
  const instead = Object.hasOwn(values, word) ? values[word] : undefined;
  return instead === undefined ? [] : written(node, instead);
}

/** As an item of another list of the object; the list is made where it is not there. */
function asItem(
  { list, lines }: { readonly list: string; readonly lines: readonly string[] },
  { decoded: { node }, parent }: Place,
  pair: Pair,
  document: TextDocument,
): readonly TextEdit[] {
  const object = parent?.decoded.node;
  if (node.kind !== 'scalar' || object?.kind !== 'map' || holdsAnchorOrAlias(document, pair)) return [];
  const source = document.text.slice(node.start, node.end);
  const said = lines.map((line) => line.replace('$', source));
  const there = pairOf(object, list)?.value;
  if (there) {
    if (there.kind !== 'seq' || there.items.length === 0) return [];
    const item = there.style === 'flow' ? { lines: [`{${said.join(', ')}}`] } : { lines: said };
    return [...insertItem(document, there, item), ...removePair(document, pair)];
  }
  if (object.style === 'flow') return written(pair, `${list}: [{${said.join(', ')}}]`);
  const [first = '', ...others] = said;
  const column = ' '.repeat(pair.start - (document.text.lastIndexOf('\n', pair.start - 1) + 1));
  const newline = document.text.includes('\r\n') ? '\r\n' : '\n';
  return written(
    pair,
    [`${list}:`, `${column}  - ${first}`, ...others.map((line) => `${column}    ${line}`)].join(newline),
  );
}
