import * as vscode from 'vscode';
import type { ServerHandle } from '../startClient.ts';
import { nameOf } from '../views/livePreview.ts';
import type { LivePreviews } from '../views/livePreviews.ts';
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
    await show(preview.uri, document.uri);
    const state = preview.state();
    if (state.kind !== 'empty') await speak(preview.uri, state.format);
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

/** Beside the source, without taking the focus from it. */
async function show(uri: vscode.Uri, source: vscode.Uri): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const editorOf = (wanted: vscode.Uri) =>
    vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === wanted.toString());
  const sourceEditor = editorOf(source);
  if (!sourceEditor) await vscode.window.showTextDocument(source, { preview: false });
  const viewColumn = editorOf(uri)?.viewColumn ?? vscode.ViewColumn.Beside;
  await vscode.window.showTextDocument(document, { viewColumn, preserveFocus: true, preview: false });
}

/** A name may say less than the result: a format without an ending of its own has the language of that ending. */
async function speak(uri: vscode.Uri, language: string): Promise<void> {
  const document = vscode.workspace.textDocuments.find((other) => other.uri.toString() === uri.toString());
  if (!document || document.languageId === language) return;
  const known = await vscode.languages.getLanguages();
  if (known.includes(language)) await vscode.languages.setTextDocumentLanguage(document, language);
}
