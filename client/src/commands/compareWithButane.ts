import * as vscode from 'vscode';
import { type Comparison, compareReports, type Judgement, readReport } from '../compareReports.ts';
import type { RunButane } from '../hostSide.ts';
import type { PreviewDocuments } from '../previewDocuments.ts';
import type { ServerHandle } from '../startClient.ts';
import { whyNotRun } from '../whyNotRun.ts';
import { documentFor } from './arguments.ts';

/**
 * Runs the Butane of this machine on a document, and shows where it says something else. The one command that starts a
 * program that is not our own: in workspaces that are trusted, on this machine's disk.
 * Argument: the document's URI, by default the active editor's. Returns the comparison, or undefined where none was made.
 */
export function registerCompareWithButane(
  server: ServerHandle,
  previews: PreviewDocuments,
  runButane: RunButane | undefined,
): vscode.Disposable {
  return vscode.commands.registerCommand(
    'strata.compareWithButane',
    async (uri?: vscode.Uri): Promise<Comparison | undefined> => {
      const document = await documentFor(uri);
      if (document === undefined) return undefined;
      const refusal = refusalOf(document, runButane);
      if (refusal !== undefined || runButane === undefined) return refuse(refusal ?? '');
      const judged = await judge(server, document, runButane);
      if (typeof judged === 'string') return refuse(judged);
      const comparison = compareReports(judged.ours, judged.theirs, judged.tool);
      await show(comparison, judged, document, previews);
      return comparison;
    },
  );
}

/** Checked here too, because a key binding asks no menu. */
function refusalOf(document: vscode.TextDocument, runButane: RunButane | undefined): string | undefined {
  const reason = whyNotRun({
    isTrusted: vscode.workspace.isTrusted,
    canRun: runButane !== undefined,
    documentScheme: document.uri.scheme,
    folderSchemes: (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme),
  });
  switch (reason) {
    case 'untrusted':
      return vscode.l10n.t('Programs are run in trusted workspaces only.');
    case 'elsewhere':
      return vscode.l10n.t('Programs are run for files of the machine that the extension runs on only.');
    case undefined:
      return undefined;
  }
}

function refuse(reason: string): undefined {
  void vscode.window.showErrorMessage(reason);
}

interface Judged {
  readonly ours: Judgement;
  readonly theirs: Judgement;
  /** The tool with its version. */
  readonly tool: string;
  readonly ending: string;
}

/** A text says why there is nothing to compare. */
async function judge(
  server: ServerHandle,
  document: vscode.TextDocument,
  runButane: RunButane,
): Promise<Judged | string> {
  const result = await server.convert(document.uri, {});
  const report = await server.toolReport(document.uri);
  if (result === null || report === null || result.kind === 'impossible')
    return result?.refusal ?? vscode.l10n.t('this is no config of a format that Strata knows');
  const filesDir = report.filesDir === null ? undefined : vscode.Uri.from({ scheme: 'file', path: report.filesDir });
  const program = vscode.workspace.getConfiguration('strata').get<string>('butanePath', '');
  const run = await runButane(program, document.getText(), filesDir?.fsPath);
  if (run.kind === 'failed')
    return vscode.l10n.t('Butane could not be run: {0}. The setting strata.butanePath says where it is.', run.reason);
  const said = report.problems.map(({ severity, message, line, path }) => ({
    severity,
    message,
    line,
    path: ['$', ...path].join('.'),
  }));
  return {
    ours: { output: result.output ?? undefined, said },
    theirs: { output: run.status === 0 ? run.stdout : undefined, said: readReport(run.stderr) },
    tool: run.version,
    ending: result.ending ?? '.txt',
  };
}

async function show(
  { isSame, lines }: Comparison,
  { ours, theirs, tool, ending }: Judged,
  document: vscode.TextDocument,
  previews: PreviewDocuments,
): Promise<void> {
  if (isSame) {
    void vscode.window.showInformationMessage(lines.join('\n'));
    return;
  }
  const key = document.uri.toString();
  const text = [vscode.workspace.asRelativePath(document.uri), '', ...lines, ''].join('\n');
  const summary = await vscode.workspace.openTextDocument(previews.put(`${tool}.txt`, key, text));
  await vscode.window.showTextDocument(summary, { viewColumn: vscode.ViewColumn.Beside, preview: false });
  if (ours.output === undefined || theirs.output === undefined || ours.output === theirs.output) return;
  const [left, right] = [ours.output, theirs.output].map(laidOut);
  // Laid out alike they may differ in nothing but how they are written.
  const isOnlyWriting = left === right;
  await vscode.commands.executeCommand(
    'vscode.diff',
    previews.put(`Strata${ending}`, key, isOnlyWriting ? ours.output : (left ?? '')),
    previews.put(`${tool}${ending}`, key, isOnlyWriting ? theirs.output : (right ?? '')),
    `Strata ↔ ${tool}`,
    { viewColumn: vscode.ViewColumn.Beside, preview: false },
  );
}

/** JSON in many lines; what is no JSON as it is. */
function laidOut(text: string): string {
  try {
    return `${JSON.stringify(JSON.parse(text), undefined, 2)}\n`;
  } catch {
    return text;
  }
}
