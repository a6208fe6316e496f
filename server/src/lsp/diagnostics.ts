import {
  type Connection,
  DiagnosticRefreshRequest,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  FileChangeType,
  type FileEvent,
  WorkspaceDiagnosticRequest,
} from 'vscode-languageserver';
import type { Analysis } from '../analysis.ts';
import { uriKey } from '../base/folderUri.ts';
import type { Host } from '../base/host.ts';
import type { EditorSettings } from '../base/protocol.ts';
import type { Service } from '../service.ts';
import { answerRequest } from './answerRequest.ts';
import { nameOfRun } from './clock.ts';
import { type AskingClient, registrar } from './diagnosticRegistration.ts';
import { type DiagnosticReport, reportsFor } from './diagnosticReports.ts';
import { pusher } from './pushUnopened.ts';
import { diagnosticParams, workspaceDiagnosticParams } from './readParams.ts';
import { watchSizes } from './sizeWatch.ts';
import type { LinkTo } from './toProtocol.ts';
import { createWorkspaceDiagnostics, type OpenReport } from './workspaceDiagnostics.ts';
import { createWorkspaceFiles } from './workspaceFiles.ts';

/** What the editor said of how it gets diagnostics. */
export interface DiagnosticsClient extends AskingClient {
  readonly watchesFiles: boolean;
}

export interface DiagnosticsInputs {
  readonly connection: Connection;
  readonly service: Service;
  readonly host: Host;
  readonly client: DiagnosticsClient;
  readonly linkTo: LinkTo;
  /** The URIs of the workspace's folders now. */
  readonly folders: () => readonly string[];
  readonly editorSettings: (uri: string) => Promise<EditorSettings | undefined>;
  /** Has the editor tell of changed files, where it can. */
  readonly watchFiles: () => Promise<void>;
}

/** The diagnostics of open documents and of the files of the workspace, for editors that ask and for those that wait. */
export interface Diagnostics {
  readonly initialized: () => Promise<void>;
  readonly opened: (uri: string, version: number) => void;
  readonly changed: (uri: string, version: number) => void;
  readonly saved: (uri: string) => void;
  readonly closed: (uri: string) => Promise<void>;
  readonly filesChanged: (events: readonly FileEvent[]) => void;
  readonly settingsChanged: () => Promise<void>;
  /** Sends what there is to say of an open document to an editor that waits for it. */
  readonly publish: (uri: string, analysis: Analysis) => Promise<void>;
  /** Has the editor ask again. */
  readonly refresh: () => Promise<void>;
}

export function createDiagnostics(inputs: DiagnosticsInputs): Diagnostics {
  const { connection, service, host, client, linkTo, folders, editorSettings, watchFiles } = inputs;
  const makeReport = reportsFor(linkTo, nameOfRun());
  /** The open documents, by `uriKey`. */
  const open = new Map<string, { readonly uri: string; readonly version: number | null }>();

  const failed = (error: unknown): void => connection.console.error(`diagnostics: ${String(error)}`);
  const publish = async (uri: string, analysis: Analysis): Promise<void> => {
    if (client.pullsDiagnostics) return;
    await connection.sendDiagnostics({ uri, diagnostics: [...makeReport(analysis, sizes.last(uri)).items] });
  };
  const refresh = async (): Promise<void> => {
    if (client.pullsDiagnostics && client.refreshesDiagnostics)
      await connection.sendRequest(DiagnosticRefreshRequest.type);
  };
  const sizes = watchSizes(
    service,
    async (uri) => {
      const analysis = await service.analysis(uri);
      if (analysis && service.document(uri)) await publish(uri, analysis);
      await refresh();
    },
    failed,
  );
  const foldersTurnedOn = async (): Promise<readonly string[]> => {
    const all = folders();
    const settings = await Promise.all(all.map(editorSettings));
    return all.filter((_, index) => settings[index]?.workspaceDiagnostics === true);
  };
  const files = createWorkspaceFiles({
    service,
    host,
    makeReport,
    folders: async () => {
      const some = await foldersTurnedOn();
      // First, so that no change in between is missed.
      if (some.length > 0) await watchFiles();
      return some;
    },
  });
  const openReport = async (uri: string): Promise<OpenReport | undefined> => {
    const found = open.get(uriKey(uri));
    const analysis = found && (await service.analysis(found.uri));
    return analysis && { ...found, report: makeReport(analysis, sizes.last(found.uri)) };
  };
  const isOpen = (uri: string): boolean => open.has(uriKey(uri));
  const workspace = createWorkspaceDiagnostics({ connection, files, openReport, isTold: () => client.watchesFiles });
  const push = client.pullsDiagnostics ? () => undefined : pusher({ connection, files, isOpen, failed });
  const register = registrar(connection, client, foldersTurnedOn);
  /** Documents that were open before, by `uriKey`. */
  const gone = new Set<string>();
  let isAskedOnce = false;

  const filesAreOthers = (): void => {
    workspace.wake();
    push();
    if (isAskedOnce) void refresh().catch(failed);
  };
  /** An editor asks for a document that it has just closed, too. */
  const reportOf = async (uri: string): Promise<DiagnosticReport | undefined> => {
    const found = await openReport(uri);
    if (found) return found.report;
    const isListed = (await files.list()).some((file) => uriKey(file) === uriKey(uri));
    return isListed ? files.report(uri) : undefined;
  };
  answerRequest(connection, DocumentDiagnosticRequest.method, diagnosticParams, async ({ uri, previousResultId }) => {
    const report = await reportOf(uri);
    if (report && report.resultId === previousResultId)
      return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: report.resultId };
    return { kind: DocumentDiagnosticReportKind.Full, items: [], ...report };
  });
  answerRequest(connection, WorkspaceDiagnosticRequest.method, workspaceDiagnosticParams, (params, token) => {
    if (params.partialResultToken === undefined) isAskedOnce = true;
    return workspace.answer(params, token);
  });

  return {
    initialized: async () => {
      await register();
      push();
    },
    opened: (uri, version) => {
      open.set(uriKey(uri), { uri, version });
      sizes.schedule(uri);
      if (files.changed([uri])) filesAreOthers();
      // VS Code may take it for the document of that name that it has just closed, and not ask at all: untitled texts share names.
      if (gone.delete(uriKey(uri))) void refresh().catch(failed);
    },
    changed: (uri, version) => {
      if (isOpen(uri)) open.set(uriKey(uri), { uri, version });
      sizes.schedule(uri);
      if (files.changed([uri])) filesAreOthers();
    },
    saved: (uri) => {
      sizes.schedule(uri);
      if (client.watchesFiles) return;
      files.forget();
      push();
    },
    closed: async (uri) => {
      open.delete(uriKey(uri));
      gone.add(uriKey(uri));
      sizes.forget(uri);
      if (!client.pullsDiagnostics) await connection.sendDiagnostics({ uri, diagnostics: [] });
      files.changed([uri]);
      filesAreOthers();
    },
    filesChanged: (events) => {
      if (events.some(({ type }) => type !== FileChangeType.Changed)) files.relist();
      files.changed(events.map(({ uri }) => uri));
      filesAreOthers();
    },
    settingsChanged: async () => {
      files.forget();
      await register();
      filesAreOthers();
    },
    publish,
    refresh,
  };
}
