/** Where a value stands in a document: keys of mappings and indices of lists, from the root of its part. */
export type Path = readonly (string | number)[];

/** The path as people write it: `storage.files[2].mode`; the root is the empty string. */
export function printPath(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/^[\w-]+$/u.test(step)) text += text === '' ? step : `.${step}`;
    else text += `[${JSON.stringify(step)}]`;
  }
  return text;
}
