import * as vscode from 'vscode';

/** How long work may take before somebody is told of it, in milliseconds. */
const patience = 800;

/** Shows what is going on, and a way to call it off, where it takes longer than a moment. */
export async function withPatience<T>(
  title: string,
  work: (token: vscode.CancellationToken) => Promise<T>,
): Promise<T | 'cancelled'> {
  const source = new vscode.CancellationTokenSource();
  const running = work(source.token);
  const timer = setTimeout(() => {
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    void vscode.window.withProgress(options, async (_progress, token) => {
      token.onCancellationRequested(() => source.cancel());
      await running.catch(() => undefined);
    });
  }, patience);
  try {
    const result = await running;
    return source.token.isCancellationRequested ? 'cancelled' : result;
  } catch (error) {
    if (source.token.isCancellationRequested) return 'cancelled';
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
