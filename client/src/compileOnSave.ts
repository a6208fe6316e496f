import * as vscode from 'vscode';
import type { ConvertResult } from '../../server/src/base/protocol.ts';
import type { HostSide } from './hostSide.ts';
import type { ServerHandle } from './startClient.ts';
import { isConverted, showInStatusBar, targetBeside, writeResult } from './writeResult.ts';

/** Where the setting says so, every save writes the result beside the document; what refuses it stands in the problems. */
export function compileOnSave(server: ServerHandle, host: HostSide): vscode.Disposable {
  const running = new Map<string, Promise<void>>();
  return vscode.workspace.onDidSaveTextDocument((document) => {
    // A document that may be ours has started the server.
    if (!isWanted(document) || !server.isStarted()) return;
    const key = document.uri.toString();
    // One after the other, so that the last save has the last word.
    const turn = (running.get(key) ?? Promise.resolve()).then(() => compile(document, server, host));
    running.set(key, turn);
    void turn.finally(() => running.get(key) === turn && running.delete(key));
  });
}

/** Who opens a folder of other people's does not let it write files. */
function isWanted(document: vscode.TextDocument): boolean {
  const settings = vscode.workspace.getConfiguration('strata', document);
  const wanted = vscode.workspace.isTrusted
    ? settings.get<boolean>('compileOnSave')
    : settings.inspect<boolean>('compileOnSave')?.globalValue;
  return wanted === true;
}

async function compile(document: vscode.TextDocument, server: ServerHandle, host: HostSide): Promise<void> {
  const { version } = document;
  let result: ConvertResult | null;
  try {
    result = await server.convert(document.uri, {});
  } catch (error) {
    showRefusal(document, error instanceof Error ? error.message : String(error));
    return;
  }
  if (result === null || result.kind === 'impossible') return;
  if (!isConverted(result)) {
    showRefusal(document, result.refusal ?? '');
    return;
  }
  if (document.version !== version && document.isDirty) {
    showRefusal(document, vscode.l10n.t('it was edited meanwhile; save it again'));
    return;
  }
  const target = targetBeside(document.uri, result.ending);
  if (target === undefined) showRefusal(document, vscode.l10n.t('the result would take its place'));
  else if (await writeResult(target, result, host)) showLosses(target, result);
}

/** Without a notification, which nobody wants at every save. */
function showLosses(target: vscode.Uri, { losses: [first] }: ConvertResult): void {
  if (first === undefined) return;
  const place = vscode.workspace.asRelativePath(target);
  showInStatusBar(vscode.l10n.t('{0} is not all that the config says: {1}', place, first.message));
}

function showRefusal({ uri }: vscode.TextDocument, reason: string): void {
  showInStatusBar(vscode.l10n.t('{0} was not compiled: {1}', vscode.workspace.asRelativePath(uri), reason));
}
