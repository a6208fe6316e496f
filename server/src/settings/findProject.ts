import { decodeText } from '../base/decodeText.ts';
import { folderOf } from '../base/folderUri.ts';
import type { Host } from '../base/host.ts';
import { uriText } from '../base/uriText.ts';
import { projectFileName } from './projectSettings.ts';
import { type ProjectFile, readProject } from './readProject.ts';

/** The `strata.json` that speaks for a file. */
export interface Project extends ProjectFile {
  readonly uri: string;
  /** The URI of its folder, without a slash at the end. */
  readonly folder: string;
}

/** How many folders upwards are looked at, so that a host that answers for every URI cannot keep the search going. */
const highestFolder = 64;

/**
 * Looks for the nearest `strata.json` in the file's folder and the folders above. There is no merging with others, and
 * one that holds mistakes is not passed over for the next one up.
 */
export async function findProject(host: Pick<Host, 'readFile'>, uri: string): Promise<Project | undefined> {
  let folder = folderOf(uri);
  for (let steps = 0; folder !== undefined && steps < highestFolder; steps++) {
    const candidate = `${folder}/${projectFileName}`;
    const bytes = await host.readFile(candidate);
    if (bytes) return { uri: candidate, folder, ...readProject(decodeText(bytes)) };
    folder = folderOf(folder);
  }
  return undefined;
}

/** The path of a file below a project's folder, with `/`, as globs see it. */
export function pathInProject(project: Pick<Project, 'folder'>, uri: string): string {
  return uriText(uri.slice(project.folder.length + 1));
}
