import * as vscode from 'vscode';
import type { SeedResult } from '../../../server/src/base/protocol.ts';
import { exists } from '../exists.ts';
import type { HostSide } from '../hostSide.ts';
import type { PreviewDocuments } from '../previewDocuments.ts';
import type { ServerHandle } from '../startClient.ts';
import { showUnwritten } from '../writeResult.ts';
import { writeWholeFile } from '../writeWholeFile.ts';
import { documentFor } from './arguments.ts';

interface SeedFile {
  readonly target: vscode.Uri;
  readonly bytes: Uint8Array;
}

/**
 * Writes the files that hand a document to a machine where no cloud does, with those beside the document that go along.
 * Arguments: the document's URI, by default the active editor's; the folder, else it is asked for; whether files that are
 * there already may be written over, else it is asked. Returns what was written; undefined where nothing was.
 */
export function registerMakeSeed(server: ServerHandle, host: HostSide, previews: PreviewDocuments): vscode.Disposable {
  return vscode.commands.registerCommand(
    'strata.makeSeed',
    async (
      uri?: vscode.Uri,
      folder?: vscode.Uri,
      options: { readonly overwrite?: boolean } = {},
    ): Promise<readonly vscode.Uri[] | undefined> => {
      const document = await documentFor(uri);
      if (document === undefined) return undefined;
      const seed = await server.seed(document.uri);
      if (seed === null || 'refusal' in seed) {
        const name = vscode.workspace.asRelativePath(document.uri);
        const text =
          seed === null
            ? vscode.l10n.t('{0} is no user data of cloud-init, so that no seed can be made of it.', name)
            : vscode.l10n.t('No seed can be made of {0}: {1}.', name, seed.refusal);
        void vscode.window.showErrorMessage(text);
        return undefined;
      }
      const chosen = folder ?? (await ask(document.uri));
      if (chosen === undefined) return undefined;
      const files = await filesFor(seed, document.uri, chosen);
      if (options.overwrite !== true && !(await mayOverwrite(files))) return undefined;
      if (!(await write(files, chosen, host))) return undefined;
      say(seed, chosen, files, previews);
      return files.map(({ target }) => target);
    },
  );
}

async function ask(uri: vscode.Uri): Promise<vscode.Uri | undefined> {
  const beside = uri.scheme === 'untitled' ? undefined : vscode.Uri.joinPath(uri, '..');
  const picked = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: vscode.l10n.t('Write the Seed Here'),
    title: vscode.l10n.t('Folder for the seed'),
    ...(beside === undefined ? {} : { defaultUri: beside }),
  });
  return picked?.[0];
}

async function filesFor(seed: SeedResult, source: vscode.Uri, folder: vscode.Uri): Promise<readonly SeedFile[]> {
  const files = new Map<string, Uint8Array>(seed.files.map(({ name, text }) => [name, new TextEncoder().encode(text)]));
  if (source.scheme !== 'untitled')
    for (const name of seed.beside) {
      const found = await read(vscode.Uri.joinPath(source, '..', name));
      if (found) files.set(name, found);
    }
  return [...files].map(([name, bytes]) => ({ target: vscode.Uri.joinPath(folder, name), bytes }));
}

async function read(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  return Promise.resolve(vscode.workspace.fs.readFile(uri)).catch(() => undefined);
}

/** Asks where a file is there already that says something else. */
async function mayOverwrite(files: readonly SeedFile[]): Promise<boolean> {
  const others: string[] = [];
  for (const { target, bytes } of files) {
    if (!(await exists(target))) continue;
    const known = await read(target);
    if (!known || !isEqual(known, bytes)) others.push(vscode.workspace.asRelativePath(target));
  }
  if (others.length === 0) return true;
  const overwrite = vscode.l10n.t('Overwrite');
  const question = vscode.l10n.t('{0} is there already and says something else.', others.join(', '));
  return (await vscode.window.showWarningMessage(question, { modal: true }, overwrite)) === overwrite;
}

function isEqual(some: Uint8Array, others: Uint8Array): boolean {
  return some.length === others.length && some.every((byte, index) => byte === others[index]);
}

async function write(files: readonly SeedFile[], folder: vscode.Uri, host: HostSide): Promise<boolean> {
  for (const { target, bytes } of files) {
    try {
      await vscode.workspace.fs.createDirectory(folder);
      const known = await read(target);
      if (!known || !isEqual(known, bytes)) await writeWholeFile(target, bytes, host);
    } catch (error) {
      showUnwritten(target, error instanceof Error ? error.message : String(error));
      return false;
    }
  }
  return true;
}

function say(
  { uses, errors }: SeedResult,
  folder: vscode.Uri,
  files: readonly SeedFile[],
  previews: PreviewDocuments,
): void {
  const names = files.map(({ target }) => target.path.slice(target.path.lastIndexOf('/') + 1)).join(', ');
  const place = vscode.workspace.asRelativePath(folder);
  const written = vscode.l10n.t('{0}: wrote {1}.', place, names);
  const text = errors === 0 ? written : `${written} ${vscode.l10n.t('The config has {0} errors.', errors)}`;
  const how = vscode.l10n.t('How to Use It');
  const shown = errors === 0 ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  void shown(`${text} ${uses[0] ?? ''}`, how).then(async (button) => {
    if (button !== how) return;
    const uri = previews.put('seed.txt', folder.toString(), `${[written, '', ...uses].join('\n\n')}\n`);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  });
}
