import * as vscode from 'vscode';
import type { TimeLineResult } from '../../../server/src/base/protocol.ts';
import type { TimeLines } from '../views/timeLines.ts';
import { documentFor } from './arguments.ts';

/**
 * Shows beside a document what the real tool runs for it, in which order and how often. Argument: its URI, by default the active
 * editor's. Returns what the server said, or undefined where there is nothing to tell.
 */
export function registerShowTimeLine(timeLines: TimeLines): vscode.Disposable {
  return vscode.commands.registerCommand(
    'strata.showTimeLine',
    async (uri?: vscode.Uri): Promise<TimeLineResult | undefined> => {
      const document = await documentFor(uri);
      if (document === undefined) return undefined;
      const result = await timeLines.show(document.uri);
      if (!result) {
        const name = vscode.workspace.asRelativePath(document.uri);
        void vscode.window.showInformationMessage(vscode.l10n.t('It is not known what runs for {0}, and when.', name));
      }
      return result;
    },
  );
}
