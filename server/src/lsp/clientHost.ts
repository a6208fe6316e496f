import type { Connection } from 'vscode-languageserver';
import type { Host } from '../base/host.ts';
import {
  type FileParams,
  type ListDirectoryResult,
  listDirectoryRequest,
  type ReadFileResult,
  readFileRequest,
} from '../base/protocol.ts';

/**
 * Asks the editor for files: in a browser, and for workspaces that are not on this machine's disk. What the editor
 * refuses with an error does not exist for us.
 */
export function clientHost(connection: Connection): Host {
  return {
    readFile: async (uri) => {
      const params: FileParams = { uri };
      const result = await connection.sendRequest<ReadFileResult | null>(readFileRequest, params).catch(() => null);
      return result ? fromBase64(result.base64) : undefined;
    },
    listDirectory: async (uri) => {
      const params: FileParams = { uri };
      const request = connection.sendRequest<ListDirectoryResult | null>(listDirectoryRequest, params);
      return (await request.catch(() => null))?.entries;
    },
    log: (level, message) => logTo(connection, level, message),
  };
}

const channels = { error: 'error', warning: 'warn', info: 'info' } as const;

/** Writes to the editor's output channel. */
export function logTo(connection: Connection, level: keyof typeof channels, message: string): void {
  connection.console[channels[level]](message);
}

function fromBase64(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
