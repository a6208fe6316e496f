import * as vscode from 'vscode';
import type { Manifest } from '../manifest.ts';
import { setModelineFormat } from '../modeline.ts';
import { globForFile } from '../projectFileText.ts';
import { documentFor, formatFor } from './arguments.ts';
import { writeFormatEntry } from './writeFormatEntry.ts';

/**
 * Says what one file is: by a modeline, or in strata.json where the file is JSON and takes no comments.
 * Arguments: the document's URI, by default the active editor's; the format's id, or null for what the content says.
 */
export function registerChooseFormat(manifest: Manifest): vscode.Disposable {
  return vscode.commands.registerCommand('strata.chooseFormat', async (uri?: vscode.Uri, format?: string | null) => {
    const document = await documentFor(uri);
    const choice = document && (await formatFor(manifest, format));
    if (document === undefined || choice === undefined) return;
    const id = choice.kind === 'format' ? choice.id : undefined;
    if (takesComments(document)) await writeModeline(document, id);
    else await writeFormatEntry(document, globForFile, id);
  });
}

function takesComments(document: vscode.TextDocument): boolean {
  return !/^\s*[{[]/u.test(document.getText()) && !document.languageId.startsWith('json');
}

async function writeModeline(document: vscode.TextDocument, format: string | undefined): Promise<void> {
  const lines = document.getText(new vscode.Range(0, 0, 6, 0)).split(/\r?\n/u);
  const change = setModelineFormat(lines, format);
  if (change === undefined) return;
  const text = change.lines.map((line) => `${line}\n`).join('');
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(change.line, 0, change.line + change.count, 0), text);
  await vscode.workspace.applyEdit(edit);
}
