import { readdir, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { DirectoryEntry, FileAnswer } from '../base/fileSnapshot.ts';
import type { Host } from '../base/host.ts';
import { answerFromDisk } from '../disk/answerFromDisk.ts';
import { clientHost, logTo } from './clientHost.ts';
import { type HostInputs, serve } from './connection.ts';

serve(createConnection(ProposedFeatures.all), nodeHost);

/** Reads files of the disk itself, and asks the editor for those of other schemes. */
function nodeHost({ connection, options, folders }: HostInputs): Host {
  const client = options.clientReadsFiles ? clientHost(connection) : undefined;
  return {
    readFile: async (uri) => {
      if (!uri.startsWith('file:')) return client?.readFile(uri);
      const file = await insideWorkspace(uri, folders());
      return file === undefined ? undefined : readFile(file).catch(() => undefined);
    },
    listDirectory: async (uri) => {
      if (!uri.startsWith('file:')) return client?.listDirectory(uri);
      const folder = await insideWorkspace(uri, folders());
      return folder === undefined ? undefined : listFolder(folder);
    },
    answerFile: async (filesDir, request) => {
      if (!filesDir.startsWith('file:')) return client?.answerFile(filesDir, request) ?? unreadable;
      const mayRead = async (file: string): Promise<boolean> =>
        (await insideWorkspace(pathToFileURL(file).href, folders())) !== undefined;
      return answerFromDisk(fileURLToPath(filesDir), request, { mayRead, largestFile });
    },
    log: (level, message) => logTo(connection, level, message),
  };
}

/** In bytes; what is larger is no part of a config, whose size providers and boot partitions limit. */
const largestFile = 64 * 1024 * 1024;

const unreadable: FileAnswer = { kind: 'refused', reason: 'unreadable' };

/** The real path behind a URI, links followed; undefined where it does not exist or lies outside the workspace. */
async function insideWorkspace(uri: string, folders: readonly string[]): Promise<string | undefined> {
  const file = await realPathOf(uri);
  if (file === undefined) return undefined;
  for (const folder of folders) {
    if (!folder.startsWith('file:')) continue;
    const root = await realPathOf(folder);
    if (root !== undefined && (file === root || file.startsWith(root.endsWith(path.sep) ? root : root + path.sep)))
      return file;
  }
  return undefined;
}

/** Undefined also for a `file:` URI that names no path of this system: another host, an escaped slash, a stray `%`. */
async function realPathOf(uri: string): Promise<string | undefined> {
  try {
    return await realpath(fileURLToPath(uri));
  } catch {
    return undefined;
  }
}

async function listFolder(folder: string): Promise<readonly DirectoryEntry[] | undefined> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  return entries?.map((entry) => {
    const { name } = entry;
    if (entry.isFile()) return { name, kind: 'file' };
    if (entry.isDirectory()) return { name, kind: 'directory' };
    return { name, kind: entry.isSymbolicLink() ? 'link' : 'other' };
  });
}
