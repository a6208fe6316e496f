import type { Path } from './path.ts';
import type { Range, TextEdit } from './text.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** How grave each is: of two problems with one cause the graver one is shown. */
export const gravity: Readonly<Record<Severity, number>> = { hint: 0, info: 1, warning: 2, error: 3 };

/** One thing that is wrong with a document, at one place, with one cause. */
export interface Problem {
  /** `area/what-is-wrong`; never renamed and never reused. */
  readonly code: string;
  /** The real tool's name where that tool reports the same, else `strata`. */
  readonly source: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  readonly path: Path;
  /** Where the range is a stretch of a scalar's content: the scalar. A comment about the problem stands with it. */
  readonly within?: Range;
  /** True for what a rule of our own advises, which no reader stumbles over. */
  readonly isAdvice?: boolean;
  /** True where something is missing at the place. */
  readonly lacks?: boolean;
  /** Where a shorthand made what the problem is about: the paths of what it was made of. Where one has an error, the problem may come from it. */
  readonly madeFrom?: readonly Path[];
  /** Which part inside the file: indices from the outermost; absent for the file's own first part. */
  readonly part?: readonly number[];
  readonly tags?: readonly ('deprecated' | 'unnecessary')[];
  /** The key or empty item that the problem comes from. Of several that come from one only the gravest is shown. */
  readonly cause?: Range;
  readonly related?: readonly { readonly range: Range; readonly message: string }[];
  /** Worked out only when somebody asks; the first is the one that most people want. */
  readonly fixes?: () => readonly Fix[];
}

/** A change that removes a problem and touches nothing else. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** True where the fix is certain to be what was meant; only such fixes are applied without asking. */
  readonly certain: boolean;
}
