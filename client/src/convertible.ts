import * as vscode from 'vscode';
import type { ServerHandle } from './startClient.ts';

/**
 * The keys of the paths of the open documents that are of a format that Strata knows, of those that can become something, and of
 * those of which a real tool makes something, for the `when` clauses of menus: the window of a remote machine has other URIs than
 * the extension there. A `file:` path is told as its system writes it.
 */
const contextKeys = {
  known: 'strata.known',
  convertible: 'strata.convertible',
  compilable: 'strata.compilable',
} as const;

/** Keeps in step which open documents can be converted, so that commands are offered there alone. */
export function watchConvertible(server: ServerHandle): vscode.Disposable {
  const convertible = new Map<string, vscode.Uri>();
  const compilable = new Map<string, vscode.Uri>();
  const known = new Map<string, vscode.Uri>();
  const note = (those: Map<string, vscode.Uri>, contextKey: string, uri: vscode.Uri, isIn: boolean): void => {
    const key = uri.toString();
    if (those.has(key) === isIn) return;
    if (isIn) those.set(key, uri);
    else those.delete(key);
    const paths = [...those.values()].flatMap(({ path, fsPath }) => [path, fsPath]);
    void vscode.commands.executeCommand('setContext', contextKey, [...new Set(paths)]);
  };
  const noteAll = (uri: vscode.Uri, canBecome: boolean, canCompile: boolean): void => {
    note(convertible, contextKeys.convertible, uri, canBecome);
    note(compilable, contextKeys.compilable, uri, canCompile);
  };
  const look = async (uri: vscode.Uri) => {
    const possible = await server.conversions(uri).catch(() => []);
    noteAll(
      uri,
      possible.length > 0,
      possible.some(({ isUsual }) => isUsual),
    );
  };
  return vscode.Disposable.from(
    server.onInfo(({ file, format }) => {
      const uri = vscode.Uri.parse(file);
      note(known, contextKeys.known, uri, format !== null);
      void look(uri);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      note(known, contextKeys.known, uri, false);
      noteAll(uri, false, false);
    }),
  );
}
