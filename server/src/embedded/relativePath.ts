/** The absolute path that a relative one means in a folder; the root is its own parent. */
export function resolvePath(folder: string, path: string): string {
  const steps: string[] = [];
  for (const step of (path.startsWith('/') ? path : `${folder}/${path}`).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return `/${steps.join('/')}`;
}

/** The way from one folder to a path, both absolute. */
export function relativePath(folder: string, path: string): string {
  const from = folder.split('/').filter((step) => step !== '');
  const to = path.split('/').filter((step) => step !== '');
  let common = 0;
  while (common < from.length && common < to.length && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => '..'), ...to.slice(common)].join('/') || '.';
}

/** The folder that a path stands in. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0)) || '/';
}
