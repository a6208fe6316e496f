/** What a folder holds. */
export interface DirectoryEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'link' | 'other';
  /** Whether somebody may execute the file; absent where the host cannot say. */
  readonly isExecutable?: boolean;
}

/**
 * The only window that the engine has on the world. Every host refuses what lies outside the workspace (editor) or
 * outside the folders that the user named (command line).
 */
export interface Host {
  /** The file's bytes; undefined where there is none, or none that may be read. */
  readonly readFile: (uri: string) => Promise<Uint8Array | undefined>;
  readonly listDirectory: (uri: string) => Promise<readonly DirectoryEntry[] | undefined>;
  readonly log: (level: 'error' | 'warning' | 'info', message: string) => void;
}
