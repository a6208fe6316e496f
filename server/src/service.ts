import { type Analysis, analyseWithFiles, isReadFor, readClaimed } from './analysis.ts';
import { decodeText } from './base/decodeText.ts';
import type { DirectoryEntry, FileRequest } from './base/fileSnapshot.ts';
import { emptyTable, type FileTable, readNoting, readsThatAre, withoutReads } from './base/fileTable.ts';
import { folderOf, folderUri, pathOfUri } from './base/folderUri.ts';
import type { Host } from './base/host.ts';
import type { EditorSettings } from './base/protocol.ts';
import { positionAt, type TextEdit } from './base/text.ts';
import { uriText } from './base/uriText.ts';
import { editText } from './document/editText.ts';
import { longestText, readText } from './document/readText.ts';
import type { TextDocument } from './document/textDocument.ts';
import { type ConfigOnItsOwn, type FindConfig, readerFor } from './features/conversion/compiledFile.ts';
import type { SnapshotAnalysis } from './features/conversion/convertSettled.ts';
import { createWorkspaceIndex, type WorkspaceIndex } from './features/navigation/workspaceSymbols.ts';
import type { NameClaim } from './formats/format.ts';
import { namedOs } from './layers/osFacts.ts';
import { claimedFormat, formatById } from './registry.ts';
import { type EditorAnswer, readEditorSettings } from './settings/editorSettings.ts';
import { findProject, type Project } from './settings/findProject.ts';
import { projectFileName } from './settings/projectSettings.ts';
import { readProjectDocument } from './settings/readProject.ts';
import { resolveSettings } from './settings/resolveSettings.ts';
import type { Settings } from './settings/settings.ts';

/** The open documents and what is known of them. Holds state and no logic. */
export interface Service {
  /** Each of the three returns the other open documents whose analysis depends on this one's text. */
  readonly open: (uri: string, languageId: string, text: string) => readonly string[];
  /** The edits follow each other: each speaks of the text that the one before left. */
  readonly edit: (uri: string, edits: readonly TextEdit[]) => readonly string[];
  readonly close: (uri: string) => readonly string[];
  readonly document: (uri: string) => TextDocument | undefined;
  /** Undefined for a document that is not open. What was read of files once is taken for true. */
  readonly analysis: (uri: string) => Promise<Analysis | undefined>;
  /** The analysis of a file as it is saved now, whether or not it is open; undefined where it cannot be read. */
  readonly fileAnalysis: (uri: string, largest: number) => Promise<FileAnalysis | undefined>;
  /** The analysis of what settings and files say now. */
  readonly analysisNow: (uri: string) => Promise<SnapshotAnalysis | undefined>;
  readonly openUris: () => readonly string[];
  /** What the files of some folders make, and the open documents. */
  readonly findSymbols: WorkspaceIndex['find'];
  /** Forgets what was read of settings; the next analysis reads them again. */
  readonly settingsChanged: () => void;
  /**
   * Forgets what was read of files that changed; the open documents that name some of them.
   *
   * @param areOthers whether some came or went
   */
  readonly filesChanged: (uris: readonly string[], areOthers: boolean) => readonly string[];
  /** Looks whether files that a document names have changed, and forgets what was read of those; whether there were any. */
  readonly checkFiles: (uri: string) => Promise<boolean>;
  /** What a folder of an open document's files directory holds; undefined where there is none, or none that may be read. */
  readonly listFolder: (uri: string, request: FileRequest<'list'>) => Promise<readonly DirectoryEntry[] | undefined>;
  /** Whether an open document names files, so that their changes matter. */
  readonly namesFiles: () => boolean;
}

/** Everything known of a file that is not open. Nothing of it is kept here. */
export interface FileAnalysis {
  readonly analysis: Analysis;
  /** Whether it says something else once the files, or the texts in the editor, of these paths are others. */
  readonly dependsOn: (paths: readonly string[]) => boolean;
}

/** What the service asks of whoever runs it. */
export interface ServiceOptions {
  readonly host: Host;
  /** The editor's own settings for a document. */
  readonly editorSettings: (uri: string) => Promise<EditorSettings | undefined>;
  /** Whether an open `strata.json` has problems of its own, or the editor judges it by its schema. */
  readonly judgesProjectFiles: boolean;
}

interface OpenDocument {
  readonly uri: string;
  /** Undefined for a file that no editor has named a language for. */
  readonly languageId: string | undefined;
  readonly invalidAt?: number | undefined;
  document: TextDocument;
  outside: Promise<OutsideSettings> | undefined;
  analysis: Promise<Analysed> | undefined;
  files: OpenFiles;
}

