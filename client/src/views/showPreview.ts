import * as vscode from 'vscode';
import type { LivePreview } from './livePreview.ts';

/** Shows a preview in a column without taking the focus to it, in the language of what it shows. */
export async function showPreview(preview: LivePreview, viewColumn: vscode.ViewColumn): Promise<void> {
  const document = await vscode.workspace.openTextDocument(preview.uri);
  await vscode.window.showTextDocument(document, { viewColumn, preserveFocus: true, preview: false });
  const state = preview.state();
  if (state.kind !== 'empty') await speak(preview.uri, state.format);
}

/** A name may say less than the result: a format without an ending of its own has the language of that ending. */
async function speak(uri: vscode.Uri, language: string): Promise<void> {
  const document = vscode.workspace.textDocuments.find((other) => other.uri.toString() === uri.toString());
  if (!document || document.languageId === language) return;
  const known = await vscode.languages.getLanguages();
  if (known.includes(language)) await vscode.languages.setTextDocumentLanguage(document, language);
}
