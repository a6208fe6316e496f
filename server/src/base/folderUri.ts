import { uriText } from './uriText.ts';

/** The URI of the folder that a file lies in, without a slash at its end; undefined where the scheme has no folders. */
export function folderOf(uri: string): string | undefined {
  const root = rootOf(uri);
  const last = uri.lastIndexOf('/');
  return root < 0 || last < root ? undefined : uri.slice(0, last);
}

/** The URI of a folder that is written as a path, absolute or from another folder. */
export function folderUri(from: string, path: string): string {
  const slash = rootOf(from);
  const [root, below] = slash < 0 ? [from, ''] : [from.slice(0, slash), from.slice(slash)];
  const isDrive = /^[A-Za-z]:(?:[\\/]|$)/u.test(path);
  const steps = path.startsWith('/') || isDrive ? [] : below.split('/').filter((step) => step !== '');
  for (const step of (isDrive ? path.replaceAll('\\', '/') : path).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(encodeURIComponent(step));
  }
  return `${root}/${steps.join('/')}`;
}

/** Whether a URI is that of a folder or of something in it, by what the two say; links are not followed. */
export function isAtOrBelow(uri: string, folder: string): boolean {
  const [path, root] = [pathOfUri(uri), pathOfUri(folder)];
  if (headOf(uri) !== headOf(folder)) return false;
  return path === root || path.startsWith(root.endsWith('/') ? root : `${root}/`);
}

/** The same text for all spellings of a URI: programs differ in what they escape. */
export function uriKey(uri: string): string {
  return `${headOf(uri)}${pathOfUri(uri)}`;
}

/** The path in a URI, as people write it; `/` between its names. */
export function pathOfUri(uri: string): string {
  const root = rootOf(uri);
  return root < 0 ? '/' : uri.slice(root).split('/').map(uriText).join('/');
}

/** Scheme and authority. */
function headOf(uri: string): string {
  const root = rootOf(uri);
  return (root < 0 ? uri : uri.slice(0, root)).toLowerCase();
}

/** Where the path of a URI begins, behind its authority if it has one; negative where there is no path. */
function rootOf(uri: string): number {
  const authority = uri.indexOf('://');
  return uri.indexOf('/', authority < 0 ? 0 : authority + 3);
}
