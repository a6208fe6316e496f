import * as vscode from 'vscode';
import type { DecodedResult } from '../../../server/src/base/protocol.ts';
import type { PreviewDocuments } from '../previewDocuments.ts';
import type { ServerHandle } from '../startClient.ts';
import { documentFor } from './arguments.ts';

/** A place as a link can carry it. */
interface PlainPosition {
  readonly line: number;
  readonly character: number;
}

/**
 * Arguments: the document's URI, by default the active editor's, and a position in it, by default the cursor's. Opens what the
 * value there holds in an encoded form as a document of its own that cannot be edited, and returns its URI.
 */
export function registerOpenDecoded(server: ServerHandle, previews: PreviewDocuments): vscode.Disposable {
  return vscode.commands.registerCommand(
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
      const uri = previews.put(found.name, `${document.uri.toString()}#${line}:${character}`, found.text);
      const shown = await vscode.workspace.openTextDocument(uri);
      await vscode.window.showTextDocument(shown, { viewColumn: vscode.ViewColumn.Beside });
      return uri;
    },
  );
}

function reasonOf(found: DecodedResult | null): string {
  return found === null
    ? vscode.l10n.t('There are no encoded contents here: put the cursor on the value of a data URL.')
    : vscode.l10n.t('{0} holds {1} bytes that are no text.', found.name, found.size.toLocaleString());
}
