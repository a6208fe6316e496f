/** What the keys of unit files do, as `schemas/systemd-texts.json` has it. */
export interface SystemdTexts extends KeyTexts {}

/** What the keys of Quadlet files do, as `schemas/quadlet-texts.json` has it. */
export interface QuadletTexts extends KeyTexts {}

export interface KeyTexts {
  /** What the address of every page begins with. */
  readonly home: string;
  readonly sections: Readonly<Record<string, SectionText>>;
  /** Keys that several sections have, by the name of the set. */
  readonly sets: Readonly<Record<string, KeyGroup>>;
}

export interface KeyGroup {
  readonly page: string;
  /** The most common ones first. */
  readonly keys: Readonly<Record<string, string | KeyText>>;
}

export interface SectionText extends KeyGroup {
  readonly text: string;
  /** Keys, its own and those of sets, that come before all others. */
  readonly common?: readonly string[];
}

export interface KeyText {
  readonly text: string;
  readonly default?: string;
  /** The release that brought it. */
  readonly since?: string;
  readonly example?: string;
  /** The name of the form of its value. */
  readonly syntax?: string;
  /** Each word that it takes, with what that means. */
  readonly words?: Readonly<Record<string, string>>;
  /** Words that are often there. */
  readonly values?: readonly string[];
  /** What the config defines that may stand there: as `names` of the words. */
  readonly names?: readonly NameSource[];
  /** Where that is not the page of the group. */
  readonly page?: string;
}

/** What stands in the values of unit files, as `schemas/unit-words.json` has it. */
export interface UnitWords {
  /** What the kinds of values are called. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly syntaxes: Readonly<Record<string, UnitSyntax>>;
  /** What systemd puts in the place of each. */
  readonly specifiers: Readonly<Record<string, string>>;
  /** Times that each word stands for. */
  readonly calendar: Readonly<Record<string, string>>;
  /** Units that machines have, with what each is. */
  readonly units: Readonly<Record<string, string>>;
  /** What the config defines that a value of a kind may name. */
  readonly names: Readonly<Record<string, readonly NameSource[]>>;
  /** The folder of programs of one's own, by system; under the empty name that of all others. */
  readonly programs: Readonly<Record<string, string>>;
  /** In which order some keys want units. */
  readonly orders: readonly UnitOrder[];
  /** Whole units by the ending of the name. */
  readonly skeletons: Readonly<Record<string, readonly UnitSkeleton[]>>;
}

/** Paths of the config, those of one kind, any unit, or the units or Quadlet files with this ending. */
export type NameSource = 'path' | 'file' | 'program' | 'directory' | 'unit' | (string & {});

/** Units that keys want first, last or never; in all kinds of files, or in those with one of the endings. */
export interface UnitOrder {
  readonly keys: readonly string[];
  readonly types?: readonly string[];
  readonly first?: readonly string[];
  readonly last?: readonly string[];
  readonly never?: readonly string[];
}

/** The form of a value that has parts. */
export interface UnitSyntax {
  readonly form: string;
  readonly text: string;
  /** Stands between the parts, in the form as in the value. */
  readonly separator?: string;
  readonly parts?: Readonly<Record<string, string>>;
  /** Patterns of parts that are known by their shape, because those in front of them may be left out. */
  readonly shapes?: Readonly<Record<string, string>>;
}

export interface UnitSkeleton {
  readonly label: string;
  readonly detail: string;
  /** In the notation of snippets; `{path}` stands for the path that the unit's name says, `{bin}` for the folder of programs. */
  readonly lines: readonly string[];
}
