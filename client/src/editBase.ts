import * as vscode from 'vscode';
import { type GitRepository, gitExtension } from './gitExtension.ts';
import type { Manifest } from './manifest.ts';
import { hasTab } from './previewDocuments.ts';
import { documentSelector } from './startClient.ts';

/** What the edits of a document are counted from: what machines that run were most likely made from. */
export interface EditBase {
  readonly kind: 'commit' | 'saved' | 'opened';
  readonly text: string;
}

export interface EditBases extends vscode.Disposable {
  /**
   * The document of the last commit. Of one that no commit has the saved file or, where VS Code saves by itself, the text as it
   * was opened; undefined where it was never saved.
   */
  readonly baseOf: (document: vscode.TextDocument) => Promise<EditBase | undefined>;
  /** Another commit is the last one. */
  readonly onChange: vscode.Event<void>;
}

interface Committed {
  readonly commit: string;
  readonly text: Promise<string | undefined>;
}

export function createEditBases(manifest: Manifest): EditBases {
  const changed = new vscode.EventEmitter<void>();
  const known = new Map<string, Committed>();
  const watched = new Map<string, { commit: string | undefined; readonly watch: vscode.Disposable }>();

  const watch = ({ rootUri, state }: GitRepository): void => {
    const key = rootUri.toString();
    if (watched.has(key)) return;
    const seen = {
      commit: state.HEAD?.commit,
      watch: state.onDidChange(() => {
        // The state changes with every file that is saved.
        if (seen.commit === state.HEAD?.commit) return;
        seen.commit = state.HEAD?.commit;
        changed.fire();
      }),
    };
    watched.set(key, seen);
  };

  const committed = (uri: vscode.Uri): Promise<string | undefined> => {
    const repository = gitExtension()?.getRepository(uri);
    if (!repository) return Promise.resolve(undefined);
    watch(repository);
    const commit = repository.state.HEAD?.commit;
    if (commit === undefined) return Promise.resolve(undefined);
    const last = known.get(uri.toString());
    if (last?.commit === commit) return last.text;
    const text = Promise.resolve(repository.show(commit, uri.fsPath)).catch(() => undefined);
    known.set(uri.toString(), { commit, text });
    return text;
  };

  const opened = new Map<string, string>();
  const noteOpened = (document: vscode.TextDocument): void => {
    if (vscode.languages.match(documentSelector(manifest), document) > 0 && !document.isUntitled && !document.isDirty)
      opened.set(document.uri.toString(), document.getText());
  };
  for (const document of vscode.workspace.textDocuments) noteOpened(document);
  const listeners = vscode.Disposable.from(
    vscode.workspace.onDidOpenTextDocument((document) => {
      // One that is given another language is closed and opened again.
      if (!opened.has(document.uri.toString())) noteOpened(document);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      known.delete(uri.toString());
      if (!hasTab(uri)) opened.delete(uri.toString());
    }),
  );
  return {
    baseOf: async (document) => {
      if (document.isUntitled) return undefined;
      const text = await committed(document.uri);
      if (text !== undefined) return { kind: 'commit', text };
      const first = savesByItself(document) ? opened.get(document.uri.toString()) : undefined;
      return first === undefined ? saved(document) : { kind: 'opened', text: first };
    },
    onChange: changed.event,
    dispose: () => {
      for (const { watch: listener } of watched.values()) listener.dispose();
      listeners.dispose();
      changed.dispose();
    },
  };
}

/** Then the saved file is what was typed a moment ago. */
function savesByItself({ uri }: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration('files', uri).get('autoSave', 'off') !== 'off';
}

async function saved(document: vscode.TextDocument): Promise<EditBase | undefined> {
  if (!document.isDirty) return { kind: 'saved', text: document.getText() };
  try {
    const bytes = await vscode.workspace.fs.readFile(document.uri);
    return { kind: 'saved', text: new TextDecoder().decode(bytes) };
  } catch {
    return undefined;
  }
}
