import type { Host } from '../base/host.ts';
import { uriText } from '../base/uriText.ts';
import { type ProjectSettings, projectFileName, readProjectSettings } from './projectSettings.ts';

/** The `strata.json` that speaks for a file. */
export interface Project {
  /** The URI of its folder, without a slash at the end. */
  readonly folder: string;
  readonly settings: ProjectSettings;
}

export type FindResult =
  | { readonly kind: 'found'; readonly project: Project }
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly uri: string; readonly message: string };

/** How many folders upwards are looked at, so that a host that answers for every URI cannot keep the search going. */
const highestFolder = 64;

/** Looks for the nearest `strata.json` in the file's folder and the folders above; there is no merging with others. */
export async function findProject(host: Host, uri: string): Promise<FindResult> {
  let folder = parentOf(uri);
  for (let steps = 0; folder !== undefined && steps < highestFolder; steps++) {
    const candidate = `${folder}/${projectFileName}`;
    const bytes = await host.readFile(candidate);
    if (bytes) {
      const result = readProjectSettings(new TextDecoder().decode(bytes));
      if (result.kind === 'refused') return { kind: 'refused', uri: candidate, message: result.message };
      return { kind: 'found', project: { folder, settings: result.settings } };
    }
    folder = parentOf(folder);
  }
  return { kind: 'none' };
}

/** The path of a file below a project's folder, with `/`, as globs see it. */
export function pathInProject(project: Project, uri: string): string {
  return uriText(uri.slice(project.folder.length + 1));
}

/** The URI one step up; undefined at the root of the scheme and where the scheme has no folders. */
function parentOf(uri: string): string | undefined {
  const root = uri.indexOf('/', uri.indexOf('://') + 3);
  const last = uri.lastIndexOf('/');
  return root < 0 || last < root ? undefined : uri.slice(0, last);
}
