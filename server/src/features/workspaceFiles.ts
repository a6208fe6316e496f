import type { Host } from '../base/host.ts';
import { nameWithoutTemplate } from '../document/template/templateOfName.ts';
import { claimedFormat } from '../registry.ts';

/** Folders in which nobody keeps configs of machines. */
export const skippedFolders: ReadonlySet<string> = new Set(['.git', 'node_modules']);

const contentEndings = ['.yaml', '.yml', '.json'];

/** Whether a file of this name may be ours: by its name, or by what stands in it. */
export function mayBeOurs(fileName: string): boolean {
  return (
    contentEndings.some((ending) => nameWithoutTemplate(fileName).endsWith(ending)) ||
    claimedFormat({ fileName }) !== undefined
  );
}

/** A workspace that holds more is not meant to be looked through as a whole. */
const mostFolders = 2000;
const mostFiles = 2000;

/** The URIs of the files in some folders, and below, that may be ours. Links are not followed. */
export async function workspaceFiles(
  { listDirectory }: Pick<Host, 'listDirectory'>,
  folders: readonly string[],
): Promise<readonly string[]> {
  const files = new Set<string>();
  const waiting = folders.map((uri) => uri.replace(/\/$/u, ''));
  for (let done = 0; done < mostFolders && files.size < mostFiles; done++) {
    const folder = waiting.shift();
    if (folder === undefined) break;
    for (const { name, kind } of (await listDirectory(folder)) ?? []) {
      const uri = `${folder}/${encodeURIComponent(name)}`;
      if (kind === 'file' && mayBeOurs(name)) files.add(uri);
      else if (kind === 'directory' && !skippedFolders.has(name)) waiting.push(uri);
    }
  }
  return [...files].slice(0, mostFiles);
}
