import * as vscode from 'vscode';
import { exists } from './exists.ts';

export const projectFileName = 'strata.json';

/** The nearest strata.json above a document, inside its workspace folder. */
export async function projectFileFor(document: vscode.Uri): Promise<vscode.Uri | undefined> {
  const root = vscode.workspace.getWorkspaceFolder(document)?.uri;
  if (root === undefined) return undefined;
  let folder = vscode.Uri.joinPath(document, '..');
  for (;;) {
    const candidate = vscode.Uri.joinPath(folder, projectFileName);
    if (await exists(candidate)) return candidate;
    if (folder.path === root.path || !folder.path.startsWith(root.path)) return undefined;
    folder = vscode.Uri.joinPath(folder, '..');
  }
}
