import type { Fix, Severity } from '../base/problem.ts';
import type { Node, Pair } from '../document/node.ts';
import type { Part, TextDocument } from '../document/textDocument.ts';
import type { Entry } from '../shape/entry.ts';

/** Stands for a value that nobody knows: masked by a template, damaged, or of a type that the target refuses. Never equal to another. */
export type Unknown = symbol;

/** What the real tool would hold. Objects have a null prototype; integers beyond 2^53 are bigint. */
export type Value = string | number | bigint | boolean | Unknown | readonly Value[] | { readonly [key: string]: Value };

export function unknownValue(): Unknown {
  return Symbol('unknown');
}

/** Narrows a value that may be UNKNOWN. */
export function known<T>(value: T | Unknown): value is Exclude<T, symbol> {
  return typeof value !== 'symbol';
}

/**
 * A value together with its origin: the node that it, and every key and item in it, came from. Made once for each node
 * and entry and kept for as long as both live, so it holds nodes and never offsets.
 */
export interface Decoded {
  readonly value: Value;
  /** The node as it stands in the text: for a value that came through an alias, the alias. */
  readonly node: Node;
  /** Absent below a key that the schema does not know. */
  readonly entry: Entry | undefined;
  /** The members of an object, in the order of the text; unknown keys too. A null that the target drops is not here. */
  readonly members?: ReadonlyMap<string, Member>;
  /** The items of a list, after dropped ones. */
  readonly items?: readonly Item[];
  /** What went wrong at this very node. */
  readonly problems: readonly DecodeProblem[];
  /** True where this node or one below it has a problem: lets collectors skip the rest of the tree. */
  readonly troubled: boolean;
  /** True where this value, or one below it, is UNKNOWN. */
  readonly uncertain: boolean;
}

export interface Member {
  readonly pair: Pair;
  readonly value: Decoded;
  /** True for a key that came through a merge key (`<<`) or an alias: findings belong to where the alias stands. */
  readonly borrowed: boolean;
}

export interface Item {
  /** The index in the text, which differs from the index in the value behind a dropped item. */
  readonly index: number;
  readonly value: Decoded;
}

/** Something that the real tool refuses, warns of or drops while it reads the value. */
export interface DecodeProblem {
  /** The second half of the problem's code (`wrong-type`, `duplicate-key`), to which the format gives the first; or a whole one. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** The node to underline. */
  readonly node: Node;
  /** Steps below the decoded value's own path, where the problem stands at a key or item that the value does not have. */
  readonly below?: readonly (string | number)[];
  /** False for what the real tool says nothing about. */
  readonly reportedByTool: boolean;
  /** True where the tool meets it before it looks at any key, so that it counts below keys that the version does not have. */
  readonly early?: true;
  /** True where the problem is that nothing stands there: what is missed may be in a line that could not be read. */
  readonly missing?: boolean;
  /** The key or empty item that the problem comes from, where other problems may come from it too. */
  readonly cause?: Node;
  readonly related?: { readonly node: Node; readonly message: string };
  readonly fixes?: (document: TextDocument) => readonly Fix[];
}

/** How one real tool turns text into values. */
export interface Dialect {
  readonly id: string;
  /** Decodes the root of a part. A part without a root decodes to an empty object of an empty node. */
  readonly decode: (part: Part, entry: Entry) => Decoded;
}
