import type { Path } from '../../base/path.ts';
import type { Range } from '../../base/text.ts';
import type { WrittenPlace } from '../../decode/written.ts';

/** A piece of an output that comes from one config. */
export interface EntryOrigin {
  /** In the output. */
  readonly path: Path;
  /** The value, with its key where it has one. */
  readonly range: Range;
  /** The config, for a person. */
  readonly from: string;
}

/** What the source itself is called among the configs that an output comes from. */
export const thisFile = 'this file';

/**
 * Which config each piece of an output comes from: the largest pieces that are of one alone, in the order of the text.
 *
 * @param places in the order of the text, what holds others before them
 */
export function originsOf(places: readonly WrittenPlace[]): readonly EntryOrigin[] {
  const trees = treesOf(places);
  const found: EntryOrigin[] = [];
  const visit = ({ place: { path, range }, below, from }: PlaceTree): void => {
    const [only, ...others] = from;
    if (only !== undefined && others.length === 0) found.push({ path, range, from: only });
    else for (const tree of below) visit(tree);
  };
  for (const tree of trees) visit(tree);
  return found;
}

interface PlaceTree {
  readonly place: WrittenPlace;
  readonly below: PlaceTree[];
  /** The configs that the leaves are from. */
  readonly from: Set<string>;
}

function treesOf(places: readonly WrittenPlace[]): readonly PlaceTree[] {
  const roots: PlaceTree[] = [];
  const open: PlaceTree[] = [];
  for (const [index, place] of places.entries()) {
    while (open.length > 0 && (open.at(-1)?.place.range.end ?? 0) <= place.range.start) open.pop();
    const tree: PlaceTree = { place, below: [], from: new Set() };
    (open.at(-1)?.below ?? roots).push(tree);
    open.push(tree);
    const next = places[index + 1];
    const isEmpty = !next || next.range.start >= place.range.end;
    // Of several that say the same the first has the last word.
    const name = place.origins[0]?.from ?? thisFile;
    if (place.isLeaf || isEmpty) for (const holder of open) holder.from.add(name);
  }
  return roots;
}
