import type { DirectoryEntry, FileAnswer, FileRequest, StoredWant } from './fileSnapshot.ts';

/**
 * The only window that the engine has on the world. In an editor every host refuses what lies outside the workspace, but
 * for the files of a document that lies outside itself; on the command line everything may be read.
 */
export interface Host extends FileSource {
  /**
   * The file's bytes; undefined where there is none, or none that may be read.
   *
   * @param largest in bytes: what is larger is not read
   */
  readonly readFile: (uri: string, largest?: number) => Promise<Uint8Array | undefined>;
  readonly listDirectory: (uri: string) => Promise<readonly DirectoryEntry[] | undefined>;
  readonly log: (level: 'error' | 'warning' | 'info', message: string) => void;
}

/** Where a conversion's files come from. */
export interface FileSource {
  readonly answerFile: (place: FilesPlace, request: FileRequest<StoredWant>) => Promise<FileAnswer>;
  /**
   * How a file stands: a text that is another one as soon as `answerFile` would answer otherwise, and costs less than the
   * answer. Undefined where nobody can tell.
   */
  readonly fileState: (place: FilesPlace, request: FileRequest<StoredWant>) => Promise<string | undefined>;
}

/** A files directory, and what a host needs to know to decide whether it may be read. */
export interface FilesPlace {
  /** The URI of the directory. */
  readonly filesDir: string;
  /** The URI of the document that names the files. One outside of the workspace may name those of its own folder. */
  readonly document: string;
  /** The URI of the files directory that the user has set for documents outside of the workspace. */
  readonly given?: string | undefined;
}
