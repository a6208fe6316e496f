import * as vscode from 'vscode';
import type { LivePreviews } from '../views/livePreviews.ts';

/** Takes the cursor from a source to its preview, or back, to what belongs to the place where it is. Returns where it went. */
export function registerGoToOtherSide(previews: LivePreviews): vscode.Disposable {
  return vscode.commands.registerCommand('strata.goToOtherSide', async (): Promise<vscode.Uri | undefined> => {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return undefined;
    const { document, selection } = editor;
    if (!previews.at(document.uri) && previews.of(document.uri).length === 0)
      await vscode.commands.executeCommand('strata.openPreview', document.uri);
    const place = await previews.across(document.uri, selection);
    if (!place) return undefined;
    const shown = vscode.window.visibleTextEditors.find(
      ({ document: other }) => other.uri.toString() === place.uri.toString(),
    );
    const { start } = place.range;
    await vscode.window.showTextDocument(place.uri, {
      viewColumn: shown?.viewColumn ?? vscode.ViewColumn.Beside,
      selection: new vscode.Range(start, start),
      preview: false,
    });
    return place.uri;
  });
}
