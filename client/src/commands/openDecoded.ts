import * as vscode from 'vscode';
import type { DecodedResult } from '../../../server/src/base/protocol.ts';
import type { ServerHandle } from '../startClient.ts';
import { documentFor } from './arguments.ts';

/** The scheme of documents that are shown and lie nowhere. */
const scheme = 'strata-preview';

/** A place as a link can carry it. */
interface PlainPosition {
  readonly line: number;
  readonly character: number;
}

/**
 * Arguments: the document's URI, by default the active editor's, and a position in it, by default the cursor's. Opens what the
 * value there holds in an encoded form as a document of its own that cannot be edited, and returns its URI.
 */
export function registerOpenDecoded(server: ServerHandle): vscode.Disposable {
  const texts = new Map<string, string>();
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: (uri) => texts.get(uri.toString()),
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => void texts.delete(uri.toString())),
    vscode.commands.registerCommand(
      'strata.openDecoded',
      async (source?: vscode.Uri | string, position?: PlainPosition): Promise<vscode.Uri | undefined> => {
        const document = await documentFor(typeof source === 'string' ? vscode.Uri.parse(source) : source);
        if (document === undefined) return undefined;
        const place = position ?? vscode.window.activeTextEditor?.selection.active ?? { line: 0, character: 0 };
        const { line, character } = place;
        const found = await server.decoded(document.uri, { line, character });
        if (found === null || found.text === null) {
          void vscode.window.showWarningMessage(reasonOf(found));
          return undefined;
        }
        const uri = uriFor(document.uri, found.name, line, character);
        texts.set(uri.toString(), found.text);
        const shown = await vscode.workspace.openTextDocument(uri);
        await vscode.window.showTextDocument(shown, { viewColumn: vscode.ViewColumn.Beside });
        return uri;
      },
    ),
  );
}

function reasonOf(found: DecodedResult | null): string {
  return found === null
    ? vscode.l10n.t('There are no encoded contents here: put the cursor on the value of a data URL.')
    : vscode.l10n.t('{0} holds {1} bytes that are no text.', found.name, found.size.toLocaleString());
}

/** The name decides the language, as for a file; the query tells apart what has one name. */
function uriFor(source: vscode.Uri, name: string, line: number, character: number): vscode.Uri {
  const path = name.startsWith('/') ? name : `/${name}`;
  return vscode.Uri.from({ scheme, path, query: `${source.toString()}#${line}:${character}` });
}
