import * as vscode from 'vscode';
import type { ServerHandle } from './startClient.ts';

/**
 * The key of the paths of the open documents that can become something, for the `when` clauses of menus: the window of a remote
 * machine has other URIs than the extension there. A `file:` path is told as its system writes it.
 */
const contextKey = 'strata.convertible';

/** Keeps in step which open documents can be converted, so that commands are offered there alone. */
export function watchConvertible(server: ServerHandle): vscode.Disposable {
  const convertible = new Map<string, vscode.Uri>();
  const tell = () => {
    const paths = [...convertible.values()].flatMap(({ path, fsPath }) => [path, fsPath]);
    return vscode.commands.executeCommand('setContext', contextKey, [...new Set(paths)]);
  };
  const forget = ({ uri }: vscode.TextDocument) => {
    if (convertible.delete(uri.toString())) void tell();
  };
  const look = async (uri: vscode.Uri) => {
    const possible = await server.conversions(uri).catch(() => []);
    const key = uri.toString();
    if (convertible.has(key) === possible.length > 0) return;
    if (possible.length > 0) convertible.set(key, uri);
    else convertible.delete(key);
    await tell();
  };
  return vscode.Disposable.from(
    server.onInfo(({ file }) => void look(vscode.Uri.parse(file))),
    vscode.workspace.onDidCloseTextDocument(forget),
  );
}
