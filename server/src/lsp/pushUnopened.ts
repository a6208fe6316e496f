import type { Connection } from 'vscode-languageserver';
import { uriKey } from '../base/folderUri.ts';
import { turnTaker } from './clock.ts';
import type { WorkspaceFiles } from './workspaceFiles.ts';

export interface PusherInputs {
  readonly connection: Connection;
  readonly files: WorkspaceFiles;
  readonly isOpen: (uri: string) => boolean;
  /** Called with a mistake of ours. */
  readonly failed: (error: unknown) => void;
}

/**
 * Sends what there is to say of files that are not open to an editor that does not ask for it; called whenever that may be
 * something else than before.
 */
export function pusher({ connection, files, isOpen, failed }: PusherInputs): () => void {
  /** What the editor has, by `uriKey`. */
  const sent = new Map<string, { readonly uri: string; readonly resultId: string }>();
  let isRunning = false;
  let isAgain = false;

  /** Ends as soon as something is not any more what it was: whoever turned it off wants to hear nothing further. */
  const look = async (): Promise<void> => {
    const gone = new Map(sent);
    const takeTurns = turnTaker();
    for (const uri of await files.list()) {
      const key = uriKey(uri);
      const report = isOpen(uri) ? undefined : await files.report(uri);
      await takeTurns();
      if (isAgain) return;
      if (!report || report.items.length === 0 || isOpen(uri)) continue;
      gone.delete(key);
      if (sent.get(key)?.resultId === report.resultId) continue;
      sent.set(key, { uri, resultId: report.resultId });
      await connection.sendDiagnostics({ uri, diagnostics: [...report.items] });
    }
    if (isAgain) return;
    for (const [key, { uri }] of gone) {
      sent.delete(key);
      // Of an open document the editor hears otherwise.
      if (!isOpen(uri)) await connection.sendDiagnostics({ uri, diagnostics: [] });
    }
  };
  const lookUntilSettled = async (): Promise<void> => {
    isRunning = true;
    while (isAgain) {
      isAgain = false;
      await look().catch(failed);
    }
    isRunning = false;
  };
  return () => {
    isAgain = true;
    if (!isRunning) void lookUntilSettled();
  };
}
