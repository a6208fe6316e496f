import * as vscode from 'vscode';
import type { StrataApi } from '../../../client/src/activateStrata.ts';
import { eventually, expectPresent } from './expect.ts';

/** The extension's own API, activated. */
export async function strata(): Promise<StrataApi> {
  const extension = expectPresent(vscode.extensions.getExtension<StrataApi>('strata.strata'), 'the extension');
  return extension.activate();
}

/** A file of the first folder, or of the last one; the web host has but one. */
export function fileIn(folder: 'first' | 'last', name: string): vscode.Uri {
  const folders = vscode.workspace.workspaceFolders;
  return vscode.Uri.joinPath(expectPresent(folders?.at(folder === 'first' ? 0 : -1), 'the workspace folder').uri, name);
}

export async function show(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
}

/** Opens a text that is no file, in a language or as VS Code takes it for. */
export async function showText(content: string, language: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content, language }), {
    preview: false,
  });
}

/** Replaces the first occurrence of a text in the active editor. */
export async function replaceText(editor: vscode.TextEditor, from: string, to: string): Promise<void> {
  await editor.edit((edit) => edit.replace(rangeOf(editor.document, from), to));
}

export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const start = document.getText().indexOf(text);
  if (start < 0) throw new Error(`${JSON.stringify(text)} is not in the document`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** Diagnostics in a shape that can be compared: `SEVERITY CODE: the text below the squiggle`. */
export function problemsOf(document: vscode.TextDocument): string[] {
  return vscode.languages.getDiagnostics(document.uri).map((diagnostic) => {
    const code = typeof diagnostic.code === 'object' ? diagnostic.code.value : diagnostic.code;
    return `${vscode.DiagnosticSeverity[diagnostic.severity]} ${code}: ${document.getText(diagnostic.range)}`;
  });
}

/** Waits until a document has exactly these problems, in any order. */
export async function expectProblems(document: vscode.TextDocument, expected: readonly string[]): Promise<void> {
  const wanted = JSON.stringify([...expected].sort());
  let last: string[] = [];
  await eventually(`the problems ${wanted}`, () => {
    last = problemsOf(document).sort();
    return JSON.stringify(last) === wanted || undefined;
  }).catch((error: unknown) => {
    const state = document.isClosed ? 'closed' : 'open';
    throw new Error(`${String(error)}; there are ${JSON.stringify(last)} in a ${state} ${document.getText()}`);
  });
}

/** No test opens more. */
const mostEditors = 20;

/**
 * Closes all editors and forgets what was typed. VS Code gives the name of a closed text to the next one, and whoever opens
 * that before extensions have heard of the end of the first gets the first, hence the wait.
 */
export async function closeEditors(): Promise<void> {
  const { tabGroups } = vscode.window;
  // Between two editors none is active for a moment.
  const isOpen = () => vscode.window.activeTextEditor ?? tabGroups.activeTabGroup.activeTab;
  for (let tries = 0; isOpen() && tries < mostEditors; tries++)
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await tabGroups.close(tabGroups.all.flatMap(({ tabs }) => tabs));
  const isUntitled = ({ uri }: vscode.TextDocument): boolean => uri.scheme === 'untitled';
  await eventually(
    'the end of the untitled texts',
    () => !vscode.workspace.textDocuments.some(isUntitled) || undefined,
  );
}
