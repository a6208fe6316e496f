import { randomUUID } from 'node:crypto';
import { access, chmod, constants, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a file of this machine in one step: who reads it sees the old contents or the new ones. It keeps its mode. Throws
 * where the file is read-only, which a rename alone would pass over.
 */
export async function replaceOnDisk(file: string, bytes: Uint8Array): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found && (found.mode & 0o222) === 0) throw new Error('the file is read-only');
  if (found) await access(file, constants.W_OK);
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}.strata-draft`);
  try {
    await writeFile(draft, bytes, { flag: 'wx' });
    if (found) await chmod(draft, found.mode);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
