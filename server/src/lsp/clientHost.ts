import type { Connection } from 'vscode-languageserver';
import type { DirectoryEntry, FileAnswer, FileRefusal, FileRequest, StoredWant } from '../base/fileSnapshot.ts';
import { folderOf, isAtOrBelow } from '../base/folderUri.ts';
import type { FilesPlace, Host } from '../base/host.ts';
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
 *
 * @param folders the workspace's: the editor lets nothing else be read
 */
export function clientHost(connection: Connection, folders: () => readonly string[]): Host {
  const ask = async <Result>(request: string, uri: string): Promise<Result | undefined> => {
    const params: FileParams = { uri };
    return (await connection.sendRequest<Result | null>(request, params).catch(() => null)) ?? undefined;
  };
  const readFile = async (uri: string, largest?: number): Promise<Uint8Array | undefined> => {
    if (largest !== undefined) {
      const found = await ask<StatResult>(statRequest, uri);
      if (!found || found.size > largest) return undefined;
    }
    const result = await ask<ReadFileResult>(readFileRequest, uri);
    return result && fromBase64(result.base64);
  };
  const listDirectory = async (uri: string): Promise<readonly DirectoryEntry[] | undefined> =>
    (await ask<ListDirectoryResult>(listDirectoryRequest, uri))?.entries;
  /** What the editor does not speak of is missing only if its folder says so too: links are not followed everywhere. */
  const absence = async (uri: string): Promise<FileAnswer> => {
    const name = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
    const beside = await listDirectory(folderOf(uri) ?? uri);
    return refused(beside?.some((entry) => entry.name === name) ? 'unreadable' : 'missing');
  };
  const answerFile = async (place: FilesPlace, request: FileRequest<StoredWant>): Promise<FileAnswer> => {
    if (!folders().some((folder) => isAtOrBelow(place.filesDir, folder))) return refused('directory-outside');
    const uri = uriIn(place, request);
    const found = await ask<StatResult>(statRequest, uri);
    if (!found) return absence(uri);
    switch (request.want) {
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
  };
  return {
    readFile,
    listDirectory,
    answerFile,
    fileState: async (place, request) => {
      if (request.want !== 'bytes') return JSON.stringify(await answerFile(place, request));
      const found = await ask<StatResult>(statRequest, uriIn(place, request));
      if (!found) return 'missing';
      // Some file systems keep no times.
      return found.mtime ? `${found.kind} ${found.size} ${found.mtime}` : undefined;
    },
    log: (level, message) => logTo(connection, level, message),
  };
}

function uriIn({ filesDir }: FilesPlace, { path }: FileRequest): string {
  const names = path.split('/').filter((name) => name !== '');
  return [filesDir, ...names.map(encodeURIComponent)].join('/');
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
