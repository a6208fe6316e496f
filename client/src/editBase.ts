import * as vscode from 'vscode';
import { type GitRepository, gitExtension } from './gitExtension.ts';

/** What the edits of a document are counted from: what machines that run were most likely made from. */
export interface EditBase {
  readonly kind: 'commit' | 'saved';
  readonly text: string;
}

export interface EditBases extends vscode.Disposable {
  /** The document of the last commit; of one that no commit has the saved file; undefined where it was never saved. */
  readonly baseOf: (document: vscode.TextDocument) => Promise<EditBase | undefined>;
  /** Another commit is the last one. */
  readonly onChange: vscode.Event<void>;
}

interface Committed {
  readonly commit: string;
  readonly text: Promise<string | undefined>;
}

export function createEditBases(): EditBases {
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

  const closed = vscode.workspace.onDidCloseTextDocument(({ uri }) => known.delete(uri.toString()));
  return {
    baseOf: async (document) => {
      if (document.isUntitled) return undefined;
      const text = await committed(document.uri);
      return text === undefined ? saved(document) : { kind: 'commit', text };
    },
    onChange: changed.event,
    dispose: () => {
      for (const { watch: listener } of watched.values()) listener.dispose();
      closed.dispose();
      changed.dispose();
    },
  };
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
