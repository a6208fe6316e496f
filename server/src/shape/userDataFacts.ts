import type { Often } from './moduleFacts.ts';

/** What a tool takes texts for that it is given, as `schemas/user-data.json` has it. */
export interface UserDataFacts {
  /** A beginning stands before those that begin it. */
  readonly texts: readonly UserDataText[];
  /** A text under whose first line one of the others stands. */
  readonly template: { readonly type: string; readonly begins: string };
  /** The types of which the tool looks at the content all the same. */
  readonly sniffed: readonly string[];
  /** Content types of entries that other programs take out of a message. */
  readonly ofOthers: readonly string[];
  /** The types of which the tool unpacks the content. */
  readonly packed: readonly string[];
}

export interface UserDataText {
  /** As entries name it. */
  readonly type: string;
  readonly format: string;
  /** The kind of the format, where it has several. */
  readonly kind?: string;
  /** How such a text begins, in lower case; absent for what only its type says. */
  readonly begins?: string;
  /** Whether a template of it is rendered. */
  readonly rendered?: boolean;
  /** The module that runs it. */
  readonly module?: string;
  /** Where no module runs it. */
  readonly often?: Often;
  /** For a person: a clause. Absent where a module runs it, and for what does not run. */
  readonly does?: string;
}
