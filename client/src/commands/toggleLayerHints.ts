import * as vscode from 'vscode';
import { documentFor } from './arguments.ts';

/** Turns the hints about layers behind the headings of sections on or off, where the setting is kept now, else for the user. */
export function registerToggleLayerHints(): vscode.Disposable {
  return vscode.commands.registerCommand('strata.toggleLayerHints', async (uri?: vscode.Uri) => {
    const document = await documentFor(uri);
    const settings = vscode.workspace.getConfiguration('strata', document);
    const isOn = settings.get('layerHints') === true;
    await settings.update('layerHints', !isOn, targetOf(settings.inspect('layerHints')));
  });
}

/** A wider place would change nothing where a nearer one says something. */
function targetOf(found: ReturnType<vscode.WorkspaceConfiguration['inspect']>): vscode.ConfigurationTarget {
  if (found?.workspaceFolderValue !== undefined) return vscode.ConfigurationTarget.WorkspaceFolder;
  if (found?.workspaceValue !== undefined) return vscode.ConfigurationTarget.Workspace;
  return vscode.ConfigurationTarget.Global;
}