interface Analysed {
  readonly analysis: Analysis;
  readonly table: FileTable;
}

/** What was read for an open document. */
interface OpenFiles {
  readonly filesDir: string | undefined;
  readonly table: FileTable;
  /** The paths of the folders in which a change may matter. */
  readonly folders: Set<string>;
  /** The paths of the other configs that were looked at. */
  readonly configs: Set<string>;
}

/** On whose behalf another config is looked at. */
interface Asker {
  readonly files: OpenFiles;
  readonly place: ConfigOnItsOwn['place'];
}

function noFilesRead(filesDir?: string): OpenFiles {
  const folders = filesDir === undefined ? [] : [pathOfUri(filesDir)];
  return { filesDir, table: emptyTable(), folders: new Set(folders), configs: new Set() };
}

interface OutsideSettings {
  readonly project: Project | undefined;
  readonly editor: EditorAnswer;
}

export function createService({ host, editorSettings, judgesProjectFiles }: ServiceOptions): Service {
  const documents = new Map<string, OpenDocument>();
  const outside = outsideReader(host, editorSettings);

  /** Another config, as it stands in the editor, else as the host reads it. */
  const findConfig = async (asker: Asker, filesDir: string, below: string, own: FileTable) => {
    const path = `${pathOfUri(filesDir)}/${below}`;
    const scheme = schemeOf(filesDir);
    asker.files.configs.add(path);
    const known = [...documents.values()].find(({ uri }) => schemeOf(uri) === scheme && pathOfUri(uri) === path);
    const uri = known?.uri ?? folderUri(filesDir, below);
    const { project, editor } = await outside.read(uri);
    let document = known?.document;
    if (!document) {
      const answer = await readNoting(own, host, { ...asker.place, filesDir }, { path: below, want: 'bytes' });
      if (answer.kind !== 'bytes') return answer;
      const { text } = decodeText(answer.bytes);
      document = readClaimed(text, claimFor(uri, undefined, resolveSettings({ text, uri, project })));
    }
    const config = configOf({ uri, languageId: known?.languageId, document }, { project, editor });
    if (config.filesDir !== undefined) asker.files.folders.add(pathOfUri(config.filesDir));
    return config;
  };

  const analyseOpen = async (open: OpenDocument, around: OutsideSettings): Promise<Analysed> => {
    const { input, filesDir, place } = configOf(open, around);
    open.document = input.document;
    const { document } = open;
    const isProject = input.claim.fileName === projectFileName;
    const settingsProblems = isProject && judgesProjectFiles ? readProjectDocument(document).problems : [];
    const [settingsMistake] = around.project ? projectMessages(around.project) : [];
    if (open.files.filesDir !== filesDir) open.files = noFilesRead(filesDir);
    const { files } = open;
    const { table } = files;
    const find: FindConfig = (folder, path, own) => findConfig({ files, place }, folder, path, own);
    const read = readerFor(host, place, table, find);
    const source = { ...input, settingsProblems, settingsMistake, invalidAt: open.invalidAt };
    return { analysis: await analyseWithFiles(source, filesDir, read, table.answers), table };
  };

  const analysed = async (open: OpenDocument): Promise<Analysed> => {
    for (;;) {
      open.outside ??= outside.read(open.uri);
      const asked = open.outside;
      const around = await asked;
      // Settings and text may have changed while they were read: only the newest answer counts.
      if (asked !== open.outside) continue;
      open.analysis ??= analyseOpen(open, around);
      const begun = open.analysis;
      const done = await begun;
      if (begun === open.analysis) return done;
    }
  };

  const index = createWorkspaceIndex({
    host,
    openUris: () => [...documents.keys()],
    analysisOf: async (uri) => {
      const open = documents.get(uri);
      if (open) return (await analysed(open)).analysis;
      return (await closedAnalysis(host, uri, longestText, analysed, undefined))?.analysis;
    },
  });

  return {
    open: (uri, languageId, text) => {
      const claim = claimFor(uri, languageId, resolveSettings({ text, uri }));
      const document = readClaimed(text, claim);
      const files = noFilesRead();
      documents.set(uri, { uri, languageId, document, outside: undefined, analysis: undefined, files });
      return textChanged(documents, uri);
    },
    edit: (uri, edits) => {
      const open = documents.get(uri);
      if (!open) return [];
      open.document = editText(open.document, edits);
      open.analysis = undefined;
      return textChanged(documents, uri);
    },
    close: (uri) => {
      documents.delete(uri);
      index.changed([uri]);
      return textChanged(documents, uri);
    },
    document: (uri) => documents.get(uri)?.document,
    analysis: async (uri) => {
      const open = documents.get(uri);
      return open && (await analysed(open)).analysis;
    },
    fileAnalysis: (uri, largest) => closedAnalysis(host, uri, largest, analysed, documents.get(uri)?.languageId),
    analysisNow: async (uri) => {
      const open = documents.get(uri);
      if (!open) return undefined;
      await checkFiles(open);
      await checkSettings(open, outside.read);
      const { analysis, table } = await analysed(open);
      return { analysis, changed: () => readsThatAre(table, 'changed') };
    },
    openUris: () => [...documents.keys()],
    findSymbols: index.find,
    settingsChanged: () => {
      index.forget();
      outside.forget();
      for (const open of documents.values()) {
        open.outside = undefined;
        forget(open, withoutCompiled(open.files));
      }
    },
    filesChanged: (uris, areOthers) => {
      index.changed(uris);
      if (areOthers) index.relist();
      return filesChanged(documents, uris);
    },
    checkFiles: async (uri) => {
      const open = documents.get(uri);
      return open !== undefined && checkFiles(open);
    },
    listFolder: async (uri, request) => {
      const open = documents.get(uri);
      if (open) await analysed(open);
      const place = open?.outside && placeFor(uri, (await open.outside).editor);
      return place && listFolder(host, place, open.files.filesDir, request);
    },
    namesFiles: () => [...documents.values()].some(({ files }) => files.table.answers.size > 0),
  };
}

