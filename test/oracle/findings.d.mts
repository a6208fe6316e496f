/** Declarations of `findings.mjs` for the tests that are TypeScript. */
export interface Finding {
  readonly class: string;
  readonly kind: string;
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly line?: number;
  readonly column?: number;
  /** The path is Go's own and leaves out list indices. */
  readonly hasKeysOnly?: boolean;
}

export const comparedClasses: readonly string[];
export function findingsOf(verdict: {
  readonly error?: string;
  readonly entries: readonly { readonly kind: string; readonly message: string }[];
}): readonly Finding[];
export function unusedKeyOf(message: string): string | undefined;
