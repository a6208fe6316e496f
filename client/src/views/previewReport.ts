import type * as vscode from 'vscode';
import { type LivePreview, openDocument } from './livePreview.ts';
import { isInStep, type LivePreviews } from './livePreviews.ts';
import { headingOf } from './previewHeading.ts';
import type { PreviewState } from './previewState.ts';

/** What a live preview shows, in plain data. */
export interface PreviewReport {
  readonly kind: PreviewState['kind'];
  /** The lines above it. */
  readonly headings: readonly string[];
  /** The removed lines in its text, from 0. */
  readonly removed: readonly number[];
  /** What lines said before, by their place in the text. */
  readonly changed: readonly { readonly line: number; readonly was: string }[];
  /** Whether all of this is of the newest text of the source, and the document shows it. */
  readonly isInStep: boolean;
}

export function reportOf(previews: LivePreviews): (uri: vscode.Uri) => PreviewReport | undefined {
  return (uri) => {
    const preview = previews.at(uri);
    return preview && report(preview);
  };
}

function report(preview: LivePreview): PreviewReport {
  const state = preview.state();
  const document = openDocument(preview.uri);
  const { removed, changed } = state.kind === 'empty' ? { removed: [], changed: [] } : state.shown;
  return {
    kind: state.kind,
    headings: headingOf(preview).map(({ text }) => text),
    removed: removed.flatMap(({ line, count }) => Array.from({ length: count }, (_, index) => line + index)),
    changed,
    isInStep: !preview.isBehind() && document !== undefined && isInStep(document, preview),
  };
}
