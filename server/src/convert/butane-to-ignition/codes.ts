/** The codes of what the translation finds, without the area; forbidden keys have those of the schema. */
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
  'tree-not-directory',
  'tree-special-file',
  'user-not-core',
] as const;

export type TranslationCode = (typeof translationCodes)[number];
