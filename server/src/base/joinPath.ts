/** Joins two slash paths as Go's `path.Join` does: `.`, `..` and doubled slashes are worked out; an empty result stays empty. */
export function joinPath(base: string, name: string): string {
  const whole = [base, name].filter((part) => part !== '').join('/');
  if (whole === '') return '';
  const isAbsolute = whole.startsWith('/');
  const names: string[] = [];
  for (const part of whole.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') names.push(part);
    else if (names.length > 0 && names.at(-1) !== '..') names.pop();
    else if (!isAbsolute) names.push('..');
  }
  if (isAbsolute) return `/${names.join('/')}`;
  return names.length === 0 ? '.' : names.join('/');
}
