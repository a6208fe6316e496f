import * as vscode from 'vscode';
import type { ServerHandle } from './startClient.ts';

/** How long a document is left alone before its size is worked out, in milliseconds: that costs as much as a conversion. */
const idleTime = 1000;

/** How much of the providers' user data the document of the active editor fills. */
export interface SizeWatch extends vscode.Disposable {
  /** As the server last put it; undefined where it is no user data, or not known yet. */
  readonly last: (uri: vscode.Uri) => string | undefined;
  readonly onChange: vscode.Event<void>;
}

export function createSizeWatch(server: ServerHandle): SizeWatch {
  const changed = new vscode.EventEmitter<void>();
  let known: { readonly uri: string; readonly text: string | undefined } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const measure = async () => {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || !server.isStarted() || !server.lastInfo(document.uri)?.format) return;
    const { version } = document;
    const size = await server.size(document.uri).catch(() => null);
    // A change has set the clock again.
    if (document.version !== version) return;
    known = { uri: document.uri.toString(), text: size?.text };
    changed.fire();
  };
  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void measure(), idleTime);
  };
  const isActive = (uri: vscode.Uri) => vscode.window.activeTextEditor?.document.uri.toString() === uri.toString();
  const listeners = vscode.Disposable.from(
    changed,
    vscode.window.onDidChangeActiveTextEditor(schedule),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (isActive(document.uri)) schedule();
    }),
    server.onInfo(({ file }) => {
      if (isActive(vscode.Uri.parse(file))) schedule();
    }),
  );
  return {
    last: (uri) => (known?.uri === uri.toString() ? known.text : undefined),
    onChange: changed.event,
    dispose: () => {
      clearTimeout(timer);
      listeners.dispose();
    },
  };
}
