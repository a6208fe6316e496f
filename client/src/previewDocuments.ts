import * as vscode from 'vscode';

/** The scheme of documents that are shown and lie nowhere. */
export const previewScheme = 'strata-preview';

/** Texts that are shown as documents which cannot be edited. */
export interface PreviewDocuments extends vscode.Disposable {
  /**
   * Returns the URI that the text is opened by, for as long as it is open. Put again under the same name and key, it takes
   * the place of the text that was there.
   *
   * @param name decides the language, as for a file
   * @param key tells apart what has one name
   */
  readonly put: (name: string, key: string, text: string) => vscode.Uri;
  /** The URI under which a text of that name and key is put. */
  readonly uriOf: (name: string, key: string) => vscode.Uri;
}

export function createPreviewDocuments(): PreviewDocuments {
  const texts = new Map<string, string>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const registered = vscode.Disposable.from(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(previewScheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => texts.get(uri.toString()),
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      // One that is given another language is closed and opened again.
      if (!hasTab(uri)) texts.delete(uri.toString());
    }),
  );
  const uriOf = (name: string, key: string): vscode.Uri => {
    const path = name.startsWith('/') ? name : `/${name}`;
    return vscode.Uri.from({ scheme: previewScheme, path, query: key });
  };
  return {
    uriOf,
    put: (name, key, text) => {
      const uri = uriOf(name, key);
      texts.set(uri.toString(), text);
      changed.fire(uri);
      return uri;
    },
    dispose: () => registered.dispose(),
  };
}

/** Whether some tab, in sight or not, shows a document. */
export function hasTab(uri: vscode.Uri): boolean {
  return tabsOf(uri).length > 0;
}

/** The tabs that show a document, in sight or not. */
export function tabsOf(uri: vscode.Uri): readonly vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter((tab) => urisOfTab(tab).some((other) => other.toString() === uri.toString()));
}

function urisOfTab({ input }: vscode.Tab): readonly vscode.Uri[] {
  if (input instanceof vscode.TabInputText) return [input.uri];
  return input instanceof vscode.TabInputTextDiff ? [input.original, input.modified] : [];
}
