import type { FileSetting } from './modeline.ts';

interface FileEntry {
  readonly glob: string;
  readonly [key: string]: unknown;
}

interface ProjectFile {
  readonly files?: readonly FileEntry[];
  readonly [key: string]: unknown;
}

/**
 * The text of strata.json with an entry that says something about files.
 *
 * @param text the present text; empty for a file that does not exist yet
 * @param glob relative to the project file
 * @param value undefined to take it away from the entry
 * @throws SyntaxError where the present text is not JSON
 */
export function setFileEntry(text: string, glob: string, setting: FileSetting, value: string | undefined): string {
  const project: ProjectFile = text.trim() === '' ? {} : JSON.parse(text);
  const files = [...(project.files ?? [])];
  const at = files.findIndex((entry) => entry.glob === glob);
  const { [setting]: _, ...others } = files[at] ?? { glob };
  const entry: FileEntry = value === undefined ? { ...others, glob } : { ...others, glob, [setting]: value };
  const isEmpty = Object.keys(entry).length === 1;
  if (at >= 0) files.splice(at, 1, ...(isEmpty ? [] : [entry]));
  else if (!isEmpty) files.push(entry);
  return `${JSON.stringify({ ...project, files }, undefined, indentOf(text))}\n`;
}

function indentOf(text: string): string {
  return /^[ \t]+(?=")/mu.exec(text)?.[0] ?? '  ';
}

/** The glob that means one file, and no other that happens to match. */
export function globForFile(path: string): string {
  return path.replace(/[\\*?[\]{}()!]/gu, '\\$&');
}

/** The glob that means the files with a document's ending, in its folder and below. */
export function globForFolder(path: string): string {
  const name = path.split('/').at(-1) ?? '';
  const dot = name.indexOf('.', 1);
  const folder = globForFile(path.slice(0, path.length - name.length));
  return `${folder}**/*${dot < 0 ? '' : globForFile(name.slice(dot))}`;
}
