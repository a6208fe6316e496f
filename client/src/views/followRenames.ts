import * as vscode from 'vscode';
import { tabsOf } from '../previewDocuments.ts';
import type { LivePreview } from './livePreview.ts';
import type { LivePreviews } from './livePreviews.ts';
import { showPreview } from './showPreview.ts';

/** Keeps previews with the files that they are of when those get another name, or their folders do. */
export function followRenames(previews: LivePreviews): vscode.Disposable {
  return vscode.workspace.onDidRenameFiles(({ files }) => {
    for (const preview of previews.all()) {
      const source = files.map((rename) => renamed(preview.source, rename)).find((uri) => uri !== undefined);
      if (source) void move(previews, preview, source);
    }
  });
}

/** Where a file is after a rename of it or of a folder around it; undefined where it stays. */
function renamed(
  uri: vscode.Uri,
  { oldUri, newUri }: { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri },
): vscode.Uri | undefined {
  if (uri.scheme !== oldUri.scheme || uri.authority !== oldUri.authority) return undefined;
  if (uri.path === oldUri.path) return newUri;
  if (!uri.path.startsWith(`${oldUri.path}/`)) return undefined;
  return newUri.with({ path: `${newUri.path}${uri.path.slice(oldUri.path.length)}` });
}

async function move(previews: LivePreviews, old: LivePreview, source: vscode.Uri): Promise<void> {
  const [first] = tabsOf(old.uri);
  if (!first) return;
  await vscode.workspace.openTextDocument(source);
  const preview = await previews.open(source, old);
  await showPreview(preview, first.group.viewColumn);
  // VS Code knows a tab of before no more once its group has changed.
  await vscode.window.tabGroups.close(tabsOf(old.uri), true);
}
