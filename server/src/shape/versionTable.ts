/** One version of a format, as its `versions.json` has it. */
export interface VersionRow {
  /** What the command line and other tables call it: `fcos-1.6.0`, `3.5.0`. */
  readonly id: string;
  readonly variant: string;
  readonly version: string;
  /** The version of the common part that several variants share. */
  readonly base?: string;
  /** The row whose keys this one has too. */
  readonly derives?: string;
  /** The row of the target format that this version is converted to. */
  readonly target?: string;
  readonly status: 'stable' | 'experimental' | 'removed';
  readonly os: readonly string[];
  /** The first release of the format's tool that reads it. */
  readonly acceptedSince?: string;
  /** Of the format that stands inside this one. */
  readonly embeds?: EmbeddedVersions;
  /** For a removed version: what to do instead. */
  readonly advice?: string;
  /** The page for users about this version. */
  readonly docs?: string;
}

/** Which versions of a format the tool of the format around it can do with. */
export interface EmbeddedVersions {
  /** The newest that it reads. */
  readonly newest: string;
  /** For a new config: older releases of the tool read it too. */
  readonly suggested: string;
}

export interface ToolRelease {
  readonly name: string;
  readonly release: string;
  readonly date: string;
  /** Distributions that ship it, as far as that is written down. */
  readonly shippedIn?: readonly string[];
}

/** Stands in the place of a table that is that of another format. */
export interface OtherTable {
  readonly like: string;
}

export interface VersionTable {
  readonly rows: readonly VersionRow[];
  readonly tools: readonly ToolRelease[];
}
