import { type Path, printPath } from '../../base/path.ts';
import type { Decoded } from '../../decode/decoded.ts';
import type { Origin, Produced } from '../../decode/produced.ts';
import { childPlaces, mayHaveMoreKeys, originOf, type Place, rootPlace } from '../../decode/visit.ts';
import { holdsBlocks } from '../../document/template/holdsBlocks.ts';
import type { TextDocument } from '../../document/textDocument.ts';

/** Something that a template decides and that what was made of the text does not show. */
export interface Undecided {
  readonly name: string;
  /** As it stands in the text. */
  readonly source: string;
  readonly origin: Origin;
}

/** What of a text nobody can compare, beyond the values that are unknown in what was made of it. */
export function undecidedIn(decoded: Decoded, made: Produced, document: TextDocument): readonly Undecided[] {
  const { masks, text } = document;
  if (masks.length === 0) return [];
  const root = rootPlace(decoded);
  const found = new Map<string, Undecided>();
  // Items and keys between the tags of a block are read as if the tags were not there.
  if (holdsBlocks(document)) {
    const source = masks.map(({ start, end }) => text.slice(start, end)).join('\n');
    found.set('', { name: 'what stands in the blocks of templates', source, origin: originOf(root) });
  }
  const shown = pathsIn(made);
  for (const place of unknownBelow(root)) {
    const lost = lostPlace(place, shown);
    if (!lost) continue;
    const { start, end } = lost.decoded.node;
    const name = printPath(lost.path);
    found.set(name, { name, source: text.slice(start, end), origin: originOf(lost) });
  }
  return [...found.values()];
}

function* unknownBelow(place: Place): Generator<Place> {
  const { value, node, uncertain } = place.decoded;
  if (typeof value === 'symbol' || mayHaveMoreKeys(node)) yield place;
  if (uncertain || node.kind === 'map') for (const child of childPlaces(place)) yield* unknownBelow(child);
}

/** The paths of everything that something was made of, and of what holds it. */
function pathsIn(made: Produced): ReadonlySet<string> {
  const paths = new Set<string>();
  const visit = (value: Produced): void => {
    for (const { path } of value.origins)
      for (let length = path.length; length >= 0; length--) {
        const key = keyOf(path.slice(0, length));
        if (paths.has(key)) break;
        paths.add(key);
      }
    if (value.kind === 'list') value.items.forEach(visit);
    if (value.kind === 'object') for (const member of value.members.values()) visit(member);
  };
  visit(made);
  return paths;
}

function keyOf(path: Path): string {
  return JSON.stringify(path);
}

/** The largest value around a place of which nothing was made; undefined where something was made of the place itself. */
function lostPlace(place: Place, shown: ReadonlySet<string>): Place | undefined {
  if (shown.has(keyOf(place.path))) return undefined;
  let lost = place;
  while (lost.parent && !shown.has(keyOf(lost.parent.path))) lost = lost.parent;
  return lost;
}
