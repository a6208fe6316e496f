import * as vscode from 'vscode';
import type { ServerHandle } from '../startClient.ts';
import { isVisible, type LivePreview, openDocument, shownOptions } from './livePreview.ts';
import { toOutput, toShown } from './previewMapping.ts';
import { type PreviewPaint, toRange } from './previewPaint.ts';

export interface Place {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
}

/** Marks on each side what the cursor of the other side is at, and brings it into view. */
export interface PreviewCursors extends vscode.Disposable {
  /** Looks again where the cursor of the active editor is. */
  readonly followActive: () => void;
  readonly across: (uri: vscode.Uri, range: vscode.Range) => Promise<Place | undefined>;
  readonly marked: (uri: vscode.Uri) => readonly vscode.Range[];
}

export interface PreviewCursorsInputs {
  readonly server: ServerHandle;
  readonly paint: PreviewPaint;
  readonly at: (uri: vscode.Uri) => LivePreview | undefined;
  readonly of: (source: vscode.Uri) => readonly LivePreview[];
}

/** Several events of one moment are one, in milliseconds. */
const moment = 20;

export function followCursors({ server, paint, at, of }: PreviewCursorsInputs): PreviewCursors {
  const marks = new Map<string, readonly vscode.Range[]>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;

  const mark = (uri: vscode.Uri, ranges: readonly vscode.Range[], isRevealed: boolean): void => {
    marks.set(uri.toString(), ranges);
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document.uri.toString() !== uri.toString()) continue;
      paint.matches(editor, ranges);
      const [first] = ranges;
      if (first && isRevealed) editor.revealRange(first, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    }
  };
  const clearOthers = (kept: ReadonlySet<string>): void => {
    for (const key of [...marks.keys()]) {
      if (kept.has(key)) continue;
      mark(vscode.Uri.parse(key), [], false);
      marks.delete(key);
    }
  };

  const follow = async (): Promise<void> => {
    const own = ++turn;
    const editor = vscode.window.activeTextEditor;
    // Without an active editor the focus is elsewhere, and what was marked stays.
    if (!editor) return;
    const { document, selection } = editor;
    const preview = at(document.uri);
    const sides = preview
      ? [{ uri: preview.source, ask: () => inSource(server, preview, selection) }]
      : of(document.uri)
          // One that is behind is followed when it has caught up.
          .filter((other) => isVisible(other.uri) && !other.isBehind())
          .map((other) => ({ uri: other.uri, ask: () => inPreview(server, other, selection) }));
    for (const { uri, ask } of sides) {
      const ranges = await ask();
      if (own !== turn) return;
      mark(uri, ranges, true);
    }
    const waiting = preview ? [] : of(document.uri).map(({ uri }) => uri);
    clearOthers(new Set([...sides.map(({ uri }) => uri), ...waiting].map(String)));
  };
  const followActive = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void follow(), moment);
  };
  const listeners = vscode.Disposable.from(
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      const { uri } = textEditor.document;
      if (textEditor === vscode.window.activeTextEditor && (at(uri) || of(uri).length > 0)) followActive();
    }),
    vscode.window.onDidChangeActiveTextEditor((editor) => {
      if (editor && (marks.size > 0 || at(editor.document.uri) || of(editor.document.uri).length > 0)) followActive();
    }),
  );
  return {
    followActive,
    across: async (uri, range) => {
      const preview = at(uri);
      if (preview) {
        const [found] = await inSource(server, preview, range);
        return { uri: preview.source, range: found ?? new vscode.Range(0, 0, 0, 0) };
      }
      const [first] = of(uri);
      if (!first) return undefined;
      const [found] = await inPreview(server, first, range);
      return { uri: first.uri, range: found ?? new vscode.Range(0, 0, 0, 0) };
    },
    marked: (uri) => marks.get(uri.toString()) ?? [],
    dispose: () => {
      clearTimeout(timer);
      listeners.dispose();
    },
  };
}

async function inPreview(
  server: ServerHandle,
  preview: LivePreview,
  range: vscode.Range,
): Promise<readonly vscode.Range[]> {
  const { source, to } = preview;
  const now = preview.state();
  if (now.kind === 'empty' || !openDocument(source)) return [];
  const found = await server
    .mapRange(source, { to, options: shownOptions(preview), range: plain(range), from: 'source' })
    .catch(() => []);
  return found.map((output) => toRange(toShown(now.shown, output)));
}

async function inSource(
  server: ServerHandle,
  preview: LivePreview,
  range: vscode.Range,
): Promise<readonly vscode.Range[]> {
  const { source, to } = preview;
  const now = preview.state();
  const output = now.kind === 'empty' ? undefined : toOutput(now.shown, plain(range));
  if (!output || !openDocument(source)) return [];
  const found = await server
    .mapRange(source, { to, options: shownOptions(preview), range: output, from: 'output' })
    .catch(() => []);
  return found.map(toRange);
}

function plain({ start, end }: vscode.Range) {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}
