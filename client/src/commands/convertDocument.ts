import * as vscode from 'vscode';
import type { ConvertResult } from '../../../server/src/base/protocol.ts';
import { exists } from '../exists.ts';
import type { ServerHandle } from '../startClient.ts';
import { writeWholeFile } from '../writeWholeFile.ts';
import { documentFor } from './arguments.ts';

/** What a caller may decide; a person is asked for the rest. */
export interface ConvertArguments {
  /** The format that is wanted; by default the one that the real tool makes. */
  readonly to?: string;
  readonly pretty?: boolean;
  readonly raw?: boolean;
  /** The file that is written; by default the one beside the document that has its name. */
  readonly target?: vscode.Uri;
  /** Writes over a file that is there without asking. */
  readonly overwrite?: boolean;
}

/** Arguments: the document's URI, by default the active editor's, and `ConvertArguments`. Returns what was written. */
export function registerConvertDocument(server: ServerHandle): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(
      'strata.convertToIgnitionFile',
      async (uri?: vscode.Uri, given: ConvertArguments = {}): Promise<vscode.Uri | undefined> => {
        const converted = await convert(server, uri, given);
        return converted && writeBeside(converted.document, converted.result, given);
      },
    ),
    vscode.commands.registerCommand(
      'strata.convertToIgnitionClipboard',
      async (uri?: vscode.Uri, given: ConvertArguments = {}): Promise<string | undefined> => {
        const converted = await convert(server, uri, given);
        if (!converted) return undefined;
        const { output } = converted.result;
        await vscode.env.clipboard.writeText(output);
        announce(vscode.l10n.t('the clipboard'), output, converted.result.saved);
        return output;
      },
    ),
    compileOnSave(server),
  );
}

type Converted = ConvertResult & { readonly output: string; readonly ending: string };

interface Conversion {
  readonly document: vscode.TextDocument;
  readonly result: Converted;
}

async function convert(
  server: ServerHandle,
  uri: vscode.Uri | undefined,
  { to, pretty = false, raw = false }: ConvertArguments,
): Promise<Conversion | undefined> {
  const document = await documentFor(uri);
  if (document === undefined) return undefined;
  const result = await server.convert(document.uri, { ...(to === undefined ? {} : { to }), options: { pretty, raw } });
  if (isConverted(result)) return { document, result };
  showRefusal(document, result);
  return undefined;
}

function isConverted(result: ConvertResult | null): result is Converted {
  return result !== null && result.output !== null && result.ending !== null;
}

/** Says why there is no result, and leads to the first thing that has to be mended. */
function showRefusal(document: vscode.TextDocument, result: ConvertResult | null): void {
  const reason = result?.refusal ?? vscode.l10n.t('this is no config of a format that Strata knows');
  const [problem] = result?.problems ?? [];
  const go = vscode.l10n.t('Show');
  const buttons = problem === undefined ? [] : [go];
  const shown = problem === undefined ? reason : `${reason}: ${problem.message}`;
  // Commands do not wait for an answer to a notification: nobody may ever give one.
  void vscode.window.showErrorMessage(shown, ...buttons).then(async (button) => {
    if (button !== go || problem === undefined) return;
    const start = new vscode.Position(problem.line - 1, problem.column - 1);
    const end = new vscode.Position(problem.endLine - 1, problem.endColumn - 1);
    await vscode.window.showTextDocument(document, { selection: new vscode.Range(start, end) });
  });
}

async function writeBeside(
  document: vscode.TextDocument,
  { output, ending, saved }: Converted,
  { target: given, overwrite = false }: ConvertArguments,
): Promise<vscode.Uri | undefined> {
  const beside = targetBeside(document.uri, ending);
  const target = given ?? beside ?? (await vscode.window.showSaveDialog({ filters: { [ending]: [ending.slice(1)] } }));
  if (target === undefined) return undefined;
  // A file that was chosen in the dialog was confirmed there.
  const isConfirmed = overwrite || (given === undefined && beside === undefined);
  if (!isConfirmed && (await exists(target)) && !(await mayOverwrite(target))) return undefined;
  if (!(await written(target, output))) return undefined;
  const result = await vscode.workspace.openTextDocument(target);
  await vscode.window.showTextDocument(result, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
  announce(vscode.workspace.asRelativePath(target), output, saved);
  return target;
}

/** `node.ign` for `node.bu`; undefined where the document lies nowhere, or would be written over. */
export function targetBeside(uri: vscode.Uri, ending: string): vscode.Uri | undefined {
  if (uri.scheme === 'untitled') return undefined;
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const stem = name.replace(/(?<=.)\.[^.]*$/u, '');
  const target = vscode.Uri.joinPath(uri, '..', `${stem}${ending}`);
  return target.path === uri.path ? undefined : target;
}

async function mayOverwrite(target: vscode.Uri): Promise<boolean> {
  const replace = vscode.l10n.t('Replace');
  const question = vscode.l10n.t('{0} is there already. Replace it?', vscode.workspace.asRelativePath(target));
  return (await vscode.window.showWarningMessage(question, { modal: true }, replace)) === replace;
}

async function written(target: vscode.Uri, output: string): Promise<boolean> {
  try {
    await writeWholeFile(target, new TextEncoder().encode(output));
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(
      vscode.l10n.t('{0} could not be written: {1}', vscode.workspace.asRelativePath(target), reason),
    );
    return false;
  }
}

/** How long a message stays in the status bar, in milliseconds. */
const shownFor = 15_000;

function announce(place: string, output: string, saved: number): void {
  const size = new TextEncoder().encode(output).length.toLocaleString();
  const text =
    saved > 0
      ? vscode.l10n.t('{0}: {1} bytes, {2} saved by compression', place, size, saved.toLocaleString())
      : vscode.l10n.t('{0}: {1} bytes', place, size);
  vscode.window.setStatusBarMessage(text, shownFor);
}

/** Where the setting says so, every save writes the result beside the document; what refuses it stands in the problems. */
function compileOnSave(server: ServerHandle): vscode.Disposable {
  return vscode.workspace.onDidSaveTextDocument(async (document) => {
    const isWanted = vscode.workspace.getConfiguration('strata', document).get<boolean>('compileOnSave') === true;
    if (!isWanted || !server.lastInfo(document.uri)?.format) return;
    const result = await server.convert(document.uri, {});
    if (result === null || result.kind === 'impossible') return;
    const target = isConverted(result) ? targetBeside(document.uri, result.ending) : undefined;
    if (!isConverted(result) || target === undefined) {
      const text = vscode.l10n.t(
        '{0} was not compiled: {1}',
        vscode.workspace.asRelativePath(document.uri),
        result.refusal ?? '',
      );
      vscode.window.setStatusBarMessage(text, shownFor);
      return;
    }
    if (await written(target, result.output))
      announce(vscode.workspace.asRelativePath(target), result.output, result.saved);
  });
}
