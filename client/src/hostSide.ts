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
}
