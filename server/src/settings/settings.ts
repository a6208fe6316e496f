/** Stands for a format where a file is to be left alone. */
export const noFormat = 'none';

/** What a user may make of a problem's severity. */
export const shownSeverities = ['error', 'warning', 'info', 'off'] as const;

export type ShownSeverity = (typeof shownSeverities)[number];

/** What a user can say about a file, wherever he says it. */
export interface Settings {
  /** `OS` or `OS@VERSION`. */
  readonly os?: string;
  /** Where the operating system was said, for a person: `the modeline`. */
  readonly osBy?: string;
  /** `NAME@VERSION`, or a bare version for the tool of the file's format. */
  readonly tool?: readonly string[];
  /** The folder that local files are read from: as it was said, absolute or from where it was said; once resolved, a URI. */
  readonly filesDir?: string;
  /** A format id, or `none` for a file that Strata is to leave alone. */
  readonly format?: string;
  /** Where the format was said, for a person: `the modeline`. */
  readonly formatBy?: string;
  readonly severity?: Readonly<Record<string, ShownSeverity>>;
}

/** Joins what was said in several places; the first that says something wins, severities code by code. */
export function joinSettings(sources: readonly Settings[]): Settings {
  let joined: Settings = {};
  for (const source of sources.toReversed()) {
    const severity = { ...joined.severity, ...source.severity };
    joined = { ...joined, ...source, severity };
  }
  return joined;
}
