import type { Path } from '../../base/path.ts';
import type { Range } from '../../base/text.ts';
import type { MapNode, Pair, SeqNode } from '../node.ts';

/** What can be typed at a place in a text that is half written. */
export type Cursor = KeyCursor | ValueCursor | ItemCursor | NoCursor;

interface Place {
  readonly style: 'block' | 'flow';
  /** What is typed already, up to the cursor, without an opening quote. */
  readonly prefix: string;
  /** The word or the quoted text, quotes included, that the cursor stands in; empty at the cursor where there is none. */
  readonly replace: Range;
}

/** A key of a map, which may not exist yet. */
export interface KeyCursor extends Place {
  readonly kind: 'key';
  /** Of the map. */
  readonly path: Path;
  readonly map: MapNode | undefined;
  /** The other keys of the map. */
  readonly present: ReadonlySet<string>;
  readonly hasColon: boolean;
  /** Whether anything is written behind the colon. */
  readonly hasValue: boolean;
  /** Where the map's keys stand. */
  readonly column: number;
  /** True for the first key behind a `- `. */
  readonly startsItem: boolean;
  /** The next item of the list above, where that has its dashes in the column of the keys. */
  readonly item?: ItemCursor;
}

/** The value of a key. */
export interface ValueCursor extends Place {
  readonly kind: 'value';
  /** Of the value, its key included. */
  readonly path: Path;
  readonly pair: Pair | undefined;
  readonly quote: '' | '"' | "'";
  /** The column of the key. */
  readonly column: number;
}

/** An item of a list; in block style it may become the first key of a map. */
export interface ItemCursor extends Place {
  readonly kind: 'item';
  /** Of the list. */
  readonly path: Path;
  readonly list: SeqNode | undefined;
  readonly index: number;
  /** False where the `-` is not written yet; always true in flow style. */
  readonly hasDash: boolean;
  /** The column of the `-`. */
  readonly column: number;
}

export interface NoCursor {
  readonly kind: 'none';
  readonly why: 'comment' | 'text' | 'outside';
}
