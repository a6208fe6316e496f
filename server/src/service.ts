import { type Analysis, analyse, readClaimed } from './analysis.ts';
import type { Host } from './base/host.ts';
import type { EditorSettings } from './base/protocol.ts';
import { positionAt, type TextEdit } from './base/text.ts';
import { uriText } from './base/uriText.ts';
import { editText } from './document/editText.ts';
import { readText } from './document/readText.ts';
import type { TextDocument } from './document/textDocument.ts';
import type { NameClaim } from './formats/format.ts';
import { formatById, syntaxFor } from './registry.ts';
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
  analysis: Analysis | undefined;
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
      documents.set(uri, { uri, languageId, document, outside: undefined, analysis: undefined });
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
      let asked: Promise<OutsideSettings>;
      let outside: OutsideSettings;
      do {
        open.outside ??= outsideSettings(uri);
        asked = open.outside;
        outside = await asked;
        // The settings may have changed while they were read: only the newest answer counts.
      } while (asked !== open.outside);
      open.analysis ??= analyseOpen(open, outside, judgesProjectFiles);
      return open.analysis;
    },
    openUris: () => [...documents.keys()],
    settingsChanged: () => {
      logged.clear();
      for (const open of documents.values()) {
        open.outside = undefined;
        open.analysis = undefined;
      }
    },
  };
}

function analyseOpen(open: OpenDocument, { project, editor }: OutsideSettings, judgesProjectFiles: boolean): Analysis {
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
  return analyse({ file: uri, document, claim, settings, settingsProblems, settingsMistake });
}

/** What is wrong with the settings of a folder, each with its place. */
function projectMessages({ uri, document, problems }: Project): readonly string[] {
  return problems.map(({ message, range }) => {
    const { line, character } = positionAt(document.lineStarts, range.start);
    return `${uriText(uri)}:${line + 1}:${character + 1}: ${message}`;
  });
}

/** What name, language and settings say about a document's format. */
export function claimFor(uri: string, languageId: string | undefined, settings: Settings): NameClaim {
  const fileName = uriText(uri.slice(uri.lastIndexOf('/') + 1));
  if (settings.format !== undefined && formatById(settings.format)) {
    return { fileName, format: settings.format, formatBy: settings.formatBy };
  }
  if (languageId !== undefined && formatById(languageId))
    return { fileName, format: languageId, formatBy: "the editor's language" };
  return { fileName };
}
