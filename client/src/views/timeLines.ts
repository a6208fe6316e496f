import * as vscode from 'vscode';
import type { TimeLineResult } from '../../../server/src/base/protocol.ts';
import { hasTab, type PreviewDocuments, previewScheme } from '../previewDocuments.ts';
import type { ServerHandle } from '../startClient.ts';
import { nameOf, openDocument } from './livePreview.ts';
import { type ShownTimeLine, shownTimeLine } from './shownTimeLine.ts';

/** The time lines of documents, as texts beside them that follow the typing: at most one of each. */
export interface TimeLines extends vscode.Disposable {
  /** Shows the time line of a document beside it, and leaves the focus where it is; undefined where it has none. */
  readonly show: (uri: vscode.Uri) => Promise<TimeLineResult | undefined>;
}

/** How long after an edit a time line is asked for, in milliseconds. */
const pause = 200;

interface Kept {
  readonly source: vscode.Uri;
  shown: ShownTimeLine;
  timer: ReturnType<typeof setTimeout> | undefined;
}

export function createTimeLines(server: ServerHandle, previews: PreviewDocuments): TimeLines {
  /** By the URI of the text that shows it. */
  const kept = new Map<string, Kept>();
  const uriOf = (source: vscode.Uri): vscode.Uri =>
    previews.uriOf(vscode.l10n.t('{0}: time line', nameOf(source)), source.toString());
  const put = (source: vscode.Uri, { text }: ShownTimeLine): void =>
    void previews.put(uriOf(source).path, source.toString(), text);

  const refresh = async (one: Kept): Promise<void> => {
    one.timer = undefined;
    const version = openDocument(one.source)?.version;
    const result = version === undefined ? null : await server.timeLine(one.source).catch(() => null);
    // What was there stays while the text is not to be understood, and whoever types on has asked again.
    if (result === null || openDocument(one.source)?.version !== version) return;
    one.shown = shownTimeLine(result, hint());
    put(one.source, one.shown);
  };
  const schedule = (source: vscode.Uri): void => {
    const one = kept.get(uriOf(source).toString());
    if (!one) return;
    clearTimeout(one.timer);
    one.timer = setTimeout(() => void refresh(one), pause);
  };
  const forget = (uri: vscode.Uri): void => {
    if (hasTab(uri)) return;
    clearTimeout(kept.get(uri.toString())?.timer);
    kept.delete(uri.toString());
  };
  const listeners = vscode.Disposable.from(
    vscode.workspace.onDidCloseTextDocument(({ uri }) => forget(uri)),
    server.onInfo(({ file }) => schedule(vscode.Uri.parse(file))),
    server.onInputsChanged(schedule),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) schedule(document.uri);
    }),
    vscode.languages.registerDefinitionProvider(
      { scheme: previewScheme },
      { provideDefinition: ({ uri }, { line }) => definitionIn(kept.get(uri.toString()), line) },
    ),
  );
  return {
    show: async (source) => {
      const result = await server.timeLine(source);
      if (result === null) return undefined;
      const uri = uriOf(source);
      const shown = shownTimeLine(result, hint());
      const known = kept.get(uri.toString());
      if (known) known.shown = shown;
      else kept.set(uri.toString(), { source, shown, timer: undefined });
      put(source, shown);
      const document = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(document, {
        viewColumn: vscode.ViewColumn.Beside,
        preserveFocus: true,
        preview: false,
      });
      return result;
    },
    dispose: () => {
      for (const { timer } of kept.values()) clearTimeout(timer);
      kept.clear();
      listeners.dispose();
    },
  };
}

function hint(): string {
  return vscode.l10n.t('Go to Definition (F12) leads from a line to the setting it speaks of.');
}

function definitionIn(one: Kept | undefined, line: number): vscode.DefinitionLink[] {
  const place = one?.shown.places.get(line);
  if (!one || !place) return [];
  const targetRange = new vscode.Range(place.line - 1, place.column - 1, place.endLine - 1, place.endColumn - 1);
  const length = one.shown.text.split('\n')[line]?.length ?? 0;
  return [{ targetUri: one.source, targetRange, originSelectionRange: new vscode.Range(line, 0, line, length) }];
}
