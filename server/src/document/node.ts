import type { Range } from '../base/text.ts';

/**
 * The tree of a part. A node holds source text, style and tag and never a value: what the text means is for the
 * dialect of the target to say (design: "nodes hold no semantics").
 *
 * Offsets are absolute in the document's text. An incremental edit moves the offsets of the nodes behind it in place,
 * so that unchanged subtrees keep their identity; hence a tree belongs to the newest version of its document, and
 * whoever keeps positions across versions keeps the node, never the number.
 */
export type Node = MapNode | SeqNode | ScalarNode | AliasNode | DamagedNode;

interface NodeBase extends Range {
  /** The tag as written (`!!str`, `!vault`), absent where there is none. */
  readonly tag?: string;
  readonly anchor?: string;
  /** Where the node's own anchor and tag begin; absent without them. `start` is always behind them. */
  readonly propertiesStart?: number;
}

export interface MapNode extends NodeBase {
  readonly kind: 'map';
  readonly style: 'block' | 'flow';
  readonly pairs: readonly Pair[];
  /** True where a template may bring more keys than are to be seen: one of its tags stands between them. */
  readonly isOpen?: boolean;
}

/** A key and what stands behind it; in the order of the text, duplicates included. */
export interface Pair extends Range {
  /** Absent keys (`: x`) are an empty plain scalar. A complex key is any node. */
  readonly key: Node;
  /** An empty plain scalar, behind the colon, where nothing is written. Undefined where there is no colon either. */
  readonly value: Node | undefined;
  /**
   * In which branch of a template's conditions and loops the pair stands; absent outside of all. Of two pairs in different
   * ones nobody knows whether they are ever there at once.
   */
  readonly branch?: number;
}

export interface SeqNode extends NodeBase {
  readonly kind: 'seq';
  readonly style: 'block' | 'flow';
  readonly items: readonly Node[];
  /** Where the `-` of every item of a block list stands; empty for flow lists. */
  readonly dashes: readonly number[];
}

export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
  /** The content after quotes, escapes, folding and block indentation are taken away. `plain` is folded too. */
  readonly text: string;
  /** True where a template (`{{ }}`, `${ }`) takes part in the content: it is not known and never judged. */
  readonly masked: boolean;
}

export interface AliasNode extends NodeBase {
  readonly kind: 'alias';
  readonly name: string;
}

/** A line that could not be read. Its one syntax problem stands with the part; nothing else is said about it. */
export interface DamagedNode extends NodeBase {
  readonly kind: 'damaged';
  /** The source text of what is damaged. */
  readonly text: string;
}

/** All that is written of a node: its anchor and its tag belong to it, and the real tools say it begins there. */
export function rangeOf({ propertiesStart, start, end }: Node): Range {
  return { start: propertiesStart ?? start, end };
}
