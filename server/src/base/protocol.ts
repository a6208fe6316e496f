/** The requests beyond the language server protocol, shared by client and server. URIs are strings as in the protocol. */

/** What Strata takes a document for; the answer of `strata detect` and of `strata/info`. */
export interface DocumentInfo {
  readonly file: string;
  /** Null for what is not ours. */
  readonly format: string | null;
  readonly version: string | null;
  readonly os: readonly string[];
  /** `NAME@VERSION` of the tool release that judges. */
  readonly tool: string | null;
  /** Why, in words for a person; never empty for a format that is ours. */
  readonly evidence: readonly string[];
  /** Why Strata says nothing, or less than usual, and what changes that. */
  readonly silence?: string;
  /** The first mistake in the `strata.json` that holds for the file, with its place: `…/strata.json:3:7: …`. */
  readonly settingsMistake?: string;
  /** Whether the file holds templates that are not judged. */
  readonly masked?: boolean;
}

export interface InfoParams {
  readonly uri: string;
}

/** Client to server: `InfoParams` to `DocumentInfo`. */
export const infoRequest = 'strata/info';

/** Server to client, a notification with `DocumentInfo` (its `file` is the URI): after opening and whenever it changes. */
export const infoChangedNotification = 'strata/infoChanged';

/** Server to client, for hosts without a file system: the bytes as base64, or null where the file may not be read. */
export const readFileRequest = 'strata/fs/read';
export const listDirectoryRequest = 'strata/fs/list';
export const statRequest = 'strata/fs/stat';

export interface FileParams {
  readonly uri: string;
}

export interface ReadFileResult {
  readonly base64: string;
}

export interface ListDirectoryResult {
  readonly entries: readonly { readonly name: string; readonly kind: 'file' | 'directory' | 'link' | 'other' }[];
}

export interface StatResult {
  readonly kind: 'file' | 'directory' | 'link' | 'other';
  /** In bytes. */
  readonly size: number;
}

/** The settings section `strata` of an editor, asked for per document. */
export interface EditorSettings {
  readonly os?: string | null;
  readonly tool?: readonly string[];
  readonly filesDir?: string | null;
  readonly severity?: Readonly<Record<string, 'error' | 'warning' | 'info' | 'off'>>;
}

/** What the client says of itself when it starts the server. */
export interface InitializationOptions {
  /** True where the server has no file system of its own and asks the client for files. */
  readonly clientReadsFiles?: boolean;
  /** True where the client judges `strata.json` by our schema, so that the server need not say the same again. */
  readonly clientJudgesProjectFiles?: boolean;
}
