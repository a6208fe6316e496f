import picomatch from 'picomatch';
import type { Settings } from './settings.ts';

/** The name of the file that holds the settings of the folder it lies in and of all below. */
export const projectFileName = 'strata.json';

/** Settings for the files that a glob names. */
export interface FileRule extends Settings {
  readonly glob: string;
}

/** What a `strata.json` says. */
export interface ProjectSettings extends Settings {
  readonly files: readonly FileRule[];
}

/** What a project says about one file; the path is relative to the folder of `strata.json`, with `/`. */
export function settingsForFile(project: ProjectSettings, path: string): readonly Settings[] {
  const { files, ...top } = project;
  const rules = files.filter((rule) => picomatch.isMatch(path, rule.glob, { dot: true }));
  return [...rules.map(({ glob: _, ...settings }) => settings), top];
}

/** Why a text can name no file below the folder; undefined for a good glob. */
export function refuseGlob(glob: string): string | undefined {
  if (glob.trim() === '') return 'an empty text names no file';
  if (/^(?:\/|[A-Za-z]:)/u.test(glob)) return 'it is relative to the folder of this file: leave out what leads there';
  if (/(?:^|\/)\.\.(?:\/|$)/u.test(glob))
    return 'files outside the folder of this file have settings of their own: leave out `..`';
  if (glob.endsWith('/')) return `it names files, not folders: write \`${glob}**\``;
  if (/\\[\w.*-]/u.test(glob))
    return `folders are divided by \`/\`: write \`${glob.replaceAll(/\\(?=[\w.*-])/gu, '/')}\``;
  try {
    const { source } = picomatch.makeRe(glob, { dot: true, strictBrackets: true });
    return source === '$^' ? 'it matches nothing' : undefined;
  } catch {
    return 'a bracket in it has no partner: close it, or write `\\` before it';
  }
}
