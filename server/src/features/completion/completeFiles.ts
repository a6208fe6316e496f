import type { Analysis } from '../../analysis.ts';
import type { DirectoryEntry, FileRequest } from '../../base/fileSnapshot.ts';
import { cursorAt } from '../../document/cursor/cursorAt.ts';
import { type Entry, entryAtPath, itemOf } from '../../shape/entry.ts';
import { partAt } from '../partAt.ts';
import { type CompletionContext, type CompletionItem, placed, sortText } from './completionItem.ts';

/** The kinds of names that are paths below the files directory. */
const fileKinds: ReadonlySet<string | undefined> = new Set(['local-file', 'local-directory']);

/** The folder whose files can stand at the offset, if files can: what is typed of the path up to its last slash. */
export function folderToComplete(analysis: Analysis, offset: number): FileRequest<'list'> | undefined {
  const part = partAt(analysis, offset);
  const cursor = part && cursorAt(analysis.document, offset);
  if (!cursor || cursor.kind === 'none' || cursor.kind === 'key') return undefined;
  const found = entryAtPath(part.root, cursor.path.slice(part.path.length));
  const entry = found?.keywords.type === 'array' ? itemOf(found) : found;
  if (!fileKinds.has(entry?.keywords['x-refers'])) return undefined;
  const folders = cursor.prefix.split('/').slice(0, -1);
  // What leads out of the files directory is refused by the real tool, and is nothing of ours to list.
  if (folders.some((name) => name === '' || name === '.' || name === '..')) return undefined;
  return { path: folders.join('/'), want: 'list' };
}

/** The files of the folder that is named so far; undefined where no file is asked for, or nobody has listed any. */
export function completeFiles(entry: Entry, context: CompletionContext): readonly CompletionItem[] | undefined {
  const { folder, site } = context;
  const kind = entry.keywords['x-refers'];
  if (!folder || !fileKinds.has(kind)) return undefined;
  const shown = folder.filter((each) => !each.name.startsWith('.') && (kind === 'local-file' || each.kind !== 'file'));
  const typed = site.typed.replace(/^["']/u, '');
  const before = typed.slice(0, typed.lastIndexOf('/') + 1);
  return [...shown].sort(foldersLast).map((each, index) => {
    const path = before + each.name;
    const isFolder = each.kind === 'directory';
    return {
      label: path,
      kind: isFolder ? 'folder' : 'file',
      ...(each.isExecutable && !isFolder ? { detail: 'executable' } : {}),
      ...placed(site, site.scalar(entry, path), path),
      sortText: sortText('other', index),
      ...(isFolder ? { commitCharacters: ['/'] } : {}),
    };
  });
}

function foldersLast(a: DirectoryEntry, b: DirectoryEntry): number {
  return Number(a.kind === 'directory') - Number(b.kind === 'directory') || (a.name < b.name ? -1 : 1);
}
