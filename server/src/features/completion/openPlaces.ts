import type { KeyCursor } from '../../document/cursor/cursor.ts';
import { keyText } from '../../document/locate.ts';
import type { MapNode } from '../../document/node.ts';
import type { TextDocument } from '../../document/textDocument.ts';
import { type Entry, propertyOf } from '../../shape/entry.ts';
import { columnOf } from '../layout/layout.ts';
import type { SnippetPlace } from './completeSnippets.ts';

/**
 * The objects and lists that end right above a key, the outermost first: whoever goes on in their indentation goes on with
 * them. People think of "a file" and type it where they are, at the end of the config, not where its list stands.
 *
 * @param holder of the keys among which the cursor is
 */
export function openPlaces(cursor: KeyCursor, holder: Entry, document: TextDocument): readonly SnippetPlace[] {
  const places: SnippetPlace[] = [];
  const own = columnOf(document, cursor.replace.start);
  let map: MapNode | undefined = cursor.map;
  let entry: Entry | undefined = holder;
  let path = cursor.path;
  while (map?.style === 'block' && entry) {
    const above = map.pairs.findLast(({ start }) => start < cursor.replace.start);
    const name = above && keyText(above);
    const value = above?.value;
    if (name === undefined || !value || !isBlank(document.text.slice(value.end, cursor.replace.start))) break;
    path = [...path, name];
    entry = propertyOf(entry, name);
    const first = value.kind === 'map' ? value.pairs[0]?.start : value.kind === 'seq' ? value.dashes[0] : undefined;
    if (!entry || first === undefined || columnOf(document, first) <= own) break;
    const column = columnOf(document, first);
    if (value.kind === 'seq') {
      places.push({ kind: 'items', path, entry, present: new Set(), column });
      break;
    }
    if (value.kind !== 'map' || value.style !== 'block') break;
    const present = new Set(value.pairs.flatMap((pair) => keyText(pair) ?? []));
    places.push({ kind: 'members', path, entry, present, column });
    map = value;
  }
  return places;
}

function isBlank(text: string): boolean {
  return text.replace(/#.*/gu, '').trim() === '';
}
