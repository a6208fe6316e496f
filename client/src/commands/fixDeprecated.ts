import * as vscode from 'vscode';
import type { FixDeprecatedResult, ProblemRecord, ToolReleaseRecord } from '../../../server/src/base/protocol.ts';
import type { ServerHandle } from '../startClient.ts';
import { documentFor } from './arguments.ts';

/**
 * Writes everything that is deprecated in a release of the real tool as that release wants it, and says what only a person can
 * change. Arguments: the document's URI, by default the active editor's, and the release, `NAME@VERSION`, which it asks for by
 * default. Returns what the server said; undefined where nothing was asked of it.
 */
export function registerFixDeprecated(server: ServerHandle): vscode.Disposable {
  return vscode.commands.registerCommand(
    'strata.fixDeprecated',
    async (uri?: vscode.Uri, release?: string): Promise<FixDeprecatedResult | undefined> => {
      const document = await documentFor(uri);
      if (document === undefined) return undefined;
      const known = await server.fixDeprecated(document.uri, release);
      if (known === null) {
        void vscode.window.showErrorMessage(vscode.l10n.t('this is no config of a format that Strata knows'));
        return undefined;
      }
      const chosen = release ?? (await ask(known.releases));
      if (chosen === undefined) return undefined;
      const { version } = document;
      const result = await server.fixDeprecated(document.uri, chosen);
      // What was typed meanwhile would be mixed up with edits of the text before.
      if (result === null || document.version !== version) return undefined;
      if (result.edits.length > 0 && !(await apply(document, result))) return undefined;
      say(document, result);
      return result;
    },
  );
}

async function ask(releases: readonly ToolReleaseRecord[]): Promise<string | undefined> {
  const items = releases.map(({ id, version, shippedIn }, index) => ({
    label: version,
    description: [...(index === 0 ? [vscode.l10n.t('the newest that is known')] : []), ...shippedIn].join(', '),
    id,
  }));
  const placeHolder = vscode.l10n.t('For which release is everything deprecated to be replaced?');
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.id;
}

async function apply({ uri }: vscode.TextDocument, { edits }: FixDeprecatedResult): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of edits) {
    const { start, end } = range;
    edit.replace(uri, new vscode.Range(start.line, start.character, end.line, end.character), newText);
  }
  return vscode.workspace.applyEdit(edit);
}

function say({ uri }: vscode.TextDocument, { release, fixed, left }: FixDeprecatedResult): void {
  const name = vscode.workspace.asRelativePath(uri);
  const tool = release.replace('@', ' ');
  const [first] = left;
  if (!first) {
    const text =
      fixed.length === 0
        ? vscode.l10n.t('{0}: nothing is deprecated in {1}.', name, tool)
        : vscode.l10n.t('{0}: replaced {1} that are deprecated in {2}.', name, fixed.length, tool);
    void vscode.window.showInformationMessage(text);
    return;
  }
  const text = vscode.l10n.t(
    '{0}: replaced {1} that are deprecated in {2}; {3} only you can change: {4}',
    name,
    fixed.length,
    tool,
    left.length,
    left.map(({ line, message }) => vscode.l10n.t('line {0}: {1}', line, message)).join(' · '),
  );
  const show = vscode.l10n.t('Show');
  void vscode.window.showWarningMessage(text, show).then((button) => (button === show ? goTo(uri, first) : undefined));
}

async function goTo(uri: vscode.Uri, { line, column, endLine, endColumn }: ProblemRecord): Promise<void> {
  const selection = new vscode.Range(line - 1, column - 1, endLine - 1, endColumn - 1);
  await vscode.window.showTextDocument(uri, { selection });
}
