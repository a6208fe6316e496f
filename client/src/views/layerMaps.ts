import * as vscode from 'vscode';
import type { LayerMapResult } from '../../../server/src/base/protocol.ts';
import { hasTab } from '../previewDocuments.ts';
import type { ServerHandle } from '../startClient.ts';
import { openDocument } from './livePreview.ts';

/** The layer maps of documents, kept in step with their texts for as long as somebody looks at them. */
export interface LayerMaps extends vscode.Disposable {
  /** The document that maps are shown of: that of the active editor, else the last one that is still in a tab. */
  readonly subject: () => vscode.Uri | undefined;
  /** As it was last known; undefined for a document that nobody keeps in step, or that is not ours. */
  readonly last: (uri: vscode.Uri) => LayerMapResult | undefined;
  /** Of the text as it is now. */
  readonly now: (uri: vscode.Uri) => Promise<LayerMapResult | undefined>;
  readonly keep: (uri: vscode.Uri) => vscode.Disposable;
  readonly onSubject: vscode.Event<void>;
  readonly onChange: vscode.Event<vscode.Uri>;
}

/** How long after an edit a map is asked for, at least, in milliseconds: longer where the last one took long. */
const pause = 120;

interface Kept {
  readonly uri: vscode.Uri;
  keepers: number;
  map: LayerMapResult | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
  /** How long the last answer took, in milliseconds. */
  cost: number;
}

export function createLayerMaps(server: ServerHandle): LayerMaps {
  const kept = new Map<string, Kept>();
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const subjectChanged = new vscode.EventEmitter<void>();
  let subject: vscode.Uri | undefined;

  const now = async (uri: vscode.Uri): Promise<LayerMapResult | undefined> =>
    (await server.layerMap(uri).catch(() => null)) ?? undefined;

  const refresh = async (one: Kept): Promise<void> => {
    one.timer = undefined;
    const version = openDocument(one.uri)?.version;
    const started = Date.now();
    const map = version === undefined ? undefined : await now(one.uri);
    one.cost = Date.now() - started;
    // Whoever types on has asked again, and places of an older text would be wrong.
    if (kept.get(one.uri.toString()) !== one || openDocument(one.uri)?.version !== version) return;
    one.map = map;
    changed.fire(one.uri);
  };
  const schedule = (uri: vscode.Uri): void => {
    const one = kept.get(uri.toString());
    if (!one) return;
    clearTimeout(one.timer);
    one.timer = setTimeout(() => void refresh(one), Math.max(pause, 2 * one.cost));
  };
  const look = (): void => {
    const next = subjectNow(server, subject);
    if (next?.toString() === subject?.toString()) return;
    subject = next;
    void vscode.commands.executeCommand('setContext', contextKey, subject !== undefined);
    subjectChanged.fire();
  };
  const listeners = vscode.Disposable.from(
    changed,
    subjectChanged,
    vscode.window.onDidChangeActiveTextEditor(look),
    vscode.window.tabGroups.onDidChangeTabs(look),
    server.onInfo(({ file }) => {
      look();
      schedule(vscode.Uri.parse(file));
    }),
    server.onInputsChanged(schedule),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) schedule(document.uri);
    }),
  );
  return {
    subject: () => subject,
    last: (uri) => kept.get(uri.toString())?.map,
    now,
    keep: (uri) => {
      const key = uri.toString();
      const one: Kept = kept.get(key) ?? { uri, keepers: 0, map: undefined, timer: undefined, cost: 0 };
      kept.set(key, one);
      one.keepers += 1;
      if (one.keepers === 1) void refresh(one);
      let isKept = true;
      return new vscode.Disposable(() => {
        if (!isKept) return;
        isKept = false;
        one.keepers -= 1;
        if (one.keepers > 0) return;
        clearTimeout(one.timer);
        kept.delete(key);
      });
    },
    onSubject: subjectChanged.event,
    onChange: changed.event,
    dispose: () => {
      for (const { timer } of kept.values()) clearTimeout(timer);
      kept.clear();
      listeners.dispose();
    },
  };
}

/** True while there is a document that maps are shown of: for the `when` clauses of the manifest. */
const contextKey = 'strata.layerMapShown';

function subjectNow(server: ServerHandle, before: vscode.Uri | undefined): vscode.Uri | undefined {
  const active = vscode.window.activeTextEditor?.document.uri;
  const isOurs = (uri: vscode.Uri): boolean => (server.lastInfo(uri)?.format ?? null) !== null;
  if (active) return isOurs(active) ? active : undefined;
  // A view that is no editor has the focus: what was shown before still is.
  return before && isOurs(before) && hasTab(before) ? before : undefined;
}
