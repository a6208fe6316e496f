import type { FileRefusal } from '../../base/fileSnapshot.ts';
import { originOf, type Place } from '../../decode/visit.ts';
import { askFile, report, type Translation } from './translation.ts';
import type { TranslationCode } from './translationCodes.ts';

/**
 * The bytes of the file that a key names, counted from the files directory. Undefined where there are none: a problem
 * says why, or the file has to be read first.
 */
export function localBytes(translation: Translation, place: Place, name: string): Uint8Array | undefined {
  const path = localPath(translation, place, name);
  if (path === undefined) return undefined;
  const answer = askFile(translation, { path, want: 'bytes' });
  if (answer?.kind === 'bytes') return answer.bytes;
  if (answer?.kind === 'refused') reportRefusal(translation, place, name, answer.reason);
  return undefined;
}

/** The path below the files directory that a name leads to; undefined where it leads out or there is no such directory. */
export function localPath(translation: Translation, place: Place, name: string): string | undefined {
  const { filesDir } = translation.options;
  if (filesDir === undefined) {
    reportNoFilesDir(translation, place, `\`${shorten(name)}\` counts`);
    return undefined;
  }
  const path = pathBelow(filesDir, name);
  if (path === undefined) {
    report(
      translation,
      originOf(place),
      'path-outside-files-dir',
      `\`${shorten(name)}\` leads out of the files directory: Butane refuses the file; put it inside, or choose a directory that holds both`,
    );
  }
  return path;
}

/** @param subject begins the sentence: what counts from the directory */
export function reportNoFilesDir(translation: Translation, place: Place, subject: string): void {
  const advice =
    'name one with `--files-dir` or the setting `filesDir`; in an editor, save the file, and its folder is taken';
  report(
    translation,
    originOf(place),
    'no-files-dir',
    `${subject} from a files directory, and there is none: Butane refuses the file; ${advice}`,
  );
}

/** The path below a directory that a name leads to from there; undefined where it leads out. */
export function pathBelow(directory: string, name: string): string | undefined {
  const base = namesOf(directory, []);
  const path = namesOf(name, base);
  const isBelow = path.length >= base.length && base.every((part, index) => path[index] === part);
  return isBelow ? path.slice(base.length).join('/') : undefined;
}

/** The names of an absolute path, `.` and `..` worked out. A path counts from `base` even if it begins with a slash. */
function namesOf(path: string, base: readonly string[]): readonly string[] {
  const names = [...base];
  for (const name of path.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return names;
}

export function reportRefusal(translation: Translation, place: Place, name: string, reason: FileRefusal): void {
  const { code, message } = wordingOf(reason, `\`${shorten(name)}\``);
  report(translation, originOf(place), code, message);
}

function wordingOf(reason: FileRefusal, shown: string): { readonly code: TranslationCode; readonly message: string } {
  switch (reason) {
    case 'missing':
      return {
        code: 'local-file-missing',
        message: `there is no ${shown} in the files directory: Butane refuses the file; check its name, which counts from that directory`,
      };
    case 'is-directory':
      return {
        code: 'local-file-unreadable',
        message: `${shown} is a directory, and a file is needed: Butane refuses the file; \`storage.trees\` takes directories`,
      };
    case 'not-directory':
      return {
        code: 'tree-not-directory',
        message: `${shown} is not a directory, and a tree needs one: Butane refuses the file; \`contents.local\` takes single files`,
      };
    case 'outside':
      return {
        code: 'path-outside-files-dir',
        message: `${shown} leads through a link to a place outside of the workspace, where nothing is read; put a copy into the files directory`,
      };
    case 'directory-outside':
      return {
        code: 'path-outside-files-dir',
        message: `${shown} counts from a files directory outside of the workspace, where nothing is read; add that folder to the workspace, or choose a files directory inside`,
      };
    case 'too-large':
      return {
        code: 'local-file-unreadable',
        message: `${shown} is too large to be put into a config: nothing of it was read`,
      };
    case 'not-a-file':
      return {
        code: 'local-file-unreadable',
        message: `${shown} is a pipe, a socket or a device, and a file is needed: nothing of it was read; put a file in its place`,
      };
    case 'link-loop':
      return {
        code: 'local-file-unreadable',
        message: `${shown} is a link that leads back to itself: the file is refused; let it lead to a file`,
      };
    case 'forbidden':
      return {
        code: 'local-file-unreadable',
        message: `${shown} may not be read by you: the file is refused; change its permissions`,
      };
    case 'unreadable':
      return { code: 'local-file-unreadable', message: `${shown} cannot be read: Butane refuses the file` };
  }
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
