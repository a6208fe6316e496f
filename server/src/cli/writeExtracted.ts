import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ExtractedFile } from '../convert/conversion.ts';
import { failureWords } from './failureWords.ts';

/**
 * Writes the files that a conversion puts beside its result; what is there already and says the same is left alone.
 *
 * @returns why it could not be done; where a file is there that says something else, nothing is written
 */
export async function writeExtracted(folder: string, files: readonly ExtractedFile[]): Promise<string | undefined> {
  const missing: ExtractedFile[] = [];
  for (const file of files) {
    const place = path.join(folder, file.path);
    const known = await readFile(place).catch((error: unknown) => (isMissing(error) ? undefined : failureWords(error)));
    if (typeof known === 'string') return `${place}: ${known}`;
    if (known && !known.equals(file.bytes))
      return `${place}: a file that says something else is there; choose another folder`;
    if (!known) missing.push(file);
  }
  for (const file of missing) {
    const place = path.join(folder, file.path);
    try {
      await mkdir(path.dirname(place), { recursive: true });
      await writeFile(place, file.bytes, { flag: 'wx' });
    } catch (error) {
      return `${place}: ${failureWords(error)}`;
    }
  }
  return undefined;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
