import type { Analysis } from '../../analysis.ts';
import type { FileRequest } from '../../base/fileSnapshot.ts';
import { folderUri } from '../../base/folderUri.ts';
import type { Range } from '../../base/text.ts';
import { pathBelow } from '../../convert/butane-to-ignition/localFiles.ts';
import { sourceRange } from '../../document/yaml/scalarOffsets.ts';
import { stringsOf } from '../../formats/stringsOf.ts';

/** Files of the files directory that a value names. */
export interface LocalTarget {
  /** The value, without quotes. */
  readonly range: Range;
  /** The URIs of the files: one, or those in the folder that is named. */
  readonly files: readonly string[];
  readonly isFolder: boolean;
}

/** How many files of a folder are told. */
const mostFiles = 200;

/** The files that the config names, as far as they are known to be there: they were read to judge it, inside of what may be read. */
export function localTargets({ document, parts, local }: Analysis): readonly LocalTarget[] {
  if (local?.filesDir === undefined || local.uri === undefined) return [];
  const { filesDir, uri, files } = local;
  const has = (path: string, want: FileRequest['want']): boolean => {
    const answer = files.get({ path, want });
    return answer !== undefined && answer.kind !== 'refused';
  };
  return parts.flatMap(({ part, decoded }) =>
    stringsOf(part, decoded).flatMap(({ node, entry, value }): readonly LocalTarget[] => {
      const kind = entry.keywords['x-refers'];
      if ((kind !== 'local-file' && kind !== 'local-directory') || typeof value !== 'string') return [];
      const path = pathBelow(filesDir, value);
      if (path === undefined) return [];
      const range = sourceRange(document, node, { start: 0, end: node.text.length });
      if (kind === 'local-file')
        return has(path, 'bytes') ? [{ range, files: [folderUri(uri, path)], isFolder: false }] : [];
      const found = filesBelow(local.files.get, path).map((file) => folderUri(uri, file));
      return found.length > 0 ? [{ range, files: found, isFolder: true }] : [];
    }),
  );
}

/** The files in a folder and in those below it, in the order in which they were listed. */
function filesBelow(
  get: (request: FileRequest) => ReturnType<NonNullable<Analysis['local']>['files']['get']>,
  folder: string,
): readonly string[] {
  const found: string[] = [];
  const folders = [folder];
  for (let next = folders.shift(); next !== undefined && found.length < mostFiles; next = folders.shift()) {
    const answer = get({ path: next, want: 'list' });
    // A link may lead in a circle.
    if (answer?.kind !== 'list' || answer.isLink) continue;
    for (const { name, kind } of answer.entries) {
      const path = next === '' ? name : `${next}/${name}`;
      if (kind === 'file') found.push(path);
      else if (kind === 'directory') folders.push(path);
    }
  }
  return found.slice(0, mostFiles);
}
