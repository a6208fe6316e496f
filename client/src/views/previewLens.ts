import * as vscode from 'vscode';
import { previewScheme } from '../previewDocuments.ts';
import type { LivePreview } from './livePreview.ts';
import type { LivePreviews } from './livePreviews.ts';
import { type Heading, headingOf } from './previewHeading.ts';

/** How long a line above a preview may be, in characters: VS Code does not wrap it. */
const longestLens = 160;

/** The lines above a preview: of what it is, and what is wrong with it, each a link to the source. */
export function registerPreviewLens(previews: LivePreviews): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    previews.onChange(() => changed.fire()),
    vscode.languages.registerCodeLensProvider(
      { scheme: previewScheme },
      {
        onDidChangeCodeLenses: changed.event,
        provideCodeLenses: ({ uri }) => {
          const preview = previews.at(uri);
          return preview ? reasonFirst(headingOf(preview)).map((heading) => lensOf(preview, heading)) : [];
        },
      },
    ),
  );
}

/** What is to be mended goes before what grey says too: they share a line, of which a narrow editor shows the start. */
function reasonFirst(headings: readonly Heading[]): readonly Heading[] {
  const [first, second] = headings;
  return first?.isWarning && second?.isWarning ? headings.toReversed() : headings;
}

function lensOf(preview: LivePreview, heading: Heading): vscode.CodeLens {
  const { text, isWarning } = heading;
  const line = text.replaceAll(/\s+/gu, ' ');
  const shown = line.length > longestLens ? `${line.slice(0, longestLens - 1)}…` : line;
  return new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), {
    title: isWarning ? `$(warning) ${shown}` : shown,
    tooltip: text,
    ...openingOf(preview, heading),
  });
}

/** The command that leads to what a heading speaks of. */
export function openingOf({ source }: LivePreview, { place }: Heading): Pick<vscode.Command, 'command' | 'arguments'> {
  const options = { viewColumn: columnOf(source), ...(place ? { selection: place } : {}) };
  return { command: 'vscode.open', arguments: [source, options] };
}

/** Where the source is shown; beside the preview where it is not. */
function columnOf(source: vscode.Uri): vscode.ViewColumn {
  const shown = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === source.toString());
  return shown?.viewColumn ?? vscode.ViewColumn.One;
}
