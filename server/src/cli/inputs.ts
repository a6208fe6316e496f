import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { mayBeOurs, skippedFolders } from '../features/ourFiles.ts';
import { failureWords } from './failureWords.ts';

/** A text to work on. */
export interface Input {
  /** As the user named it; `-` for standard input. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** True where the user named this very file, false where a folder led to it. */
  readonly isNamed: boolean;
}

/** Called for what cannot be read; the others are still done. */
export type ReportUnreadable = (name: string, reason: string) => void;

/** The texts behind the names: files, standard input, and what folders hold that may be ours. */
export async function* readInputs(names: readonly string[], unreadable: ReportUnreadable): AsyncGenerator<Input> {
  for (const name of names) {
    try {
      if (name === '-') yield { name, bytes: await readStandardInput(), isNamed: true };
      else if ((await stat(name)).isDirectory()) yield* readFolder(name, unreadable);
      else yield { name, bytes: await readFile(name), isNamed: true };
    } catch (error) {
      unreadable(name, failureWords(error));
    }
  }
}

async function* readFolder(folder: string, unreadable: ReportUnreadable): AsyncGenerator<Input> {
  let entries: Dirent[] = [];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    unreadable(folder, failureWords(error));
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory() && !skippedFolders.has(entry.name)) yield* readFolder(name, unreadable);
    if (!entry.isFile() || !mayBeOurs(entry.name, path.basename(path.resolve(folder)))) continue;
    try {
      yield { name, bytes: await readFile(name), isNamed: false };
    } catch (error) {
      unreadable(name, failureWords(error));
    }
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
