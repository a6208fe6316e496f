/** Values that real machines know, by the name that `x-suggests` calls the list, as `schemas/suggestions.json` has them. */
export type SuggestionTable = Readonly<Record<string, readonly SuggestedValue[]>>;

export interface SuggestedValue {
  /** A text may hold places for the cursor: `/etc/sysctl.d/${1:90-app}.conf`. */
  readonly value: string | number;
  /** What it is, in a few words. */
  readonly description: string;
  /** The operating systems that have it; absent where all do. */
  readonly os?: readonly string[];
}