/** Reads the settings around documents, and logs once what is wrong with them: all documents of a folder have the same. */
function outsideReader(host: Host, editorSettings: ServiceOptions['editorSettings']) {
  const logged = new Set<string>();
  return {
    read: async (uri: string): Promise<OutsideSettings> => {
      const [project, answer] = await Promise.all([findProject(host, uri), editorSettings(uri)]);
      const editor = readEditorSettings(answer);
      for (const message of [...editor.refused, ...(project ? projectMessages(project) : [])]) {
        if (!logged.has(message)) host.log('warning', message);
        logged.add(message);
      }
      return { project, editor };
    },
    forget: () => logged.clear(),
  };
}

async function listFolder(
  host: Host,
  place: ConfigOnItsOwn['place'],
  filesDir: string | undefined,
  request: FileRequest<'list'>,
): Promise<readonly DirectoryEntry[] | undefined> {
  const answer = filesDir === undefined ? undefined : await host.answerFile({ ...place, filesDir }, request);
  return answer?.kind === 'list' ? answer.entries : undefined;
}

function forget(open: OpenDocument, files: OpenFiles): void {
  open.files = files;
  open.analysis = undefined;
}

async function checkFiles(open: OpenDocument): Promise<boolean> {
  for (;;) {
    const { files } = open;
    const gone = await readsThatAre(files.table, 'changed', 'unknown');
    if (files !== open.files) continue;
    if (gone.length > 0) forget(open, { ...files, table: withoutReads(files.table, gone) });
    return gone.length > 0;
  }
}

/** Forgets the analysis where the settings around the document are others than it was made with. */
async function checkSettings(open: OpenDocument, read: (uri: string) => Promise<OutsideSettings>): Promise<void> {
  const before = open.outside;
  const now = await read(open.uri);
  // Whoever forgot them meanwhile has them read again.
  if (before !== open.outside || (before && outsideKey(await before) === outsideKey(now))) return;
  open.outside = Promise.resolve(now);
  open.analysis = undefined;
}

/** The same text for settings that say the same. */
function outsideKey({ project, editor }: OutsideSettings): string {
  return JSON.stringify([project?.uri, project?.document.text, editor]);
}

async function closedAnalysis(
  host: Host,
  uri: string,
  largest: number,
  analysed: (closed: OpenDocument) => Promise<Analysed>,
  languageId: string | undefined,
): Promise<FileAnalysis | undefined> {
  const bytes = await host.readFile(uri, largest);
  if (!bytes) return undefined;
  const { text, invalidAt } = decodeText(bytes);
  const document = readClaimed(text, claimFor(uri, languageId, resolveSettings({ text, uri })));
  const files = noFilesRead();
  const closed = { uri, languageId, invalidAt, document, outside: undefined, analysis: undefined, files };
  const { analysis } = await analysed(closed);
  return { analysis, dependsOn: dependenceOn(closed.files) };
}

