/** The codes of what is reported and lost where a config is shown with everything that it merges. */
export const effectiveCodes = {
  childRefused: 'convert/child-refused',
  childWarning: 'convert/child-warning',
  mergedRefused: 'convert/merged-refused',
  unresolvedChild: 'convert/unresolved-child',
  replacedConfig: 'convert/replaced-config',
  overridden: 'convert/overridden',
  newerVersion: 'convert/newer-version',
} as const;
