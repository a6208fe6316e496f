import * as vscode from 'vscode';
import type { ConvertedProblem, ProtocolRange } from '../../../server/src/base/protocol.ts';
import { toShown } from './previewMapping.ts';
import type { PreviewState } from './previewState.ts';

/** Draws what the text of a preview alone does not say, and the places that belong together on both sides. */
export interface PreviewPaint extends vscode.Disposable {
  readonly preview: (editor: vscode.TextEditor, state: PreviewState) => void;
  /** Marks places in an editor of either side; none takes the marks away. */
  readonly matches: (editor: vscode.TextEditor, ranges: readonly vscode.Range[]) => void;
}

/** How much of what a line said before, or of a problem, stands behind the line. */
const longestNote = 100;

export function createPreviewPaint(): PreviewPaint {
  let made: ReturnType<typeof makeDecorations> | undefined;
  const decorations = () => {
    made ??= makeDecorations();
    return made;
  };
  return {
    preview: (editor, state) => {
      const { stale, removed, changed, origin, error, warning } = decorations();
      if (state.kind === 'empty') {
        for (const type of Object.values(decorations())) editor.setDecorations(type, []);
        return;
      }
      const { shown, origins } = state;
      const problems = state.kind === 'stale' ? state.hindrance.problems : state.problems;
      const endOf = (line: number) => editor.document.lineAt(line).range.end;
      const behind = (line: number, contentText: string): vscode.DecorationOptions => ({
        range: new vscode.Range(endOf(line), endOf(line)),
        renderOptions: { after: { contentText: shortened(contentText) } },
      });
      editor.setDecorations(
        stale,
        state.kind === 'stale' ? [new vscode.Range(0, 0, editor.document.lineCount, 0)] : [],
      );
      editor.setDecorations(
        removed,
        shown.removed.map(({ line, count }) => new vscode.Range(line, 0, line + count - 1, 0)),
      );
      editor.setDecorations(
        changed,
        shown.changed.map(({ line, was }) => behind(line, was)),
      );
      editor.setDecorations(
        origin,
        origins.map(({ range, from }) => behind(toShown(shown, range).start.line, from)),
      );
      const marks = (severity: (found: ConvertedProblem) => boolean) =>
        problems.filter(severity).flatMap(({ message, inOutput }) =>
          inOutput.map((range): vscode.DecorationOptions => {
            const place = firstLine(editor.document, toRange(toShown(shown, range)));
            return { range: place, hoverMessage: message, ...(state.kind === 'stale' ? noteOf(message) : {}) };
          }),
        );
      editor.setDecorations(
        error,
        marks(({ severity }) => severity === 'error'),
      );
      editor.setDecorations(
        warning,
        marks(({ severity }) => severity === 'warning'),
      );
    },
    matches: (editor, ranges) => {
      const { words, block } = decorations();
      editor.setDecorations(
        words,
        ranges.filter(({ isSingleLine }) => isSingleLine),
      );
      editor.setDecorations(
        block,
        ranges.filter(({ isSingleLine }) => !isSingleLine),
      );
    },
    dispose: () => vscode.Disposable.from(...Object.values(made ?? {})).dispose(),
  };
}

/** What is drawn with; made when something is to be drawn, because most windows never do. */
function makeDecorations() {
  const make = vscode.window.createTextEditorDecorationType;
  const color = (id: string) => new vscode.ThemeColor(id);
  const note = { margin: '0 0 0 2em' };
  const stale = make({ opacity: '0.55' });
  const removed = make({
    isWholeLine: true,
    opacity: '0.7',
    textDecoration: 'line-through',
    backgroundColor: color('diffEditor.removedLineBackground'),
    overviewRulerColor: color('editorOverviewRuler.deletedForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Left,
  });
  const changed = make({
    after: { ...note, color: color('editorCodeLens.foreground'), textDecoration: 'line-through' },
    overviewRulerColor: color('editorOverviewRuler.modifiedForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Left,
  });
  const origin = make({ after: { ...note, color: color('editorCodeLens.foreground'), fontStyle: 'italic' } });
  const error = make(underline('editorError.foreground', 'editorOverviewRuler.errorForeground'));
  const warning = make(underline('editorWarning.foreground', 'editorOverviewRuler.warningForeground'));
  const match = {
    backgroundColor: color('strata.previewMatchBackground'),
    borderColor: color('strata.previewMatchBorder'),
    overviewRulerColor: color('strata.previewMatchRuler'),
    overviewRulerLane: vscode.OverviewRulerLane.Center,
  };
  const words = make({ ...match, borderStyle: 'solid', borderWidth: '1px', borderRadius: '2px' });
  const block = make({ ...match, isWholeLine: true, borderStyle: 'solid', borderWidth: '0 0 0 2px' });
  return { stale, removed, changed, origin, error, warning, words, block };
}

export function toRange({ start, end }: ProtocolRange): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

function underline(line: string, ruler: string): vscode.DecorationRenderOptions {
  return {
    borderStyle: 'dashed',
    borderWidth: '0 0 2px 0',
    borderColor: new vscode.ThemeColor(line),
    overviewRulerColor: new vscode.ThemeColor(ruler),
    overviewRulerLane: vscode.OverviewRulerLane.Right,
    after: { color: new vscode.ThemeColor(line), margin: '0 0 0 2em' },
  };
}

function noteOf(message: string): vscode.DecorationOptions | object {
  return { renderOptions: { after: { contentText: shortened(message) } } };
}

/** A mark of many lines says no more than one of its first. */
function firstLine(document: vscode.TextDocument, range: vscode.Range): vscode.Range {
  return range.isSingleLine ? range : new vscode.Range(range.start, document.lineAt(range.start.line).range.end);
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ');
  return line.length > longestNote ? `${line.slice(0, longestNote - 1)}…` : line;
}
