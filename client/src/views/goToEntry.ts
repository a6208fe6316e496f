import * as vscode from 'vscode';
import type { ProtocolRange } from '../../../server/src/base/protocol.ts';
import { toRange } from './previewPaint.ts';

/** Puts the cursor where a setting stands, in the editor that shows its document already where there is one. */
export async function goToEntry(uri: vscode.Uri, { selection }: { readonly selection: ProtocolRange }): Promise<void> {
  const { start } = toRange(selection);
  const shown = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  const viewColumn = shown?.viewColumn ?? columnOf(uri);
  await vscode.window.showTextDocument(uri, {
    selection: new vscode.Range(start, start),
    ...(viewColumn === undefined ? {} : { viewColumn }),
  });
}

/** Where it has a tab that is out of sight. */
function columnOf(uri: vscode.Uri): vscode.ViewColumn | undefined {
  const holds = ({ input }: vscode.Tab) =>
    input instanceof vscode.TabInputText && input.uri.toString() === uri.toString();
  return vscode.window.tabGroups.all.find(({ tabs }) => tabs.some(holds))?.viewColumn;
}
