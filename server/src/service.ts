import { type Analysis, analyseWithFiles, readClaimed } from './analysis.ts';
import type { FileAnswer } from './base/fileSnapshot.ts';
import { folderOf, pathOfUri } from './base/folderUri.ts';
import type { Host } from './base/host.ts';
import type { EditorSettings } from './base/protocol.ts';
import { positionAt, type TextEdit } from './base/text.ts';
import { uriText } from './base/uriText.ts';
import { editText } from './document/editText.ts';
import { readText } from './document/readText.ts';
import type { TextDocument } from './document/textDocument.ts';
import type { NameClaim } from './formats/format.ts';
import { claimedFormat, formatById, syntaxFor } from './registry.ts';
import { type EditorAnswer, readEditorSettings } from './settings/editorSettings.ts';
import { findProject, type Project } from './settings/findProject.ts';
import { projectFileName } from './settings/projectSettings.ts';
import { readProjectDocument } from './settings/readProject.ts';
import { resolveSettings } from './settings/resolveSettings.ts';
import type { Settings } from './settings/settings.ts';

/** The open documents and what is known of them. Holds state and no logic. */
export interface Service {
  readonly open: (uri: string, languageId: string, text: string) => void;
  /** The edits follow each other: each speaks of the text that the one before left. */
  readonly edit: (uri: string, edits: readonly TextEdit[]) => void;
  readonly close: (uri: string) => void;
  readonly document: (uri: string) => TextDocument | undefined;
  /** Undefined for a document that is not open. */
  readonly analysis: (uri: string) => Promise<Analysis | undefined>;
  readonly openUris: () => readonly string[];
  /** Forgets what was read of settings; the next analysis reads them again. */
  readonly settingsChanged: () => void;
  /** Forgets what was read of files that changed; the open documents that name some of them. */
  readonly filesChanged: (uris: readonly string[]) => readonly string[];
  /** Whether an open document names files, so that their changes matter. */
  readonly namesFiles: () => boolean;
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
  readonly languageId: string;
  document: TextDocument;
  outside: Promise<OutsideSettings> | undefined;
  analysis: Promise<Analysis> | undefined;
  /** What was read of the files directory, and which one that was. */
  files: { readonly filesDir: string | undefined; readonly answers: Map<string, FileAnswer> };
}

interface OutsideSettings {
  readonly project: Project | undefined;
  readonly editor: EditorAnswer;
}

export function createService({ host, editorSettings, judgesProjectFiles }: ServiceOptions): Service {
  const documents = new Map<string, OpenDocument>();
  const logged = new Set<string>();

  const outsideSettings = async (uri: string): Promise<OutsideSettings> => {
    const [project, answer] = await Promise.all([findProject(host, uri), editorSettings(uri)]);
    const editor = readEditorSettings(answer);
    for (const message of [...editor.refused, ...(project ? projectMessages(project) : [])]) {
      // All documents of a folder have the same settings.
      if (!logged.has(message)) host.log('warning', message);
      logged.add(message);
    }
    return { project, editor };
  };

  return {
    open: (uri, languageId, text) => {
      const claim = claimFor(uri, languageId, resolveSettings({ text, uri }));
      const document = readClaimed(text, claim);
      const files = { filesDir: undefined, answers: new Map() };
      documents.set(uri, { uri, languageId, document, outside: undefined, analysis: undefined, files });
    },
    edit: (uri, edits) => {
      const open = documents.get(uri);
      if (!open) return;
      open.document = editText(open.document, edits);
      open.analysis = undefined;
    },
    close: (uri) => {
      documents.delete(uri);
    },
    document: (uri) => documents.get(uri)?.document,
    analysis: async (uri) => {
      const open = documents.get(uri);
      if (!open) return undefined;
      for (;;) {
        open.outside ??= outsideSettings(uri);
        const asked = open.outside;
        const outside = await asked;
        // Settings and text may have changed while they were read: only the newest answer counts.
        if (asked !== open.outside) continue;
        open.analysis ??= analyseOpen(open, outside, { host, judgesProjectFiles });
        const begun = open.analysis;
        const analysis = await begun;
        if (begun === open.analysis) return analysis;
      }
    },
    openUris: () => [...documents.keys()],
    settingsChanged: () => {
      logged.clear();
      for (const open of documents.values()) {
        open.outside = undefined;
        open.analysis = undefined;
      }
    },
    filesChanged: (uris) => {
      const paths = uris.map(pathOfUri);
      const concerned = [...documents.values()].filter(({ files: { filesDir, answers } }) => {
        if (answers.size === 0 || filesDir === undefined) return false;
        const folder = `${pathOfUri(filesDir)}/`;
        return paths.some((path) => path.startsWith(folder));
      });
      for (const open of concerned) {
        // A new table: who is reading still fills the old one.
        open.files = { ...open.files, answers: new Map() };
        open.analysis = undefined;
      }
      return concerned.map(({ uri }) => uri);
    },
    namesFiles: () => [...documents.values()].some(({ files }) => files.answers.size > 0),
  };
}

function analyseOpen(
  open: OpenDocument,
  { project, editor }: OutsideSettings,
  { host, judgesProjectFiles }: Pick<ServiceOptions, 'host' | 'judgesProjectFiles'>,
): Promise<Analysis> {
  const { uri } = open;
  const settings = resolveSettings({ text: open.document.text, uri, editor: editor.settings, project });
  const claim = claimFor(uri, open.languageId, settings);
  const isProject = claim.fileName === projectFileName;
  const { text, syntax } = open.document;
  if (isProject && syntax !== 'json') open.document = readText(text, 'json');
  if (!isProject && syntaxFor(text, claim) !== syntax) open.document = readClaimed(text, claim);
  const { document } = open;
  const settingsProblems = isProject && judgesProjectFiles ? readProjectDocument(document).problems : [];
  const [settingsMistake] = project ? projectMessages(project) : [];
  // A document that was never saved may have a path, but lies nowhere.
  const filesDir = settings.filesDir ?? (uri.startsWith('untitled:') ? undefined : folderOf(uri));
  if (open.files.filesDir !== filesDir) open.files = { filesDir, answers: new Map() };
  const input = { file: uri, document, claim, settings, settingsProblems, settingsMistake };
  return analyseWithFiles(input, filesDir, host.answerFile, open.files.answers);
}

/** What is wrong with the settings of a folder, each with its place. */
function projectMessages({ uri, document, problems }: Project): readonly string[] {
  return problems.map(({ message, range }) => {
    const { line, character } = positionAt(document.lineStarts, range.start);
    return `${uriText(uri)}:${line + 1}:${character + 1}: ${message}`;
  });
}

/**
 * What name, language and settings say about a document's format. An editor takes most languages from the name, and
 * those say no more than the name does: only one that differs from it was chosen by somebody.
 */
export function claimFor(uri: string, languageId: string | undefined, settings: Settings): NameClaim {
  const fileName = uriText(uri.slice(uri.lastIndexOf('/') + 1));
  if (settings.format !== undefined && formatById(settings.format)) {
    return { fileName, format: settings.format, formatBy: settings.formatBy };
  }
  if (languageId === undefined || !formatById(languageId) || claimedFormat({ fileName })?.id === languageId)
    return { fileName };
  return { fileName, format: languageId, formatBy: "the editor's language" };
}
