import * as vscode from 'vscode';
import type { Manifest } from '../manifest.ts';
import type { ServerHandle } from '../startClient.ts';
import { documentFor } from './arguments.ts';

/** Arguments: the document's URI, by default the active editor's; the language id, by default that of the format that the server found. */
export function registerSwitchLanguage(manifest: Manifest, server: ServerHandle): vscode.Disposable {
  return vscode.commands.registerCommand('strata.switchLanguage', async (uri?: vscode.Uri, language?: string) => {
    const document = await documentFor(uri);
    if (document === undefined) return;
    const wanted = language ?? (await server.info(document.uri))?.format;
    if (manifest.languages.some(({ id }) => id === wanted) && typeof wanted === 'string') {
      await vscode.languages.setTextDocumentLanguage(document, wanted);
      return;
    }
    void vscode.window.showWarningMessage(
      vscode.l10n.t('Strata does not know what this file is; "Strata: Choose Format for This File" lets you say so.'),
    );
  });
}
