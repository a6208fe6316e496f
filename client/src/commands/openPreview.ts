import * as vscode from 'vscode';
import type { ServerHandle } from '../startClient.ts';
import { type LivePreview, nameOf } from '../views/livePreview.ts';
import type { LivePreviews } from '../views/livePreviews.ts';
import { showPreview } from '../views/showPreview.ts';
import { documentFor } from './arguments.ts';
import { type ConversionWish, chooseConversion, namedConversion, nothingFrom } from './chooseConversion.ts';
import { withPatience } from './withPatience.ts';

/** What a caller may decide. */
export interface PreviewArguments {
  /** The format to show, with a version where there is a choice; by default what the real tool makes. */
  readonly to?: string;
}

/**
 * Arguments: the document's URI, by default the active editor's, and `PreviewArguments`. Opens what the document becomes
 * beside it, or shows it where it is open already, and returns its URI; the second command asks which of several.
 */
export function registerOpenPreview(server: ServerHandle, previews: LivePreviews): vscode.Disposable {
  const open = async (document: vscode.TextDocument, wish: ConversionWish | undefined) => {
    const title = vscode.l10n.t('Converting {0}', vscode.workspace.asRelativePath(document.uri));
    if (!wish) {
      void vscode.window.showErrorMessage(nothingFrom(document.uri));
      return undefined;
    }
    const preview = await withPatience(title, (token) => previews.open(document.uri, wish, token));
    if (preview === 'cancelled') return undefined;
    await show(preview);
    return preview.uri;
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(
      'strata.openPreview',
      async (uri?: vscode.Uri, given: PreviewArguments = {}): Promise<vscode.Uri | undefined> => {
        const document = await documentFor(uri);
        if (document === undefined || previews.at(document.uri)) return document?.uri;
        return open(document, namedConversion(await server.conversions(document.uri), given.to));
      },
    ),
    vscode.commands.registerCommand(
      'strata.openPreviewAs',
      async (uri?: vscode.Uri): Promise<vscode.Uri | undefined> => {
        const document = await documentFor(uri);
        if (document === undefined) return undefined;
        const placeHolder = vscode.l10n.t('What shall the preview of {0} show?', nameOf(document.uri));
        const wish = await chooseConversion(server, document, placeHolder);
        return wish && open(document, wish);
      },
    ),
  );
}

/** Beside the source, or where it is open already. */
async function show(preview: LivePreview): Promise<void> {
  const editorOf = (wanted: vscode.Uri) =>
    vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === wanted.toString());
  if (!editorOf(preview.source)) await vscode.window.showTextDocument(preview.source, { preview: false });
  await showPreview(preview, editorOf(preview.uri)?.viewColumn ?? vscode.ViewColumn.Beside);
}
