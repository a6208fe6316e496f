import type { Connection } from 'vscode-languageserver';
import type { DirectoryEntry, FileAnswer, FileRefusal } from '../base/fileSnapshot.ts';
import type { Host } from '../base/host.ts';
import {
  type FileParams,
  type ListDirectoryResult,
  listDirectoryRequest,
  type ReadFileResult,
  readFileRequest,
  type StatResult,
  statRequest,
} from '../base/protocol.ts';

/**
 * Asks the editor for files: in a browser, and for workspaces that are not on this machine's disk. What the editor
 * refuses with an error does not exist for us.
 */
export function clientHost(connection: Connection): Host {
  const ask = async <Result>(request: string, uri: string): Promise<Result | undefined> => {
    const params: FileParams = { uri };
    return (await connection.sendRequest<Result | null>(request, params).catch(() => null)) ?? undefined;
  };
  const readFile = async (uri: string): Promise<Uint8Array | undefined> => {
    const result = await ask<ReadFileResult>(readFileRequest, uri);
    return result && fromBase64(result.base64);
  };
  const listDirectory = async (uri: string): Promise<readonly DirectoryEntry[] | undefined> =>
    (await ask<ListDirectoryResult>(listDirectoryRequest, uri))?.entries;
  return {
    readFile,
    listDirectory,
    answerFile: async (filesDir, { path, want }) => {
      const uri = [
        filesDir,
        ...path
          .split('/')
          .filter((name) => name !== '')
          .map(encodeURIComponent),
      ].join('/');
      const found = await ask<StatResult>(statRequest, uri);
      if (!found) return refused('missing');
      switch (want) {
        case 'bytes': {
          if (found.kind === 'directory') return refused('is-directory');
          const bytes = await readFile(uri);
          return bytes ? { kind: 'bytes', bytes } : refused('unreadable');
        }
        case 'list': {
          if (found.kind !== 'directory') return refused('not-directory');
          const entries = await listDirectory(uri);
          return entries ? { kind: 'list', entries } : refused('unreadable');
        }
        case 'link':
          // No editor says where a link leads.
          return refused('unreadable');
      }
    },
    log: (level, message) => logTo(connection, level, message),
  };
}

function refused(reason: FileRefusal): FileAnswer {
  return { kind: 'refused', reason };
}

const channels = { error: 'error', warning: 'warn', info: 'info' } as const;

/** Writes to the editor's output channel. */
export function logTo(connection: Connection, level: keyof typeof channels, message: string): void {
  connection.console[channels[level]](message);
}

function fromBase64(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
