/** What a translation reports beyond what schema and rules know; the area comes in front. */
export const translationCodes = [
  'field-not-in-raw',
  'forbidden-filesystem-format',
  'forbidden-mode-bits',
  'forbidden-source-scheme',
  'local-file-missing',
  'local-file-unreadable',
  'no-files-dir',
  'node-exists',
  'path-outside-files-dir',
  'reserved-partition-label',
  'root-constrained',
  'root-too-small',
  'stale-merge',
  'tree-not-directory',
  'tree-special-file',
  'user-not-core',
] as const;

export type TranslationCode = (typeof translationCodes)[number];
