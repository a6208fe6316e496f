/** What decides whether a program that is not our own may be run for a document. */
export interface RunSituation {
  readonly isTrusted: boolean;
  /** Whether the extension can start programs at all, which it cannot in a browser. */
  readonly canRun: boolean;
  /** The schemes of the document and of the workspace's folders. */
  readonly documentScheme: string;
  readonly folderSchemes: readonly string[];
}

/** Why nothing may be run; undefined where it may. */
export function whyNotRun(situation: RunSituation): 'untrusted' | 'elsewhere' | undefined {
  const { isTrusted, canRun, documentScheme, folderSchemes } = situation;
  if (!isTrusted) return 'untrusted';
  const isHere = documentScheme === 'file' || documentScheme === 'untitled';
  return canRun && isHere && folderSchemes.every((scheme) => scheme === 'file') ? undefined : 'elsewhere';
}
