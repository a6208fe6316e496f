import * as vscode from 'vscode';

export function registerShowOutput(output: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.commands.registerCommand('strata.showOutput', () => output.show(true));
}
