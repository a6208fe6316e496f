import * as vscode from 'vscode';
import type { Manifest } from '../manifest.ts';
import { globForFolder } from '../projectFileText.ts';
import { documentFor, formatFor } from './arguments.ts';
import { writeFileEntry } from './writeFileEntry.ts';

/**
 * Says in strata.json what the files with this file's ending are, in its folder and below.
 * Arguments: the document's URI, by default the active editor's; the format's id, or null for what the content says.
 */
export function registerChooseFormatForFolder(manifest: Manifest): vscode.Disposable {
  return vscode.commands.registerCommand(
    'strata.chooseFormatForFolder',
    async (uri?: vscode.Uri, format?: string | null) => {
      const document = await documentFor(uri);
      const choice = document && (await formatFor(manifest, format));
      if (document === undefined || choice === undefined) return;
      await writeFileEntry(document, globForFolder, 'format', choice.kind === 'format' ? choice.id : undefined);
    },
  );
}
