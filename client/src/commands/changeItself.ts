import * as vscode from 'vscode';
import { nameOf } from '../views/livePreview.ts';

/** Asks where a result goes that is of the document's own format; undefined where it is wanted nowhere. */
export async function askWhere({ uri }: vscode.TextDocument): Promise<'itself' | 'file' | undefined> {
  const itself = {
    label: vscode.l10n.t('Change {0}', nameOf(uri)),
    description: vscode.l10n.t('which Undo takes back'),
    answer: 'itself' as const,
  };
  const file = { label: vscode.l10n.t('Write another file…'), answer: 'file' as const };
  const picked = await vscode.window.showQuickPick([itself, file], {
    placeHolder: vscode.l10n.t('Where shall the result go?'),
  });
  return picked?.answer;
}

/** Puts another text into a document, of which only what differs is touched; false where the editor refuses it. */
export async function changeItself(document: vscode.TextDocument, text: string): Promise<boolean> {
  const { start, end, replacement } = difference(document.getText(), text);
  const edit = new vscode.WorkspaceEdit();
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  edit.replace(document.uri, range, replacement);
  return vscode.workspace.applyEdit(edit);
}

/** Whole lines, so that no line break is cut in two. */
function difference(before: string, after: string): { start: number; end: number; replacement: string } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  for (let at = 0; at < most && before[at] === after[at]; at++) if (before[at] === '\n') start = at + 1;
  let same = 0;
  let tail = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) {
    same++;
    if (before[before.length - 1 - same] === '\n' && after[after.length - 1 - same] === '\n') tail = same;
  }
  return { start, end: before.length - tail, replacement: after.slice(start, after.length - tail) };
}
