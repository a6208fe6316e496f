/** More than every number of four digits. */
export const countOfModes = 10002;

/** A Butane config with a file and a directory of every mode: the index of each is its mode. */
export function configOfModes(): string {
  const nodes = (folder: string): string =>
    Array.from({ length: countOfModes }, (_, mode) => `    - { path: /${folder}/${mode}, mode: ${mode} }\n`).join('');
  return `variant: fcos
version: 1.7.0
storage:
  files:
${nodes('files')}  directories:
${nodes('directories')}`;
}
