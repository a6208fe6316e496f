import * as vscode from 'vscode';
import type { EditCostRecord, EditCostResult } from '../../../server/src/base/protocol.ts';
import type { EditBase, EditBases } from '../editBase.ts';
import type { ComparedCosts } from '../editCosts.ts';
import type { PreviewDocuments } from '../previewDocuments.ts';
import type { ServerHandle } from '../startClient.ts';
import { summarySince, titleOf } from '../views/editCostTexts.ts';
import { documentFor } from './arguments.ts';

/**
 * Lists what the edits of a document cost on machines that run, the dangerous ones first; choosing one goes to its line.
 * Arguments: the document's URI, by default the active editor's, and the text that the edits are counted from, by default that
 * of the last commit or else of the saved file. Returns what the server said, or undefined where there is nothing to count from.
 */
export function registerShowEditCost(
  server: ServerHandle,
  bases: EditBases,
  previews: PreviewDocuments,
): vscode.Disposable {
  return vscode.commands.registerCommand(
    'strata.showEditCost',
    async (uri?: vscode.Uri, baseText?: string): Promise<EditCostResult | undefined> => {
      const document = await documentFor(uri);
      if (document === undefined) return undefined;
      const given: EditBase | undefined = baseText === undefined ? undefined : { kind: 'commit', text: baseText };
      const base = given ?? (await bases.baseOf(document));
      const name = vscode.workspace.asRelativePath(document.uri);
      if (base === undefined) {
        void vscode.window.showInformationMessage(
          vscode.l10n.t('{0} was never saved, so there is nothing to count edits from.', name),
        );
        return undefined;
      }
      const result = await server.editCost(document.uri, base.text);
      if (result === null) {
        void vscode.window.showErrorMessage(vscode.l10n.t('this is no config of a format that Strata knows'));
        return undefined;
      }
      if (result.kind === 'impossible') showObstacle(result, name, document);
      else if (result.edits.length === 0)
        void vscode.window.showInformationMessage(`${name}: ${summarySince(base.kind, result.summary)}`);
      // Commands do not wait for an answer that nobody may ever give.
      else void showList(result, base.kind, document, previews);
      return result;
    },
  );
}

function showObstacle(
  { reason, side, problem }: Extract<EditCostResult, { readonly kind: 'impossible' }>,
  name: string,
  { uri }: vscode.TextDocument,
): void {
  const text = problem === null ? reason : `${reason}: ${problem.message}`;
  if (side === 'base' || problem === null) {
    const about = side === 'base' ? vscode.l10n.t('{0}, as machines got it: {1}', name, text) : `${name}: ${text}`;
    void vscode.window.showErrorMessage(about);
    return;
  }
  const show = vscode.l10n.t('Show');
  void vscode.window.showErrorMessage(`${name}: ${text}`, show).then(async (button) => {
    if (button === show) await goTo(uri, problem.line, problem.column);
  });
}

async function goTo(uri: vscode.Uri, line: number, column: number): Promise<void> {
  const place = new vscode.Position(line - 1, column - 1);
  await vscode.window.showTextDocument(uri, { selection: new vscode.Range(place, place) });
}

interface Choice extends vscode.QuickPickItem {
  readonly edit?: EditCostRecord;
  readonly opensText?: true;
}

async function showList(
  result: ComparedCosts,
  base: EditBase['kind'],
  document: vscode.TextDocument,
  previews: PreviewDocuments,
): Promise<void> {
  const { uri } = document;
  const summary = summarySince(base, result.summary);
  const picked = await vscode.window.showQuickPick(choicesFor(result), {
    title: summary,
    placeHolder: vscode.l10n.t('Go to an edit'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked?.edit) await goTo(uri, picked.edit.line, picked.edit.column);
  if (!picked?.opensText) return;
  const text = previews.put('edit-cost.txt', uri.toString(), listText(result, summary));
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(text));
}

function choicesFor({ edits }: ComparedCosts): readonly Choice[] {
  const separator = (label: string): Choice => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const dangerous = edits.filter(({ danger }) => danger !== null);
  const others = edits.filter(({ danger }) => danger === null);
  return [
    ...(dangerous.length === 0 ? [] : [separator(vscode.l10n.t('look at these first')), ...dangerous.map(choiceOf)]),
    ...(others.length === 0 ? [] : [separator(vscode.l10n.t('others')), ...others.map(choiceOf)]),
    separator(''),
    { label: vscode.l10n.t('Open as Text'), opensText: true, alwaysShow: true },
  ];
}

function choiceOf(edit: EditCostRecord): Choice {
  const icon = edit.danger === null ? 'edit' : 'warning';
  return { label: `$(${icon}) ${titleOf(edit)}`, description: placeOf(edit), detail: edit.text, edit };
}

function placeOf({ kind, line, baseLine }: EditCostRecord): string {
  return kind === 'removed' && baseLine !== null
    ? vscode.l10n.t('was in line {0}', baseLine)
    : vscode.l10n.t('line {0}', line);
}

function listText({ edits }: ComparedCosts, summary: string): string {
  const lines = edits.flatMap((edit) => [`${titleOf(edit)} (${placeOf(edit)})`, `    ${edit.text}`, '']);
  return `${[summary, '', ...lines].join('\n').trimEnd()}\n`;
}
