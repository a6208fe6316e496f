/** The kinds of names and the forms that they are written in, as `schemas/names.json` has them. */
export interface NameFacts {
  /** By the word that `x-defines` and `x-refers` have for the kind. */
  readonly kinds: Readonly<Record<string, NameKind>>;
  /** How a name of one kind is written where another is expected; the first that fits is meant. */
  readonly forms: readonly NameFormFacts[];
  /** The types of units that start another one of the same name. */
  readonly activations: readonly ActivationFacts[];
}

export interface ActivationFacts {
  /** How its name ends. */
  readonly type: string;
  readonly section: string;
  /** The key that says what is started; without it, it is the service of the same name. */
  readonly unless: string;
  /** The key that makes it the template of that name where it is true. */
  readonly template?: string;
  readonly source: string;
}

export interface NameKind {
  /** What a person calls it. */
  readonly title: string;
  /** What the program that makes the name takes. */
  readonly pattern: string;
  /** Completes "expected …". */
  readonly hint: string;
  /** The piece of the name that a new name has to keep. */
  readonly keeps?: string;
  /** True where such a thing is there without a config that makes it. */
  readonly outside?: true;
  /** The list of `schemas/suggestions.json` that holds those which systems have without a config, so that no other may be called so. */
  readonly exist?: string;
  /** True of paths: what lies below one moves with it. */
  readonly isTree?: true;
  readonly source: string;
}

export interface NameFormFacts {
  readonly kind: string;
  /** The kind that is expected. */
  readonly in: string;
  /** `{}` stands for the name, `*` for anything but a slash. */
  readonly written: string;
  /** What the name has more than what is written. */
  readonly ending?: string;
  readonly encoding?: NameEncoding;
  /** True where the same text may mean something else: it means this name only where the config defines it. */
  readonly implied?: true;
  /** True of an implied one that counts even where the text is a name of the expected kind by itself. */
  readonly first?: true;
  /** True where the text never defines the name, wherever it stands. */
  readonly refers?: true;
  /** True of what units only take. */
  readonly inUnits?: true;
  /** At the path of a file: what the file holds, in the words of `x-embeds`. */
  readonly holds?: string;
  readonly source: string;
}

/**
 * How the name is changed where it is written: `udev` and `unit-path` escape it, `partition` puts the number of a partition
 * behind it, `instance` a word into the name of a template, `below` names behind the path.
 */
export type NameEncoding = 'udev' | 'unit-path' | 'partition' | 'instance' | 'below';
