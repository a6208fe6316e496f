import { uriText } from './uriText.ts';

/** The URI of the folder that a file lies in, without a slash at its end; undefined where the scheme has no folders. */
export function folderOf(uri: string): string | undefined {
  const root = uri.indexOf('/', uri.indexOf('://') + 3);
  const last = uri.lastIndexOf('/');
  return uri.includes('://') && root >= 0 && last >= root ? uri.slice(0, last) : undefined;
}

/** The URI of a folder that is written as a path, absolute or from another folder. */
export function folderUri(from: string, path: string): string {
  const start = from.indexOf('://') + 3;
  const slash = from.indexOf('/', start);
  const [root, below] = slash < 0 ? [from, ''] : [from.slice(0, slash), from.slice(slash)];
  const isDrive = /^[A-Za-z]:(?:[\\/]|$)/u.test(path);
  const isAbsolute = path.startsWith('/') || isDrive;
  const steps = isAbsolute ? [] : below.split('/').filter((step) => step !== '');
  for (const step of (isDrive ? path.replaceAll('\\', '/') : path).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(encodeURIComponent(step));
  }
  return `${root}/${steps.join('/')}`;
}

/** The path in a URI, as people write it; `/` between its names. */
export function pathOfUri(uri: string): string {
  const start = uri.indexOf('://');
  const slash = start < 0 ? -1 : uri.indexOf('/', start + 3);
  return slash < 0 ? '/' : uri.slice(slash).split('/').map(uriText).join('/');
}
