import {
  type Connection,
  type DiagnosticOptions,
  type Disposable,
  DocumentDiagnosticRequest,
} from 'vscode-languageserver';

/** What the editor said of how it asks for diagnostics. */
export interface AskingClient {
  readonly pullsDiagnostics: boolean;
  /** Whether the server may say later what can be asked. */
  readonly registersDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
}

/** @param workspaceDiagnostics whether it is worth asking for files that are not open */
export function diagnosticOptions(
  { refreshesDiagnostics }: AskingClient,
  workspaceDiagnostics: boolean,
): DiagnosticOptions {
  return {
    identifier: 'strata',
    // An editor that can be told to ask again need not do so at every edit.
    interFileDependencies: !refreshesDiagnostics,
    workspaceDiagnostics,
  };
}

/**
 * Tells an editor that can be told what it may ask, now and again when it is something else: one that knows of all files
 * asks for them all the time, and keeps the diagnostics of a document that was closed.
 */
export function registrar(
  connection: Connection,
  client: AskingClient,
  foldersTurnedOn: () => Promise<readonly string[]>,
): () => Promise<void> {
  let registered: { readonly isForAll: boolean; readonly registration: Disposable } | undefined;
  let turn: Promise<void> = Promise.resolve();

  const register = async (): Promise<void> => {
    const isForAll = (await foldersTurnedOn()).length > 0;
    if (registered?.isForAll === isForAll) return;
    registered?.registration.dispose();
    const options = { ...diagnosticOptions(client, isForAll), documentSelector: null };
    registered = { isForAll, registration: await connection.client.register(DocumentDiagnosticRequest.type, options) };
  };
  return () => {
    if (!client.pullsDiagnostics || !client.registersDiagnostics) return turn;
    turn = turn.catch(() => undefined).then(register);
    return turn;
  };
}
