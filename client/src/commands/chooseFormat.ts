import * as vscode from 'vscode';
import type { Manifest } from '../manifest.ts';
import { documentFor, formatFor } from './arguments.ts';
import { writeSetting } from './writeSetting.ts';

/**
 * Says what one file is: by a modeline, or in strata.json where the file is JSON and takes no comments.
 * Arguments: the document's URI, by default the active editor's; the format's id, or null for what the content says.
 */
export function registerChooseFormat(manifest: Manifest): vscode.Disposable {
  return vscode.commands.registerCommand('strata.chooseFormat', async (uri?: vscode.Uri, format?: string | null) => {
    const document = await documentFor(uri);
    const choice = document && (await formatFor(manifest, format));
    if (document === undefined || choice === undefined) return;
    await writeSetting(document, 'format', choice.kind === 'format' ? choice.id : undefined);
  });
}
