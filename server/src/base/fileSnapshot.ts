/**
 * What a conversion wants to know of a file. `path` counts from the files directory: names separated by `/`, without `.`
 * and `..`; the directory itself is the empty text.
 */
export interface FileRequest<Want = StoredWant | 'compiled'> {
  readonly path: string;
  /**
   * `bytes` and `list` follow links, `link` is what the link at the path says, `compiled` is what the real tool makes of the
   * config at the path, by the settings that hold for that one.
   */
  readonly want: Want;
}

/** What a host can say of a file; what is compiled of it only the engine can. */
export type StoredWant = 'bytes' | 'list' | 'link';

export type FileAnswer =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** `isLink`: the path itself is a link, to the folder that is listed. */
  | { readonly kind: 'list'; readonly entries: readonly DirectoryEntry[]; readonly isLink?: boolean }
  | { readonly kind: 'link'; readonly target: string }
  | { readonly kind: 'compiled'; readonly text: string }
  | { readonly kind: 'refused'; readonly reason: FileRefusal };

/** What a folder holds. */
export interface DirectoryEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'link' | 'other';
  /** Whether somebody may execute the file; absent where the host cannot say. */
  readonly isExecutable?: boolean;
}

export type FileRefusal =
  | 'missing'
  | 'is-directory'
  | 'not-directory'
  /** A link leads to where nothing may be read. */
  | 'outside'
  /** The files directory itself lies where nothing may be read. */
  | 'directory-outside'
  | 'too-large'
  /** A pipe, a socket or a device: reading it may never end. */
  | 'not-a-file'
  /** Links that lead in a circle. */
  | 'link-loop'
  /** Whoever asks may not read it. */
  | 'forbidden'
  | 'unreadable';

/**
 * The files as they were at one moment. A conversion is synchronous and sees one snapshot; what it lacks it asks for, and
 * is run again with a snapshot that has it.
 */
export interface FileSnapshot {
  /** Undefined for what has not been read yet. */
  readonly get: (request: FileRequest) => FileAnswer | undefined;
}

export const noFiles: FileSnapshot = { get: () => undefined };

/** A request as one text, for tables. */
export function requestKey({ path, want }: FileRequest): string {
  return `${want} ${path}`;
}

/** A snapshot of the answers in a table. */
export function snapshotOf(answers: ReadonlyMap<string, FileAnswer>): FileSnapshot {
  return { get: (request) => answers.get(requestKey(request)) };
}
