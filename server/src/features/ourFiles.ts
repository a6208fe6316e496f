import type { Host } from '../base/host.ts';
import { uriText } from '../base/uriText.ts';
import { nameWithoutTemplate } from '../document/template/templateOfName.ts';
import { claimedFormat } from '../registry.ts';

/** Folders that hold no configs of the user's own, however many there are in them. */
export const skippedFolders: ReadonlySet<string> = new Set(['.git', 'node_modules']);

const contentEndings = ['.yaml', '.yml', '.json'];

/** Whether a file in a folder may be ours: by its name and that of the folder, or because its content may say so. */
export function mayBeOurs(fileName: string, folder: string): boolean {
  return mayHoldOurs(fileName) || isNamedOurs(fileName, folder);
}

function mayHoldOurs(fileName: string): boolean {
  return contentEndings.some((ending) => nameWithoutTemplate(fileName).endsWith(ending));
}

function isNamedOurs(fileName: string, folder: string): boolean {
  return claimedFormat({ fileName, folder }) !== undefined;
}

export interface FoundFiles {
  /** URIs, folder by folder, in the order of their names; first those that are ours by their names. */
  readonly files: readonly string[];
  /** False where there is more than the limits allow. */
  readonly isComplete: boolean;
}

export interface WalkLimits {
  readonly mostFiles: number;
  readonly mostFolders: number;
}

/** Who has more has a folder of somebody else's open, or knows which files to open. */
export const workspaceLimits: WalkLimits = { mostFiles: 5000, mostFolders: 20_000 };

/**
 * The files below folders that may be ours. Links are not followed, so that no way leads in a circle. Files whose names say
 * nothing get the room that the others leave: most of them are other people's.
 */
export async function ourFilesBelow(
  host: Pick<Host, 'listDirectory'>,
  folders: readonly string[],
  { mostFiles, mostFolders }: WalkLimits,
): Promise<FoundFiles> {
  const named = new Set<string>();
  const others = new Set<string>();
  const seen = new Set<string>();
  const waiting = folders.toReversed();
  let isComplete = true;
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    if (seen.has(folder)) continue;
    if (seen.size === mostFolders) {
      isComplete = false;
      break;
    }
    seen.add(folder);
    const entries = ((await host.listDirectory(folder)) ?? []).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    const below: string[] = [];
    // The root of a file system ends with a slash.
    const base = folder.endsWith('/') ? folder : `${folder}/`;
    const folderName = uriText(folder.slice(folder.lastIndexOf('/') + 1));
    for (const { name, kind } of entries) {
      const uri = `${base}${encodeURIComponent(name)}`;
      if (kind === 'directory' && !skippedFolders.has(name)) below.push(uri);
      if (kind !== 'file') continue;
      const ours = isNamedOurs(name, folderName) ? named : mayHoldOurs(name) ? others : undefined;
      // One more than is wanted says that there are more.
      if (ours && ours.size <= mostFiles) ours.add(uri);
    }
    waiting.push(...below.reverse());
  }
  const files = [...named, ...others];
  return { files: files.slice(0, mostFiles), isComplete: isComplete && files.length <= mostFiles };
}
