import * as vscode from 'vscode';

/** What is used of the interface that VS Code's Git extension hands to others (`vscode.git`, version 1). */
export interface GitApi {
  readonly getRepository: (uri: vscode.Uri) => GitRepository | null;
}

export interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    readonly HEAD: { readonly commit?: string } | undefined;
    readonly onDidChange: vscode.Event<void>;
  };
  /** The text of a file in a commit; rejects where the commit has no such file. */
  readonly show: (ref: string, path: string) => Promise<string>;
}

/**
 * The Git extension of VS Code, where it runs already: it is never started from here, so that nothing is run in a workspace
 * that nobody trusts. Undefined where it is absent or turned off.
 */
export function gitExtension(): GitApi | undefined {
  const extension = vscode.extensions.getExtension('vscode.git');
  if (!extension?.isActive) return undefined;
  try {
    return extension.exports.getAPI(1);
  } catch {
    return undefined;
  }
}
