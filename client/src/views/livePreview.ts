import * as vscode from 'vscode';
import type { ConvertResult } from '../../../server/src/base/protocol.ts';
import type { ServerHandle } from '../startClient.ts';
import { nextState, type PreviewNews, type PreviewState } from './previewState.ts';

/** What a preview is of. */
export interface PreviewSubject {
  readonly source: vscode.Uri;
  /** The format that is shown, with a version where one was chosen. */
  readonly to: string;
  /** The name of that, for a person. */
  readonly label: string;
  /** What a file of it ends in, dot included. */
  readonly ending: string;
  /** Whether everything that it merges on the machine is in it. */
  readonly merged: boolean;
}

/** A result that is kept in step with its source. */
export interface LivePreview extends PreviewSubject, vscode.Disposable {
  readonly uri: vscode.Uri;
  readonly state: () => PreviewState;
  /** Whether the newest text is still being converted. */
  readonly isBehind: () => boolean;
  /** Converts the source as it is now; what was asked before is given up. */
  readonly refresh: (token?: vscode.CancellationToken) => Promise<void>;
}

/** How results are asked for wherever they are shown. */
export function shownOptions({ merged }: Pick<PreviewSubject, 'merged'>) {
  return { pretty: true, merged };
}

export interface LivePreviewInputs extends PreviewSubject {
  readonly uri: vscode.Uri;
  readonly server: ServerHandle;
  /** Called whenever there is another state. */
  readonly changed: (preview: LivePreview) => void;
}

export function createLivePreview({ server, changed, ...subject }: LivePreviewInputs): LivePreview {
  const { uri } = subject;
  let state: PreviewState = { kind: 'empty', hindrance: undefined };
  let asking: vscode.CancellationTokenSource | undefined;

  const refresh = async (token?: vscode.CancellationToken): Promise<void> => {
    asking?.cancel();
    const own = new vscode.CancellationTokenSource();
    asking = own;
    const given = token?.onCancellationRequested(() => own.cancel());
    const news = await askFor(server, subject, own.token);
    given?.dispose();
    if (asking !== own) return;
    asking = undefined;
    own.dispose();
    // A change of the source has asked again.
    if (!news) return;
    state = nextState(state, news, Date.now(), moreRemoved);
    changed(preview);
  };
  const preview: LivePreview = {
    ...subject,
    uri,
    state: () => state,
    isBehind: () => asking !== undefined,
    refresh,
    dispose: () => {
      asking?.cancel();
      asking = undefined;
    },
  };
  return preview;
}

function moreRemoved(count: number): string {
  return vscode.l10n.t('… and {0} more removed lines', count.toLocaleString());
}

/** Undefined where nobody waits for it any more, or where the text has changed meanwhile. */
async function askFor(
  server: ServerHandle,
  subject: PreviewSubject,
  token: vscode.CancellationToken,
): Promise<PreviewNews | undefined> {
  const { source, to } = subject;
  const document = openDocument(source);
  if (document === undefined) return failed(vscode.l10n.t('{0} is closed', nameOf(source)));
  const { version } = document;
  let result: ConvertResult | null;
  try {
    result = await server.convert(source, { to, options: shownOptions(subject), whenIdle: true }, token);
  } catch (error) {
    if (token.isCancellationRequested) return undefined;
    return failed(error instanceof Error ? error.message : String(error));
  }
  if (token.isCancellationRequested || document.version !== version) return undefined;
  return result
    ? { kind: 'answered', result, version }
    : failed(vscode.l10n.t('Strata does not read {0} as {1}', nameOf(source), document.languageId));
}

function failed(reason: string): PreviewNews {
  return { kind: 'failed', reason };
}

export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const wanted = uri.toString();
  return vscode.workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === wanted);
}

export function isVisible(uri: vscode.Uri): boolean {
  return vscode.window.visibleTextEditors.some(({ document }) => document.uri.toString() === uri.toString());
}

/** The last part of the path. */
export function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
