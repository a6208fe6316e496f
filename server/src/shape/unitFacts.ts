/** What systemd takes in unit files, as `schemas/systemd.json` has it. */
export interface SystemdFacts {
  /** The sections that a unit of a type may have. */
  readonly unitTypes: Readonly<Record<string, readonly string[]>>;
  /** The keys that hold names, by the kind of the names. */
  readonly refers: Readonly<Record<string, readonly string[]>>;
  /** The keys that give something a name. */
  readonly defines: Readonly<Record<string, readonly string[]>>;
  readonly sections: Readonly<Record<string, UnitSectionFacts>>;
  /** What values are made of, by the kind of name. */
  readonly words: Readonly<Record<'controllers' | 'signals' | 'addressFamilies' | 'syscallSets', readonly string[]>>;
  /** Keys that several sections have, by the name of the set. */
  readonly sets: Readonly<Record<string, Readonly<Record<string, UnitValue>>>>;
}

export interface UnitSectionFacts {
  readonly sets: readonly string[];
  readonly keys: Readonly<Record<string, UnitValue>>;
}

/**
 * What a key holds: one of these forms, a number between two bounds, or one of the words of a list, `boolean` among them
 * standing for every word for yes and no.
 */
export type UnitValue = UnitForm | `${number}..${number}` | readonly string[];

export type UnitForm =
  | 'text'
  | 'obsolete'
  | 'boolean'
  | 'count'
  /** A file mode in octal. */
  | 'mode'
  | 'timespan'
  | 'calendar'
  /** Bytes, a share of the memory, or `infinity`. */
  | 'memory'
  | 'tasks'
  /** In percent. */
  | 'share'
  /** A soft and a hard limit, or one for both. */
  | 'time-limit'
  | 'size-limit'
  | 'count-limit'
  /** One path, blanks and all. */
  | 'path'
  /** `-` in front: it may be missing. */
  | 'optional-path'
  /** `|` and `!` may stand in front. */
  | 'condition-path'
  /** Without it there is no unit. */
  | 'needed-path'
  /** The same, and `~` and `-` in front. */
  | 'working-directory'
  /** With marks in front, quoted where they have blanks. */
  | 'paths'
  /** Below a folder that systemd knows. */
  | 'directories'
  | 'unit'
  | 'service'
  | 'slice'
  | 'units'
  /** A user or group, by name or number; without it there is no unit. */
  | 'account'
  | 'accounts'
  | 'environment'
  | 'command'
  /** A port, an address with a port, or a path. */
  | 'listen'
  | 'signal'
  | 'exit-statuses'
  | 'controllers'
  | 'syscalls'
  | 'address-families';

/** What Podman takes in Quadlet files, as `schemas/quadlet.json` has it. */
export interface QuadletFacts {
  /** The section of its own that a file with this ending has. */
  readonly endings: Readonly<Record<string, string>>;
  /** Keys of `[Unit]` in which names of Quadlet files stand for the services that are made of them. */
  readonly dependencies: { readonly keys: readonly string[]; readonly endings: readonly string[] };
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
