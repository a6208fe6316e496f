import * as vscode from 'vscode';
import type { FileSetting } from '../modeline.ts';
import { projectFileFor, projectFileName } from '../projectFile.ts';
import { setFileEntry } from '../projectFileText.ts';

/**
 * Writes what a file is into the nearest strata.json, which is created beside the document where there is none.
 *
 * @param globFor makes the entry's glob from the document's path relative to strata.json
 */
export async function writeFileEntry(
  document: vscode.TextDocument,
  globFor: (path: string) => string,
  setting: FileSetting,
  value: string | undefined,
): Promise<void> {
  if (vscode.workspace.getWorkspaceFolder(document.uri) === undefined) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        'strata.json is read in workspace folders only, and this file lies in none; open its folder first.',
      ),
    );
    return;
  }
  const present = await projectFileFor(document.uri);
  const target = present ?? vscode.Uri.joinPath(document.uri, '..', projectFileName);
  const folder = vscode.Uri.joinPath(target, '..').path;
  const path = document.uri.path.slice(folder.length).replace(/^\//u, '');
  const glob = globFor(path);
  if (present !== undefined) return changeProjectFile(present, (text) => setFileEntry(text, glob, setting, value));
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(target, { contents: new TextEncoder().encode(setFileEntry('', glob, setting, value)) });
  await vscode.workspace.applyEdit(edit);
}

async function changeProjectFile(uri: vscode.Uri, change: (text: string) => string): Promise<void> {
  const project = await vscode.workspace.openTextDocument(uri);
  const text = project.getText();
  let changed: string;
  try {
    changed = change(text);
  } catch (error) {
    void vscode.window.showErrorMessage(vscode.l10n.t('{0} is not valid JSON: {1}', projectFileName, String(error)));
    await vscode.window.showTextDocument(project);
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, new vscode.Range(project.positionAt(0), project.positionAt(text.length)), changed);
  await vscode.workspace.applyEdit(edit);
  // The server reads the file, not the editor.
  await project.save();
}
