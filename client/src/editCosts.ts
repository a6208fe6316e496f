import * as vscode from 'vscode';
import type { EditCostRecord, EditCostResult } from '../../server/src/base/protocol.ts';
import type { EditBase, EditBases } from './editBase.ts';
import { type LineChange, shiftedLine } from './shiftedLine.ts';
import type { ServerHandle } from './startClient.ts';

/** How long a document is left alone before its edits are counted, in milliseconds: nothing moves while somebody types. */
const idleTime = 700;

export type ComparedCosts = Extract<EditCostResult, { readonly kind: 'compared' }>;

/** What the edits of a document cost. */
export interface KnownCosts {
  readonly base: EditBase['kind'];
  /** While the document has mistakes in its syntax, the last ones that there were. */
  readonly result: ComparedCosts;
}

/** What the edits of the documents in sight cost on machines that run. */
export interface EditCosts extends vscode.Disposable {
  /** As the server last put it; the lines follow the typing. Undefined where nothing is known, or nothing was edited. */
  readonly last: (uri: vscode.Uri) => KnownCosts | undefined;
  readonly onChange: vscode.Event<void>;
}

export function createEditCosts(server: ServerHandle, bases: EditBases): EditCosts {
  const changed = new vscode.EventEmitter<void>();
  const known = new Map<string, KnownCosts>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  const put = (key: string, costs: KnownCosts | undefined) => {
    if (JSON.stringify(known.get(key)) === JSON.stringify(costs)) return;
    if (costs) known.set(key, costs);
    else known.delete(key);
    changed.fire();
  };
  const count = async (document: vscode.TextDocument) => {
    const { uri, version } = document;
    if (!server.isStarted() || !isWanted(uri) || !server.lastInfo(uri)?.format) {
      put(uri.toString(), undefined);
      return;
    }
    const base = await bases.baseOf(document);
    const isSame = base?.text === document.getText();
    const result = base && !isSame ? await server.editCost(uri, base.text).catch(() => null) : null;
    // An edit has set the clock again.
    if (document.isClosed || document.version !== version) return;
    const isUnsettled = result?.kind === 'impossible' && result.side === 'file' && result.problem !== null;
    if (isUnsettled) return;
    const isEdited = base && result?.kind === 'compared' && result.edits.length > 0;
    put(uri.toString(), isEdited ? { base: base.kind, result } : undefined);
  };
  const schedule = (document: vscode.TextDocument) => {
    const key = document.uri.toString();
    clearTimeout(timers.get(key));
    const isShown = vscode.window.visibleTextEditors.some((editor) => editor.document === document);
    if (isShown)
      timers.set(
        key,
        setTimeout(() => void count(document), idleTime),
      );
  };
  const scheduleShown = () => {
    for (const { document } of vscode.window.visibleTextEditors) schedule(document);
  };
  const listeners = vscode.Disposable.from(
    changed,
    bases.onChange(scheduleShown),
    vscode.window.onDidChangeVisibleTextEditors(scheduleShown),
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) scheduleShown();
    }),
    vscode.workspace.onDidSaveTextDocument(schedule),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('strata') || event.affectsConfiguration('files.autoSave')) scheduleShown();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const key = document.uri.toString();
      const costs = known.get(key);
      if (costs) known.set(key, moved(costs, contentChanges));
      schedule(document);
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => {
      clearTimeout(timers.get(uri.toString()));
      timers.delete(uri.toString());
      known.delete(uri.toString());
    }),
    server.onInfo(({ file }) => {
      const uri = vscode.Uri.parse(file).toString();
      const document = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri);
      if (document) schedule(document);
    }),
  );
  return {
    last: (uri) => known.get(uri.toString()),
    onChange: changed.event,
    dispose: () => {
      for (const timer of timers.values()) clearTimeout(timer);
      listeners.dispose();
    },
  };
}

function isWanted(uri: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration('strata', uri).get<boolean>('editCostLens', true);
}

function moved(costs: KnownCosts, changes: readonly LineChange[]): KnownCosts {
  const edits = costs.result.edits.map((edit): EditCostRecord => {
    const line = shiftedLine(edit.line - 1, changes) + 1;
    return { ...edit, line, endLine: edit.endLine + line - edit.line };
  });
  return { ...costs, result: { ...costs.result, edits } };
}
