import * as vscode from 'vscode';
import type { LayerMapResult } from '../../../server/src/base/protocol.ts';
import { goToEntry } from './goToEntry.ts';
import { entryAt, entryKey, type PlacedEntry } from './layerEntries.ts';
import type { LayerMaps } from './layerMaps.ts';
import { layerPicture, pictureLegend } from './layerPicture.ts';
import { nameOf } from './livePreview.ts';
import { pictureList } from './pictureList.ts';
import { type FromPage, picturePage, type ToPage } from './picturePage.ts';
import { pictureWords } from './pictureWords.ts';

/** The web views that draw layer maps: at most one of each document, kept in step with it. */
export interface LayerPictures extends vscode.Disposable {
  /** Shows the picture of a document beside it, and leaves the focus where it is. */
  readonly show: (uri: vscode.Uri) => void;
  /** What the picture of a document shows; undefined where there is none. */
  readonly report: (uri: vscode.Uri) => LayerPictureReport | undefined;
}

/** What a picture shows, in plain data. */
export interface LayerPictureReport {
  readonly title: string;
  /** The page itself, without what is sent to it. */
  readonly page: string;
  readonly picture: string;
  readonly list: string;
  /** The key of the setting that the cursor is in. */
  readonly marked: string | undefined;
  /** Whether the page has run and was sent all this. */
  readonly isShown: boolean;
  /** Does what the page asks for. */
  readonly receive: (message: FromPage) => Promise<void>;
}

interface Shown {
  readonly panel: vscode.WebviewPanel;
  readonly update: () => void;
  readonly report: () => LayerPictureReport;
}

export function createLayerPictures(maps: LayerMaps): LayerPictures {
  const shown = new Map<string, Shown>();
  return {
    show: (uri) => {
      const key = uri.toString();
      const known = shown.get(key);
      if (known) return known.panel.reveal(undefined, true);
      const picture = createPicture(uri, maps);
      shown.set(key, picture);
      picture.panel.onDidDispose(() => shown.delete(key));
    },
    report: (uri) => shown.get(uri.toString())?.report(),
    dispose: () => {
      for (const { panel } of [...shown.values()]) panel.dispose();
    },
  };
}

function createPicture(uri: vscode.Uri, maps: LayerMaps): Shown {
  const title = vscode.l10n.t('Layers {0}', nameOf(uri));
  const panel = vscode.window.createWebviewPanel(
    'strata.layerPicture',
    title,
    { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
    { enableScripts: true, localResourceRoots: [] },
  );
  let content = { title, picture: '', legend: '', list: '' };
  let marked: string | undefined;
  let isReady = false;

  const send = (message: ToPage): void => {
    if (isReady) void panel.webview.postMessage(message);
  };
  const mark = (): void => {
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
    const map = maps.last(uri);
    const found = editor && map && entryAt(map, editor.selection.active);
    const key = found && entryKey(found.group, found.entry);
    if (key === marked) return;
    marked = key;
    send({ kind: 'mark', key });
  };
  const update = (): void => {
    const map = maps.last(uri);
    if (!map) return;
    const words = pictureWords(uri, map);
    const next = {
      title: words.picture.title,
      picture: layerPicture(map, words.picture, 'page'),
      legend: pictureLegend(words.picture),
      list: pictureList(map, words.list),
    };
    if (next.picture !== content.picture || next.list !== content.list) {
      content = next;
      send({ kind: 'show', ...content });
    }
    mark();
  };
  const receive = async (message: FromPage): Promise<void> => {
    switch (message.kind) {
      case 'ready':
        isReady = true;
        send({ kind: 'show', ...content });
        send({ kind: 'mark', key: marked });
        return;
      case 'go': {
        const found = withKey(maps.last(uri), message.key);
        if (found) await goToEntry(uri, found.entry);
        return;
      }
      case 'export':
        await vscode.commands.executeCommand('strata.exportLayerPicture', uri);
    }
  };
  panel.webview.html = picturePage(
    {
      language: vscode.env.language,
      title,
      exportLabel: vscode.l10n.t('Export as SVG'),
      help: vscode.l10n.t('Arrow keys lead from setting to setting, Enter goes to its line.'),
    },
    newNonce(),
  );
  const keeping = vscode.Disposable.from(
    maps.keep(uri),
    maps.onChange((changed) => {
      if (changed.toString() === uri.toString()) update();
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor.document.uri.toString() === uri.toString()) mark();
    }),
    panel.webview.onDidReceiveMessage(receive),
  );
  panel.onDidDispose(() => keeping.dispose());
  // Hidden pages are unloaded, and say that they are ready when they are loaded again.
  panel.onDidChangeViewState(() => {
    if (!panel.visible) isReady = false;
  });
  update();
  const report = () => ({ page: panel.webview.html, ...content, marked, isShown: isReady, receive });
  return { panel, update, report };
}

/** The entry of a key that was given out for the same document. */
export function withKey(map: LayerMapResult | undefined, key: string): PlacedEntry | undefined {
  for (const group of map?.groups ?? [])
    for (const entry of group.entries) if (entryKey(group, entry) === key) return { group, entry };
  return undefined;
}

function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
