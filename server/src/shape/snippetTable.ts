import type { VersionSpan } from './keywords.ts';

/**
 * A piece of a config that people write as a whole, as `schemas/<format>/snippets.json` has it. Which versions take it says
 * the schema of its keys and values; `since`, `until` and `variants` say what the schema cannot.
 */
export interface Snippet extends VersionSpan {
  /** What it is, as people call it; what is typed is compared with it. */
  readonly label: string;
  /** Other words to find it by. */
  readonly words?: readonly string[];
  /** Markdown, whole sentences. */
  readonly description: string;
  /**
   * The piece as a config: keys from the root. In texts `${1:core}` is a place for the cursor with what stands there at first;
   * such a text may stand for a number too.
   */
  readonly body: SnippetTree;
  /** A whole config, for an empty file only; the version is added. */
  readonly document?: true;
  /** Not offered where the format stands inside another one, which cannot do all that it says. */
  readonly standalone?: true;
  readonly variants?: readonly string[];
  readonly source: string;
}

export type SnippetTree = string | number | boolean | readonly SnippetTree[] | { readonly [key: string]: SnippetTree };

/** By format. */
export type SnippetTable = Readonly<Record<string, readonly Snippet[]>>;
