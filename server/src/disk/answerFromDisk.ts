import type { Stats } from 'node:fs';
import { lstat, readdir, readFile, readlink, stat } from 'node:fs/promises';
import path from 'node:path';
import type { DirectoryEntry, FileAnswer, FileRefusal, FileRequest, StoredWant } from '../base/fileSnapshot.ts';
import { goBytes, goString, hasStrayBytes } from '../base/goString.ts';

export interface DiskLimits {
  /** Whether a path may be read, all links followed; without it everything may. */
  readonly mayRead?: (path: string) => Promise<boolean>;
  /** In bytes; larger files are refused. */
  readonly largestFile?: number;
}

/** Answers a conversion's request from a files directory on this machine's disk. */
export async function answerFromDisk(
  filesDir: string,
  request: FileRequest<StoredWant>,
  limits: DiskLimits = {},
): Promise<FileAnswer> {
  const file = pathIn(filesDir, request);
  try {
    switch (request.want) {
      case 'bytes':
        return await bytesOf(file, limits);
      case 'list':
        return await listOf(file, limits);
      case 'link':
        return { kind: 'link', target: goString(await readlink(onDisk(file), 'buffer')).replaceAll(path.sep, '/') };
    }
  } catch (error) {
    return refused(reasonOf(error));
  }
}

/** How a file stands: another text as soon as it would be answered otherwise. Of contents it looks at size and times only. */
export async function stateOnDisk(
  filesDir: string,
  request: FileRequest<StoredWant>,
  limits: DiskLimits = {},
): Promise<string> {
  if (request.want !== 'bytes') return JSON.stringify(await answerFromDisk(filesDir, request, limits));
  const found = await stat(onDisk(pathIn(filesDir, request)), { bigint: true }).catch(reasonOf);
  return typeof found === 'string'
    ? found
    : [found.dev, found.ino, found.mode, found.size, found.mtimeNs, found.ctimeNs].join(' ');
}

function pathIn(filesDir: string, request: FileRequest): string {
  return path.join(filesDir, ...request.path.split('/'));
}

/**
 * A path as the system takes it. On Unix a name is bytes that need not be UTF-8; in our texts such bytes stand as `goString`
 * leaves them.
 */
export function onDisk(file: string): string | Buffer {
  return hasStrayBytes(file) ? Buffer.from(goBytes(file)) : file;
}

async function bytesOf(file: string, { mayRead, largestFile }: DiskLimits): Promise<FileAnswer> {
  const found = await stat(onDisk(file));
  if (mayRead && !(await mayRead(file))) return refused('outside');
  if (found.isDirectory()) return refused('is-directory');
  if (!found.isFile())
    return (await isNothing(found)) ? { kind: 'bytes', bytes: new Uint8Array() } : refused('not-a-file');
  if (largestFile !== undefined && found.size > largestFile) return refused('too-large');
  return { kind: 'bytes', bytes: await readFile(onDisk(file)) };
}

/** Whether it is the device that is always empty. */
async function isNothing(found: Stats): Promise<boolean> {
  if (!found.isCharacterDevice() || path.sep !== '/') return false;
  const nothing = await stat('/dev/null').catch(() => undefined);
  return nothing?.rdev === found.rdev;
}

async function listOf(folder: string, { mayRead }: DiskLimits): Promise<FileAnswer> {
  const found = await stat(onDisk(folder));
  if (mayRead && !(await mayRead(folder))) return refused('outside');
  if (!found.isDirectory()) return refused('not-directory');
  const names = (await readdir(onDisk(folder), 'buffer')).map(goString);
  const entries = await Promise.all(
    names.map(async (name): Promise<DirectoryEntry> => entryOf(name, await lstat(onDisk(path.join(folder, name))))),
  );
  return { kind: 'list', entries, isLink: (await lstat(onDisk(folder))).isSymbolicLink() };
}

function entryOf(name: string, found: Stats): DirectoryEntry {
  if (found.isDirectory()) return { name, kind: 'directory' };
  if (found.isSymbolicLink()) return { name, kind: 'link' };
  if (!found.isFile()) return { name, kind: 'other' };
  // Windows has no such bit.
  return path.sep === '/' ? { name, kind: 'file', isExecutable: (found.mode & 0o111) !== 0 } : { name, kind: 'file' };
}

function reasonOf(error: unknown): FileRefusal {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'missing';
    case 'EISDIR':
      return 'is-directory';
    case 'ENOTDIR':
      return 'missing';
    case 'ELOOP':
      return 'link-loop';
    case 'EACCES':
    case 'EPERM':
      return 'forbidden';
    // Node reads no more than 2 GiB at once.
    case 'ERR_FS_FILE_TOO_LARGE':
      return 'too-large';
    default:
      return 'unreadable';
  }
}

function refused(reason: FileRefusal): FileAnswer {
  return { kind: 'refused', reason };
}
