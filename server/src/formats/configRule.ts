import type { Path } from '../base/path.ts';
import type { Fix, Severity } from '../base/problem.ts';
import type { Range } from '../base/text.ts';
import type { Value } from '../decode/decoded.ts';
import type { Origin } from '../decode/produced.ts';
import type { TextDocument } from '../document/textDocument.ts';
import type { Target } from '../shape/target.ts';

/**
 * A judgement of what a config says, beyond its shape. It sees values only, so it holds for a text of the format and for
 * what a conversion makes alike; where the values came from is for the judge to find out.
 */
export interface ConfigRule {
  /** The codes that it may report. */
  readonly codes: readonly string[];
  /** The paths of the values that it is given one by one: `storage.files.*` for every file, the empty text for the config. */
  readonly at: readonly string[];
  /** What is wrong with a value. It must depend on nothing else: the answer is kept for as long as the value lives. */
  readonly check: (value: Value, context: JudgeContext) => Iterable<Finding>;
}

/** What a config is judged by, and in whose words. */
export interface JudgeContext {
  readonly target: Target;
  /** How the author of the text writes a key of the format: `wipe_table` for `wipeTable` where the text is Butane. */
  readonly key: (name: string) => string;
}

export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Other words, where the way it is written in the text is the cause. */
  readonly messageAt?: (origin: Origin) => string | undefined;
  /** From the value that the rule was given. May lead to a key that is missing: then the problem stands at what lacks it. */
  readonly path: Path;
  /**
   * Where the value of `path` is a text: the stretch of it that is to be underlined. It counts only where the text stands
   * in the document as it is judged, so not for the bytes of a local file.
   */
  readonly span?: Range;
  /** True where other problems may come from this very value: of several, only the gravest is shown. */
  readonly isAboutValue?: boolean;
  /** True for what the real tool says nothing about. */
  readonly isOwn?: boolean;
  readonly tags?: readonly ('deprecated' | 'unnecessary')[];
  /** Another value without which there would be no problem. Where a template decides what is there, the two may never meet, and nothing is said. */
  readonly related?: { readonly path: Path; readonly message: string };
  /** Given the place in the text that the problem stands at. */
  readonly fixes?: (origin: Origin, document: TextDocument) => readonly Fix[];
}

/** A rule that is written for the type of the values at its path. */
export interface TypedRule<T> extends Omit<ConfigRule, 'check'> {
  readonly check: (value: T, context: JudgeContext) => Iterable<Finding>;
}

/**
 * A rule for values of a generated type. The types are made from the schema that the values were decoded by, which the
 * compiler cannot know; anything that does not fit became UNKNOWN.
 */
export function configRule<T>(rule: TypedRule<T>): ConfigRule {
  return rule as unknown as ConfigRule;
}
