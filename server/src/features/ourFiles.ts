import type { Host } from '../base/host.ts';
import { nameWithoutTemplate } from '../document/template/templateOfName.ts';
import { claimedFormat } from '../registry.ts';

/** Folders that hold no configs of the user's own, however many there are in them. */
export const skippedFolders: ReadonlySet<string> = new Set(['.git', 'node_modules']);

const contentEndings = ['.yaml', '.yml', '.json'];

/** Whether a file in a folder may be ours: by its name, or because its content may say so. */
export function mayBeOurs(fileName: string): boolean {
  return (
    contentEndings.some((ending) => nameWithoutTemplate(fileName).endsWith(ending)) ||
    claimedFormat({ fileName }) !== undefined
  );
}

export interface FoundFiles {
  /** URIs, folder by folder, in the order of their names. */
  readonly files: readonly string[];
  /** False where there is more than the limits allow. */
  readonly isComplete: boolean;
}

export interface WalkLimits {
  readonly mostFiles: number;
  readonly mostFolders: number;
}

/** The files below folders that may be ours. Links are not followed, so that no way leads in a circle. */
export async function ourFilesBelow(
  host: Pick<Host, 'listDirectory'>,
  folders: readonly string[],
  { mostFiles, mostFolders }: WalkLimits,
): Promise<FoundFiles> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const waiting = folders.toReversed();
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (seen.has(folder)) continue;
    if (seen.size === mostFolders) return { files: [...files], isComplete: false };
    seen.add(folder);
    const entries = ((await host.listDirectory(folder)) ?? []).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const below: string[] = [];
    // The root of a file system ends with a slash.
    const base = folder.endsWith('/') ? folder : `${folder}/`;
    for (const { name, kind } of entries) {
      const uri = `${base}${encodeURIComponent(name)}`;
      if (kind === 'directory' && !skippedFolders.has(name)) below.push(uri);
      if (kind !== 'file' || !mayBeOurs(name) || files.has(uri)) continue;
      if (files.size === mostFiles) return { files: [...files], isComplete: false };
      files.add(uri);
    }
    waiting.push(...below.reverse());
  }
  return { files: [...files], isComplete: true };
}
