import * as vscode from 'vscode';

/** Writes a file in one step, so that nobody ever reads half of it: beside its place first, then moved there. */
export async function writeWholeFile(target: vscode.Uri, bytes: Uint8Array): Promise<void> {
  const name = target.path.slice(target.path.lastIndexOf('/') + 1);
  const draft = vscode.Uri.joinPath(target, '..', `.${name}.strata-draft`);
  try {
    await vscode.workspace.fs.writeFile(draft, bytes);
    await vscode.workspace.fs.rename(draft, target, { overwrite: true });
  } catch (error) {
    await Promise.resolve(vscode.workspace.fs.delete(draft)).catch(() => undefined);
    throw error;
  }
}
