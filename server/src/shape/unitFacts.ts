/** What systemd takes in unit files, as `schemas/systemd.json` has it. */
export interface SystemdFacts {
  /** The sections that a unit of a type may have. */
  readonly unitTypes: Readonly<Record<string, readonly string[]>>;
  /** The keys that hold names, by the kind of the names. */
  readonly refers: Readonly<Record<string, readonly string[]>>;
  /** The keys that give something a name. */
  readonly defines: Readonly<Record<string, readonly string[]>>;
  readonly sections: Readonly<Record<string, UnitSectionFacts>>;
  /** Keys that several sections have, by the name of the set. */
  readonly sets: Readonly<Record<string, Readonly<Record<string, UnitValue>>>>;
}

export interface UnitSectionFacts {
  readonly sets: readonly string[];
  readonly keys: Readonly<Record<string, UnitValue>>;
}

/** What a key holds; a list names the words that are taken, `boolean` among them standing for every word for yes and no. */
export type UnitValue = 'text' | 'boolean' | 'count' | 'timespan' | 'path' | 'units' | 'obsolete' | readonly string[];

/** What Podman takes in Quadlet files, as `schemas/quadlet.json` has it. */
export interface QuadletFacts {
  /** The section of its own that a file with this ending has. */
  readonly endings: Readonly<Record<string, string>>;
  /** Sections that all of them may have. */
  readonly common: readonly string[];
  readonly sections: Readonly<Record<string, QuadletSectionFacts>>;
}

export interface QuadletSectionFacts {
  /** Lists of keys, of each of which one must be there. */
  readonly needs?: readonly (readonly string[])[];
  /** With the release that brought each. */
  readonly keys: Readonly<Record<string, string>>;
}
