import * as vscode from 'vscode';

/** The scheme of documents that are shown and lie nowhere. */
const scheme = 'strata-preview';

/** Texts that are shown as documents which cannot be edited. */
export interface PreviewDocuments extends vscode.Disposable {
  /**
   * Returns the URI that the text is opened by, for as long as it is open.
   *
   * @param name decides the language, as for a file
   * @param key tells apart what has one name
   */
  readonly put: (name: string, key: string, text: string) => vscode.Uri;
}

export function createPreviewDocuments(): PreviewDocuments {
  const texts = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const registered = vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => texts.get(uri.toString()),
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => void texts.delete(uri.toString())),
  );
  return {
    put: (name, key, text) => {
      const path = name.startsWith('/') ? name : `/${name}`;
      const uri = vscode.Uri.from({ scheme, path, query: key });
      texts.set(uri.toString(), text);
      changed.fire(uri);
      return uri;
    },
    dispose: () => registered.dispose(),
  };
}
