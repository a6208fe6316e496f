import type { DirectoryEntry, FileAnswer, FileRequest } from './fileSnapshot.ts';

/**
 * The only window that the engine has on the world. Every host refuses what lies outside the workspace (editor) or
 * outside the folders that the user named (command line).
 */
export interface Host {
  /** The file's bytes; undefined where there is none, or none that may be read. */
  readonly readFile: (uri: string) => Promise<Uint8Array | undefined>;
  readonly listDirectory: (uri: string) => Promise<readonly DirectoryEntry[] | undefined>;
  /** What a conversion asks of a files directory, of which the URI is given. */
  readonly answerFile: (filesDir: string, request: FileRequest) => Promise<FileAnswer>;
  readonly log: (level: 'error' | 'warning' | 'info', message: string) => void;
}
