import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { RealPath } from './fileAccess.ts';

/** What differs between the desktop or a remote machine and the browser. */
export interface HostSide {
  /** Loads the client library, which is most of the extension's code, no sooner than it is needed. */
  readonly createClient: (options: LanguageClientOptions) => Promise<BaseLanguageClient>;
  /** Where the server itself can read `file:` URIs. */
  readonly serverReadsFiles: boolean;
  /** Resolves symbolic links of a `file:` path; absent where there are no such paths. */
  readonly realPath?: RealPath;
  /** Writes a file of a `file:` path in one step; absent where there are no such paths. */
  readonly replaceFile?: (path: string, bytes: Uint8Array) => Promise<void>;
  /** Runs an installed Butane; absent where nothing can be run. Called for the command alone. */
  readonly runButane?: RunButane;
}

/** What a program answered. */
export type ToolRun =
  | {
      readonly kind: 'ran';
      readonly version: string;
      readonly status: number;
      readonly stdout: string;
      readonly stderr: string;
    }
  /** It is not there, may not be run, or did not end. */
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * @param program a name that the PATH leads to, or a whole path
 * @param filesDir the folder that local files are read from
 */
export type RunButane = (program: string, text: string, filesDir: string | undefined) => Promise<ToolRun>;
