/** The files that hand a config to a machine where no cloud does. */
export interface Seed {
  /** The config first. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** Names of files that go along where they lie beside the config, in place of one of `files` of the same name. */
  readonly beside: readonly string[];
  /** For a person: how the files get to a machine, a sentence each. */
  readonly uses: readonly string[];
}

export interface SeedInput {
  readonly text: string;
  /** The last part of the path of the config. */
  readonly fileName: string;
  /** The release of the tool; undefined for the newest. */
  readonly release: string | undefined;
}

/** A text says why there is none, for a person: a clause. */
export type MakeSeed = (input: SeedInput) => Seed | string;
