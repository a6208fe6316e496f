import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { DirectoryEntry, FileAnswer, FileRefusal } from '../base/fileSnapshot.ts';
import { folderOf, isAtOrBelow } from '../base/folderUri.ts';
import type { FilesPlace, Host } from '../base/host.ts';
import { answerFromDisk, type DiskLimits, stateOnDisk } from '../disk/answerFromDisk.ts';
import { clientHost, logTo } from './clientHost.ts';
import { type HostInputs, serve } from './connection.ts';

serve(createConnection(ProposedFeatures.all), nodeHost);

/** Reads files of the disk itself, and asks the editor for those of other schemes. */
function nodeHost({ connection, options, folders }: HostInputs): Host {
  const client = options.clientReadsFiles ? clientHost(connection, folders) : undefined;
  const isOurs = ({ filesDir }: FilesPlace): boolean => filesDir.startsWith('file:');
  return {
    readFile: async (uri, largest) => {
      if (!uri.startsWith('file:')) return client?.readFile(uri, largest);
      const file = await realPathWithin(uri, folders());
      return file === undefined ? undefined : readWithin(file, largest).catch(() => undefined);
    },
    listDirectory: async (uri) => {
      if (!uri.startsWith('file:')) return client?.listDirectory(uri);
      const folder = await realPathWithin(uri, folders());
      return folder === undefined ? undefined : listFolder(folder);
    },
    answerFile: async (place, request) => {
      if (!isOurs(place)) return client?.answerFile(place, request) ?? refused('unreadable');
      const filesDir = pathOf(place.filesDir);
      if (filesDir === undefined) return refused('unreadable');
      const limits = await limitsOf(place, folders());
      return limits ? answerFromDisk(filesDir, request, limits) : refused('directory-outside');
    },
    fileState: async (place, request) => {
      if (!isOurs(place)) return client?.fileState(place, request);
      const filesDir = pathOf(place.filesDir);
      if (filesDir === undefined) return 'unreadable';
      const limits = await limitsOf(place, folders());
      return limits ? stateOnDisk(filesDir, request, limits) : 'directory-outside';
    },
    log: (level, message) => logTo(connection, level, message),
  };
}

/** In bytes; what is larger is no part of a config, whose size providers and boot partitions limit. */
const largestFile = 64 * 1024 * 1024;

/**
 * What may be read of a files directory: what lies in the workspace, and for a document outside of it what lies in its own
 * folder or in the one that the user has set. Undefined where the directory itself lies elsewhere.
 */
async function limitsOf({ filesDir, document, given }: FilesPlace, folders: readonly string[]) {
  const own = folderOf(document);
  const isOfWorkspace =
    folders.some((folder) => isAtOrBelow(document, folder)) ||
    (own !== undefined && (await realPathWithin(own, folders)) !== undefined);
  const open = isOfWorkspace ? folders : [...folders, own, given].filter((folder) => folder !== undefined);
  const isThere = (await realPathOf(filesDir)) !== undefined;
  // In one that does not exist everything is missing.
  const isOpen = isThere
    ? (await realPathWithin(filesDir, open)) !== undefined
    : open.some((folder) => isAtOrBelow(filesDir, folder));
  if (!isOpen) return undefined;
  const mayRead = async (file: string): Promise<boolean> =>
    (await realPathWithin(pathToFileURL(file).href, open)) !== undefined;
  return { mayRead, largestFile } satisfies DiskLimits;
}

async function readWithin(file: string, largest: number | undefined): Promise<Uint8Array | undefined> {
  if (largest !== undefined) {
    const found = await stat(file);
    // A pipe would keep the reader waiting.
    if (!found.isFile() || found.size > largest) return undefined;
  }
  return readFile(file);
}

function refused(reason: FileRefusal): FileAnswer {
  return { kind: 'refused', reason };
}

/** The real path behind a URI, links followed; undefined where it does not exist or lies outside of the folders. */
async function realPathWithin(uri: string, folders: readonly string[]): Promise<string | undefined> {
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

async function realPathOf(uri: string): Promise<string | undefined> {
  const file = pathOf(uri);
  return file === undefined ? undefined : realpath(file).catch(() => undefined);
}

/** Undefined for a URI that names no path of this system: another host, an escaped slash, a stray `%`. */
function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
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
