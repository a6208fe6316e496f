import * as vscode from 'vscode';
import { isInWorkspace } from './fileAccess.ts';
import type { HostSide } from './hostSide.ts';

/** Writes a file in one step, so that nobody ever reads half of it. Throws an error for a person where it may not or cannot. */
export async function writeWholeFile(target: vscode.Uri, bytes: Uint8Array, host: HostSide): Promise<void> {
  const hindrance = await hindranceAt(target, host);
  if (hindrance !== undefined) throw new Error(hindrance);
  if (target.scheme === 'file' && host.replaceFile) {
    // Of a link the file is written that it leads to.
    const real = await host.realPath?.(target.fsPath);
    await host.replaceFile(real ?? target.fsPath, bytes);
    return;
  }
  await replaceThroughEditor(target, bytes);
}

/** Why a file may not be written: it would cost the user more than an old result. */
export async function hindranceAt(target: vscode.Uri, { realPath }: HostSide): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === target.toString());
  if (open?.isDirty) return vscode.l10n.t('it is open with changes that are not saved; save or undo them first');
  const found = await Promise.resolve(vscode.workspace.fs.stat(target)).catch(() => undefined);
  if (!found) return undefined;
  if (found.type & vscode.FileType.Directory) return vscode.l10n.t('it is a folder');
  const isLink = (found.type & vscode.FileType.SymbolicLink) !== 0;
  return isLink && !(await isInWorkspace(target, realPath).catch(() => false))
    ? vscode.l10n.t('it is a link that leads out of the workspace')
    : undefined;
}

let drafts = 0;

/** Beside its place first, then moved there. */
async function replaceThroughEditor(target: vscode.Uri, bytes: Uint8Array): Promise<void> {
  const name = target.path.slice(target.path.lastIndexOf('/') + 1);
  const draft = vscode.Uri.joinPath(target, '..', `.${name}.${drafts++}.strata-draft`);
  try {
    await vscode.workspace.fs.writeFile(draft, bytes);
    await vscode.workspace.fs.rename(draft, target, { overwrite: true });
  } catch (error) {
    await Promise.resolve(vscode.workspace.fs.delete(draft)).catch(() => undefined);
    throw error;
  }
}