/** What was read for it is not kept: only where it was looked for. */
function dependenceOn({ table, folders, configs }: OpenFiles): FileAnalysis['dependsOn'] {
  const watched = table.answers.size > 0 ? [...folders] : [];
  return (paths) => paths.some((path) => configs.has(path) || watched.some((folder) => isBelow(path, folder)));
}

function mayConcern({ table, folders }: OpenFiles, path: string): boolean {
  return table.answers.size > 0 && [...folders].some((folder) => isBelow(path, folder));
}

/** The topmost folder has a slash at its end, the others have none. */
function isBelow(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** Lets those documents look again that may name one of the files. */
function filesChanged(documents: ReadonlyMap<string, OpenDocument>, uris: readonly string[]): readonly string[] {
  const paths = uris.map(pathOfUri);
  const concerned = [...documents.values()].filter(({ files }) => paths.some((path) => mayConcern(files, path)));
  for (const open of concerned) forget(open, noFilesRead(open.files.filesDir));
  return concerned.map(({ uri }) => uri);
}

/** Lets those documents look again that looked at one whose text is another one now. */
function textChanged(documents: ReadonlyMap<string, OpenDocument>, uri: string): readonly string[] {
  const path = pathOfUri(uri);
  const concerned = [...documents.values()].filter((open) => open.uri !== uri && open.files.configs.has(path));
  for (const open of concerned) forget(open, withoutCompiled(open.files));
  return concerned.map((open) => open.uri);
}

function withoutCompiled(files: OpenFiles): OpenFiles {
  const compiled: FileRequest[] = [...files.table.reads.values()]
    .map(({ request }) => request)
    .filter(({ want }) => want === 'compiled');
  return { ...files, table: withoutReads(files.table, compiled) };
}

interface NamedText {
  readonly uri: string;
  readonly languageId: string | undefined;
  readonly document: TextDocument;
}

/** A text with the settings that hold for it, read in the syntax that they ask for. */
function configOf(
  { uri, languageId, document: read }: NamedText,
  { project, editor }: OutsideSettings,
): ConfigOnItsOwn {
  const { text, syntax } = read;
  const settings = resolveSettings({ text, uri, editor: editor.settings, project });
  const claim = claimFor(uri, languageId, settings);
  let document = read;
  if (claim.fileName === projectFileName) {
    if (syntax !== 'json') document = readText(text, 'json');
  } else if (!isReadFor(read, claim)) document = readClaimed(text, claim);
  // A document that was never saved may have a path, but lies nowhere.
  const filesDir = settings.filesDir ?? (uri.startsWith('untitled:') ? undefined : folderOf(uri));
  return { input: { file: uri, document, claim, settings }, filesDir, place: placeFor(uri, editor) };
}

function placeFor(document: string, { settings: { filesDir } }: EditorAnswer): ConfigOnItsOwn['place'] {
  const folder = folderOf(document);
  return { document, given: filesDir === undefined || folder === undefined ? undefined : folderUri(folder, filesDir) };
}

function schemeOf(uri: string): string {
  return uri.slice(0, uri.indexOf(':'));
}

/** What is wrong with the settings of a folder, each with its place. */
function projectMessages({ uri, document, problems }: Project): readonly string[] {
  return problems.map(({ message, range }) => {
    const { line, character } = positionAt(document.lineStarts, range.start);
    return `${uriText(uri)}:${line + 1}:${character + 1}: ${message}`;
  });
}

/** The last two parts of a path. */
function nameOf(uri: string): Pick<NameClaim, 'fileName' | 'folder'> {
  const [fileName = '', folder] = uri.split('/').toReversed();
  return { fileName: uriText(fileName), ...(folder === undefined ? {} : { folder: uriText(folder) }) };
}

/**
 * What name, language and settings say about a document's format. An editor takes most languages from the name, and
 * those say no more than the name does: only one that differs from it was chosen by somebody.
 */
export function claimFor(uri: string, languageId: string | undefined, settings: Settings): NameClaim {
  const name = { ...nameOf(uri), ...(settings.os === undefined ? {} : { os: namedOs(settings.os).id }) };
  if (settings.format !== undefined && formatById(settings.format)) {
    return { ...name, format: settings.format, formatBy: settings.formatBy };
  }
  if (languageId === undefined || !formatById(languageId) || claimedFormat(name)?.id === languageId) return name;
  return { ...name, format: languageId, formatBy: "the editor's language" };
}
