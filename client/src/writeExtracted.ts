import * as vscode from 'vscode';
import type { ExtractedRecord } from '../../server/src/base/protocol.ts';
import { exists } from './exists.ts';
import { isInWorkspace } from './fileAccess.ts';
import type { HostSide } from './hostSide.ts';
import { hindranceAt } from './writeWholeFile.ts';

/**
 * Writes the files that belong to a result; what is there already and says the same is left alone.
 *
 * @returns the file that stands in the way and why, for a person; then nothing is written
 */
export async function writeExtracted(
  folder: vscode.Uri,
  files: readonly ExtractedRecord[],
  host: HostSide,
): Promise<{ readonly target: vscode.Uri; readonly reason: string } | undefined> {
  const missing: { readonly target: vscode.Uri; readonly bytes: Uint8Array }[] = [];
  for (const { path, base64 } of files) {
    const target = vscode.Uri.joinPath(folder, ...path.split('/'));
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const hindrance = (await hindranceAt(target, host)) ?? (await outside(target, host));
    if (hindrance !== undefined) return { target, reason: hindrance };
    const known = await Promise.resolve(vscode.workspace.fs.readFile(target)).catch(() => undefined);
    if (known && !isEqual(known, bytes))
      return { target, reason: vscode.l10n.t('it is there already and says something else; choose another folder') };
    if (!known) missing.push({ target, bytes });
  }
  for (const { target, bytes } of missing) {
    try {
      await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(target, '..'));
      await vscode.workspace.fs.writeFile(target, bytes);
    } catch (error) {
      return { target, reason: error instanceof Error ? error.message : String(error) };
    }
  }
  return undefined;
}

/**
 * Why a file would not lie in the workspace, where the editor reads it again. A path comes from the config, so a link on its way
 * is followed to where it leads; where a file system cannot tell, it is not.
 */
async function outside(target: vscode.Uri, { realPath }: HostSide): Promise<string | undefined> {
  let known = target;
  while (!(await exists(known))) {
    const parent = vscode.Uri.joinPath(known, '..');
    if (parent.path === known.path) break;
    known = parent;
  }
  return (await isInWorkspace(known, realPath).catch(() => false))
    ? undefined
    : vscode.l10n.t('it does not lie in the workspace, or a link leads out of it; choose another folder');
}

function isEqual(some: Uint8Array, others: Uint8Array): boolean {
  return some.length === others.length && some.every((byte, index) => byte === others[index]);
}
