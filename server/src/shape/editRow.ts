import type { Change, Undo } from './layerWords.ts';

/** What edits cost on an operating system where values decide, as `schemas/edits/<os>.json` has it. */
export interface EditTable {
  /** The formats in which a running machine gets edits at all. */
  readonly formats: readonly string[];
  readonly rows: readonly EditRow[];
}

/** What an edit costs on an operating system where a value decides, and not the setting alone. */
export interface EditRow {
  /** The records of `schemas/acts` that it is an exception of. */
  readonly settings: readonly string[];
  /** The key, of the setting or of what holds it, that decides. */
  readonly key: string;
  /** Holds for these paths and everything below them. */
  readonly below?: readonly string[];
  /** Holds for every value but these. */
  readonly otherThan?: readonly string[];
  /** Holds where something stands in the list at the key; wins over rows of paths. */
  readonly isFilled?: true;
  /** True where it costs no more than the setting always does to take the item out that has the key. */
  readonly isGoneWithIt?: true;
  readonly change: Change;
  readonly undo?: Undo;
  /** What happens then: a clause in Markdown. */
  readonly via?: string;
  /** Why it is refused or ignored: a clause in Markdown. */
  readonly trap?: string;
  readonly since?: string;
  readonly until?: string;
}
