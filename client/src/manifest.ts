/** A language that the extension contributes; its id is the id of a format. */
export interface ContributedLanguage {
  readonly id: string;
  /** As the language picker shows it. */
  readonly name: string;
}

/** What a plain YAML or JSON document holds near its start where it may be ours. */
export interface Sniff {
  /** The language id that the document has. */
  readonly language: string;
  /** A glob; without it every document of the language is looked at. */
  readonly files?: string;
  readonly pattern: RegExp;
}

/** What the client reads from package.json, which is the one place where the editor side names formats. */
export interface Manifest {
  readonly languages: readonly ContributedLanguage[];
  readonly sniffs: readonly Sniff[];
  /** The general languages whose documents may turn out to be ours. */
  readonly generalLanguages: readonly string[];
  /** A glob of the files that are ours by their names, and of those that may be. */
  readonly files: string;
}

interface PackageJson {
  readonly contributes: { readonly languages: readonly PackageLanguage[] };
  readonly strata: {
    readonly sniff: readonly { readonly language: string; readonly files?: string; readonly pattern: string }[];
  };
}

interface PackageLanguage {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly filenamePatterns?: readonly string[];
}

/** @param packageJson the extension's own package.json, as VS Code hands it over */
export function readManifest(packageJson: PackageJson): Manifest {
  const sniffs = packageJson.strata.sniff.map(({ pattern, ...sniff }) => ({
    ...sniff,
    pattern: new RegExp(pattern, 'mu'),
  }));
  const names = packageJson.contributes.languages.flatMap(({ filenamePatterns = [] }) => filenamePatterns);
  return {
    files: `**/{${[...names.map(belowAnyFolder), ...generalNames].join(',')}}`,
    languages: packageJson.contributes.languages.map(({ id, aliases }) => ({ id, name: aliases[0] ?? id })),
    sniffs,
    generalLanguages: [...new Set(sniffs.map(({ language }) => language))],
  };
}

/** A pattern that names a folder too, as it stands behind what leads to any folder. */
function belowAnyFolder(pattern: string): string {
  return pattern.replace(/^\*\*\//u, '');
}

/** Names of files of which only the content says whether they are ours. */
const generalNames: readonly string[] = ['*.yaml', '*.yml'];

/**
 * Whether a document is worth starting the server for. Cheap, and generous: only the server knows for sure.
 *
 * @param start the first few thousand characters
 */
export function mayBeOurs(manifest: Manifest, languageId: string, start: string): boolean {
  if (manifest.languages.some(({ id }) => id === languageId)) return true;
  return manifest.sniffs.some(({ language, pattern }) => language === languageId && pattern.test(start));
}
