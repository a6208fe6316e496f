import * as vscode from 'vscode';

/** The scheme of the pages that explain problem codes: `strata-rules:/butane/mode-decimal.md`. */
export const rulePageScheme = 'strata-rules';

/** Shows the pages, which are packed with the extension as one file that is read when somebody opens the first. */
export function registerRulePages(extensionUri: vscode.Uri): vscode.Disposable {
  let pages: Promise<Readonly<Record<string, string>>> | undefined;
  const read = async (): Promise<Readonly<Record<string, string>>> => {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist/rulePages.json'));
    return JSON.parse(new TextDecoder().decode(bytes));
  };
  return vscode.workspace.registerTextDocumentContentProvider(rulePageScheme, {
    provideTextDocumentContent: async ({ path }) => {
      pages ??= read();
      return (await pages)[path.replace(/^\/|\.md$/gu, '')];
    },
  });
}
