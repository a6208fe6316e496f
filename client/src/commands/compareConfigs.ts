import * as vscode from 'vscode';
import type { DiffRefusal, DiffResult } from '../../../server/src/base/protocol.ts';
import type { Manifest } from '../manifest.ts';
import type { PreviewDocuments } from '../previewDocuments.ts';
import { documentSelector, type ServerHandle } from '../startClient.ts';

type Compared = Extract<DiffResult, { readonly kind: 'compared' }>;

/**
 * Compares two configs as the machines that they make, in the diff editor.
 * Arguments: the URI of the first, by default the active editor's, and that of the other, or the list of all that are
 * selected, as the explorer gives it; a person is asked for the other one. Return what the server said, or undefined.
 */
export function registerCompareConfigs(
  manifest: Manifest,
  server: ServerHandle,
  previews: PreviewDocuments,
): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(
      'strata.compareConfigs',
      async (uri?: vscode.Uri, given?: vscode.Uri | readonly vscode.Uri[]): Promise<DiffResult | undefined> => {
        const [first, second] = await pairFor(uri, given, manifest);
        return first && second && compare(first, second, server, previews);
      },
    ),
    vscode.commands.registerCommand(
      'strata.compareWithSaved',
      async (given?: vscode.Uri): Promise<DiffResult | undefined> => {
        const uri = given ?? vscode.window.activeTextEditor?.document.uri;
        return uri && compare(uri, uri, server, previews);
      },
    ),
  );
}

type Pair = readonly [first: vscode.Uri | undefined, second: vscode.Uri | undefined];

async function pairFor(
  uri: vscode.Uri | undefined,
  given: vscode.Uri | readonly vscode.Uri[] | undefined,
  manifest: Manifest,
): Promise<Pair> {
  if (given instanceof vscode.Uri) return [uri, given];
  if (given !== undefined && given.length > 1) return [given[0], given[1]];
  const first = uri ?? vscode.window.activeTextEditor?.document.uri;
  return [first, first && (await chooseOther(first, manifest))];
}

interface Choice extends vscode.QuickPickItem {
  /** Undefined for any other file. */
  readonly uri: vscode.Uri | undefined;
}

/** Beyond so many files nobody reads the list. */
const mostListed = 500;

/** Asks which config to compare with: an open one, one of the workspace, or any file. */
async function chooseOther(first: vscode.Uri, manifest: Manifest): Promise<vscode.Uri | undefined> {
  const selector = documentSelector(manifest);
  const open = vscode.workspace.textDocuments.filter((document) => vscode.languages.match(selector, document) > 0);
  const found = await vscode.workspace.findFiles(manifest.files, '**/node_modules/**', mostListed);
  const uris = new Map([...open.map(({ uri }) => uri), ...found].map((uri) => [uri.toString(), uri]));
  uris.delete(first.toString());
  const files: Choice[] = [...uris.values()].map((uri) => ({
    label: uri.path.slice(uri.path.lastIndexOf('/') + 1),
    description: vscode.workspace.asRelativePath(uri),
    uri,
  }));
  const other: Choice = { label: vscode.l10n.t('Another file…'), uri: undefined };
  const placeHolder = vscode.l10n.t('Compare {0} with which config?', vscode.workspace.asRelativePath(first));
  const picked = await vscode.window.showQuickPick([...files, other], { placeHolder, matchOnDescription: true });
  if (picked === undefined || picked.uri !== undefined) return picked?.uri;
  const chosen = await vscode.window.showOpenDialog({ canSelectMany: false });
  return chosen?.[0];
}

async function compare(
  first: vscode.Uri,
  second: vscode.Uri,
  server: ServerHandle,
  previews: PreviewDocuments,
): Promise<DiffResult> {
  // The server knows what is open, wherever it lies.
  await Promise.all([first, second].map((uri) => vscode.workspace.openTextDocument(uri)));
  const result = await server.diff(first, second);
  if (result.kind === 'refused') showRefusal(result.sides, first, second);
  else if (result.same) void vscode.window.showInformationMessage(sameText(first, second));
  else await showDifferences(result, first, second, previews);
  return result;
}

function isWithItself(first: vscode.Uri, second: vscode.Uri): boolean {
  return first.toString() === second.toString();
}

function sameText(first: vscode.Uri, second: vscode.Uri): string {
  const [a, b] = [first, second].map((uri) => vscode.workspace.asRelativePath(uri));
  return isWithItself(first, second)
    ? vscode.l10n.t('{0} makes the same machine as when it was saved.', a ?? '')
    : vscode.l10n.t('{0} and {1} make the same machine.', a ?? '', b ?? '');
}

async function showDifferences(
  { machines, text }: Compared,
  first: vscode.Uri,
  second: vscode.Uri,
  previews: PreviewDocuments,
): Promise<void> {
  const key = `${first.toString()} ${second.toString()}`;
  const nameOf = (uri: vscode.Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);
  // A name that ends so is shown as plain text.
  const put = (uri: vscode.Uri, side: string, content: string) =>
    previews.put(`${nameOf(uri)}.txt`, `${side} ${key}`, content);
  const left = put(first, 'a', machines.a);
  const right = put(second, 'b', machines.b);
  const title = isWithItself(first, second)
    ? vscode.l10n.t('{0}: machine as saved ↔ as edited', nameOf(first))
    : vscode.l10n.t('{0} ↔ {1}: machines', nameOf(first), nameOf(second));
  await vscode.commands.executeCommand('vscode.diff', left, right, title, { preview: true });
  const summary = vscode.l10n.t('Show Summary');
  const [sum = ''] = text.trimEnd().split('\n').slice(-1);
  // Commands do not wait for an answer to a notification: nobody may ever give one.
  void vscode.window.showInformationMessage(sum, summary).then(async (button) => {
    if (button !== summary) return;
    const uri = previews.put('differences.txt', `summary ${key}`, text);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  });
}

/** Says why there is nothing to compare, and leads to the first thing that has to be mended. */
function showRefusal([side]: readonly DiffRefusal[], first: vscode.Uri, second: vscode.Uri): void {
  if (side === undefined) return;
  const uri = side.side === 'a' ? first : second;
  const [problem] = side.problems;
  const show = vscode.l10n.t('Show');
  const reason = problem === undefined ? side.refusal : `${side.refusal}: ${problem.message}`;
  const text = `${vscode.workspace.asRelativePath(uri)}: ${reason}`;
  void vscode.window.showErrorMessage(text, ...(problem === undefined ? [] : [show])).then(async (button) => {
    if (button !== show || problem === undefined) return;
    const start = new vscode.Position(problem.line - 1, problem.column - 1);
    await vscode.window.showTextDocument(uri, { selection: new vscode.Range(start, start) });
  });
}
