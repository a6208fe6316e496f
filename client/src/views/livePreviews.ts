import * as vscode from 'vscode';
import type { PossibleConversion } from '../../../server/src/base/protocol.ts';
import { hasTab, type PreviewDocuments } from '../previewDocuments.ts';
import type { ServerHandle } from '../startClient.ts';
import { stemOf } from '../stemOf.ts';
import { createLivePreview, isVisible, type LivePreview, nameOf, type PreviewSubject } from './livePreview.ts';
import { followCursors, type Place } from './previewCursors.ts';
import { createPreviewPaint } from './previewPaint.ts';

/** The results that are shown beside their sources, each kept in step with it. */
export interface LivePreviews extends vscode.Disposable {
  /** Makes the preview of a source and a format, or finds it where there is one; resolves once something is known. */
  readonly open: (
    source: vscode.Uri,
    wish: Pick<PossibleConversion, 'to' | 'label' | 'ending'> & { readonly merged?: boolean },
    token?: vscode.CancellationToken,
  ) => Promise<LivePreview>;
  readonly at: (uri: vscode.Uri) => LivePreview | undefined;
  readonly all: () => readonly LivePreview[];
  /** Those of a source, the last one that was opened first. */
  readonly of: (source: vscode.Uri) => readonly LivePreview[];
  /** Where on the other side stands what a place in a source or a preview is about. */
  readonly across: (uri: vscode.Uri, range: vscode.Range) => Promise<Place | undefined>;
  /** The places that are marked in a document. */
  readonly marked: (uri: vscode.Uri) => readonly vscode.Range[];
  readonly onChange: vscode.Event<LivePreview>;
}

export function createLivePreviews(server: ServerHandle, documents: PreviewDocuments): LivePreviews {
  const previews = new Map<string, LivePreview>();
  const changed = new vscode.EventEmitter<LivePreview>();
  const paint = createPreviewPaint();
  /** Those whose source has changed while nobody saw them. */
  const outdated = new Set<LivePreview>();
  /** Those that a tab was open for. */
  const seen = new Set<LivePreview>();
  const at = (uri: vscode.Uri): LivePreview | undefined => previews.get(uri.toString());
  const of = (source: vscode.Uri): readonly LivePreview[] =>
    [...previews.values()].filter((preview) => preview.source.toString() === source.toString()).toReversed();
  const cursors = followCursors({ server, paint, at, of });

  const refresh = (preview: LivePreview): void => {
    if (isVisible(preview.uri)) void preview.refresh();
    else outdated.add(preview);
  };
  const paintAll = (): void => {
    for (const editor of vscode.window.visibleTextEditors) {
      const preview = at(editor.document.uri);
      if (preview && isInStep(editor.document, preview)) paint.preview(editor, preview.state());
    }
  };
  const show = (preview: LivePreview, name: string): void => {
    const state = preview.state();
    const text = state.kind === 'empty' ? '' : state.shown.text;
    documents.put(name, keyOf(preview), text);
    paintAll();
    cursors.followActive();
    changed.fire(preview);
  };
  const forget = (preview: LivePreview): void => {
    previews.delete(preview.uri.toString());
    outdated.delete(preview);
    seen.delete(preview);
    preview.dispose();
    cursors.followActive();
    changed.fire(preview);
  };
  /** A tab goes alone or with its whole group. */
  const sweep = (): void => {
    for (const preview of previews.values()) {
      if (hasTab(preview.uri)) seen.add(preview);
      else if (seen.has(preview)) forget(preview);
    }
  };

  const listeners = vscode.Disposable.from(
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (at(document.uri)) {
        paintAll();
        cursors.followActive();
      }
      if (contentChanges.length > 0) for (const preview of of(document.uri)) refresh(preview);
    }),
    vscode.workspace.onDidOpenTextDocument(({ uri }) => of(uri).forEach(refresh)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => of(uri).forEach(refresh)),
    server.onInputsChanged((uri) => of(uri).forEach(refresh)),
    vscode.window.onDidChangeVisibleTextEditors(() => {
      for (const preview of outdated) {
        if (!isVisible(preview.uri)) continue;
        outdated.delete(preview);
        void preview.refresh();
      }
      paintAll();
      cursors.followActive();
    }),
    vscode.window.tabGroups.onDidChangeTabs(sweep),
    vscode.window.tabGroups.onDidChangeTabGroups(sweep),
    // Files that nobody watches may have changed.
    vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) for (const preview of previews.values()) refresh(preview);
    }),
  );

  return {
    open: async (source, { to, label, ending, merged = false }, token) => {
      const key = keyOf({ source, to, merged });
      sweep();
      const known = [...previews.values()].find((preview) => keyOf(preview) === key);
      if (known) return known;
      const others = [...previews.values()].map(({ uri: { path } }) => path);
      const name = previewName({ source, to, merged, ending }, (path) => others.includes(path));
      const uri = documents.uriOf(name, key);
      const preview = createLivePreview({
        ...{ server, source, to, label, ending, merged, uri },
        changed: (own) => show(own, name),
      });
      previews.set(uri.toString(), preview);
      await preview.refresh(token);
      if (token?.isCancellationRequested) forget(preview);
      // Where there was no answer yet there is no text either.
      else if (preview.state().kind === 'empty') documents.put(name, key, '');
      return preview;
    },
    at,
    all: () => [...previews.values()],
    of,
    across: cursors.across,
    marked: cursors.marked,
    onChange: changed.event,
    dispose: () => {
      for (const preview of previews.values()) preview.dispose();
      vscode.Disposable.from(listeners, cursors, paint, changed).dispose();
    },
  };
}

/** Whether a document shows what the state speaks of already: VS Code takes over a new text in its own time. */
export function isInStep(document: vscode.TextDocument, preview: LivePreview): boolean {
  const state = preview.state();
  return document.getText() === (state.kind === 'empty' ? '' : state.shown.text);
}

/** One preview for each source and each format. */
function keyOf({ source, to, merged }: Pick<PreviewSubject, 'source' | 'to' | 'merged'>): string {
  return `${source.toString()}#${to}${merged ? '+merged' : ''}`;
}

/**
 * The path of a preview, of which its tab shows the end: what was chosen stands in it, and the folder of the source where a
 * preview of another one would look the same.
 */
function previewName(
  { source, to, merged, ending }: Pick<PreviewSubject, 'source' | 'to' | 'merged' | 'ending'>,
  isTaken: (path: string) => boolean,
): string {
  const [, version] = to.split('@');
  const chosen = [...(version === undefined ? [] : [version]), ...(merged ? [vscode.l10n.t('merged')] : [])];
  const place = vscode.workspace.asRelativePath(source).split('/').slice(0, -1);
  const named = (notes: readonly string[]): string => {
    const note = notes.length === 0 ? '' : ` (${notes.join(', ')})`;
    return `/${vscode.l10n.t('Preview {0}', `${stemOf(nameOf(source))}${note}${ending}`)}`;
  };
  const name = named(chosen);
  return isTaken(name) && place.length > 0 ? named([...chosen, place.join(' ')]) : name;
}
