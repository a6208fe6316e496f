import * as vscode from 'vscode';
import { type FileSetting, setModelineSetting } from '../modeline.ts';
import { globForFile } from '../projectFileText.ts';
import { writeFileEntry } from './writeFileEntry.ts';

/**
 * Says something about one file: by a modeline, or in strata.json where the file is JSON and takes no comments.
 *
 * @param value undefined to say nothing about it any more
 */
export async function writeSetting(
  document: vscode.TextDocument,
  setting: FileSetting,
  value: string | undefined,
): Promise<void> {
  if (takesComments(document)) await writeModeline(document, setting, value);
  else await writeFileEntry(document, globForFile, setting, value);
}

function takesComments(document: vscode.TextDocument): boolean {
  return !/^\s*[{[]/u.test(document.getText()) && !document.languageId.startsWith('json');
}

async function writeModeline(
  document: vscode.TextDocument,
  setting: FileSetting,
  value: string | undefined,
): Promise<void> {
  const lines = document.getText(new vscode.Range(0, 0, 6, 0)).split(/\r?\n/u);
  const change = setModelineSetting(lines, setting, value);
  if (change === undefined) return;
  const text = change.lines.map((line) => `${line}\n`).join('');
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(change.line, 0, change.line + change.count, 0), text);
  await vscode.workspace.applyEdit(edit);
}
