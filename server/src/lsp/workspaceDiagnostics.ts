import {
  type CancellationToken,
  type Connection,
  DocumentDiagnosticReportKind,
  type ProgressToken,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { uriKey } from '../base/folderUri.ts';
import { cancelled, unlessCancelled } from './cancellation.ts';
import { turnTaker } from './clock.ts';
import type { DiagnosticReport } from './diagnosticReports.ts';
import type { WorkspaceDiagnosticParams } from './readParams.ts';
import type { WorkspaceFiles } from './workspaceFiles.ts';

/** A document that is open in the editor, and what there is to say of it. */
export interface OpenReport {
  readonly uri: string;
  readonly version: number | null;
  readonly report: DiagnosticReport;
}

export interface WorkspaceDiagnosticsInputs {
  readonly connection: Connection;
  readonly files: WorkspaceFiles;
  /** Undefined for a file that is not open. */
  readonly openReport: (uri: string) => Promise<OpenReport | undefined>;
  /** Whether the editor tells of changed files: else each request has to look at all again. */
  readonly isTold: () => boolean;
}

/** Answers what an editor asks about all files of the workspace. */
export interface WorkspaceDiagnostics {
  readonly answer: (params: WorkspaceDiagnosticParams, token: CancellationToken) => Promise<WorkspaceDiagnosticReport>;
  /** Lets requests look again that wait because nothing was new. */
  readonly wake: () => void;
}

/** Reports are handed out once there are so many. */
const mostInOneMessage = 20;

export function createWorkspaceDiagnostics(inputs: WorkspaceDiagnosticsInputs): WorkspaceDiagnostics {
  const { connection, files, openReport, isTold } = inputs;
  let round = 0;
  let waiting: (() => void)[] = [];

  /** One look at all files. What is new is handed out at once where there is somebody to take it. */
  const look = async (params: WorkspaceDiagnosticParams, token: CancellationToken): Promise<Looked> => {
    const before = new Map(params.previousResultIds.map(({ uri, value }) => [uriKey(uri), { uri, value }]));
    const outlet = outletFor(connection, params.partialResultToken);
    const unchanged: WorkspaceDocumentDiagnosticReport[] = [];
    const say = (uri: string, version: number | null, { resultId, items }: DiagnosticReport): void => {
      const isSame = before.get(uriKey(uri))?.value === resultId;
      before.delete(uriKey(uri));
      if (isSame) unchanged.push({ kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId });
      else outlet.put({ kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items: [...items] });
    };
    const takeTurns = turnTaker();
    for (const uri of await unlessCancelled(token, files.list())) {
      const open = await openReport(uri);
      const report = open ? undefined : await unlessCancelled(token, files.report(uri));
      if (open) say(open.uri, open.version, open.report);
      else if (report) say(before.get(uriKey(uri))?.uri ?? uri, null, report);
      await takeTurns();
      if (token.isCancellationRequested) throw cancelled();
    }
    // What was there before: deleted, moved, not ours any more, or turned off.
    for (const { uri } of before.values())
      outlet.put({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] });
    return { hasNews: outlet.hasNews(), items: [...outlet.rest(), ...unchanged] };
  };
  return {
    answer: async (params, token) => {
      for (;;) {
        const begun = round;
        if (!isTold()) files.forget();
        const { hasNews, items } = await look(params, token);
        // Whoever takes results one by one expects to wait for them, and would ask again at once.
        if (hasNews || params.partialResultToken === undefined || !isTold()) return { items };
        if (begun === round) await unlessCancelled(token, new Promise<void>((resolve) => waiting.push(resolve)));
      }
    },
    wake: () => {
      round += 1;
      const woken = waiting;
      waiting = [];
      for (const resolve of woken) resolve();
    },
  };
}

interface Looked {
  readonly hasNews: boolean;
  readonly items: WorkspaceDocumentDiagnosticReport[];
}

interface Outlet {
  readonly put: (report: WorkspaceDocumentDiagnosticReport) => void;
  readonly hasNews: () => boolean;
  /** What was not handed out yet. */
  readonly rest: () => readonly WorkspaceDocumentDiagnosticReport[];
}

function outletFor(connection: Connection, token: ProgressToken | undefined): Outlet {
  let held: WorkspaceDocumentDiagnosticReport[] = [];
  let count = 0;
  return {
    put: (report) => {
      held.push(report);
      count += 1;
      if (token === undefined || held.length < mostInOneMessage) return;
      void connection.sendProgress(WorkspaceDiagnosticRequest.partialResult, token, { items: held });
      held = [];
    },
    hasNews: () => count > 0,
    rest: () => held,
  };
}
