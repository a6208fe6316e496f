import * as vscode from 'vscode';
import type { ServerHandle } from '../startClient.ts';

export function registerRestartServer(server: ServerHandle): vscode.Disposable {
  return vscode.commands.registerCommand('strata.restartServer', () => server.restart());
}
