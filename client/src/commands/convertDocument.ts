import * as vscode from 'vscode';
import type { ConvertResult } from '../../../server/src/base/protocol.ts';
import { exists } from '../exists.ts';
import type { HostSide } from '../hostSide.ts';
import type { ServerHandle } from '../startClient.ts';
import { stemOf } from '../stemOf.ts';
import { nameOf } from '../views/livePreview.ts';
import { writeExtracted } from '../writeExtracted.ts';
import { announce, type Converted, isConverted, showUnwritten, targetBeside, writeResult } from '../writeResult.ts';
import { hindranceAt } from '../writeWholeFile.ts';
import { documentFor } from './arguments.ts';
import { askWhere, changeItself } from './changeItself.ts';
import { chooseConversion } from './chooseConversion.ts';
import { withPatience } from './withPatience.ts';

/** What a caller may decide; a person is asked for the rest. */
export interface ConvertArguments {
  /** The format that is wanted; by default the one that the real tool makes. */
  readonly to?: string;
  readonly pretty?: boolean;
  readonly raw?: boolean;
  /** Puts everything into it that it merges on the machine. */
  readonly merged?: boolean;
  /** Puts contents that are binary or long into files below this folder, which then is the result's files directory. */
  readonly extractTo?: vscode.Uri;
  /** The file that is written; by default the one beside the document that has its name. */
  readonly target?: vscode.Uri;
  /** Writes over a file that is there without asking. */
  readonly overwrite?: boolean;
}

/** Arguments: the document's URI, by default the active editor's, and `ConvertArguments`. Returns what was written. */
export function registerConvertDocument(server: ServerHandle, host: HostSide): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand(
      'strata.convertToIgnitionFile',
      async (uri?: vscode.Uri, given: ConvertArguments = {}): Promise<vscode.Uri | undefined> => {
        const document = await documentFor(uri);
        return document && convertToFile(document, server, host, given);
      },
    ),
    vscode.commands.registerCommand(
      'strata.convertTo',
      async (uri?: vscode.Uri, given: ConvertArguments = {}): Promise<vscode.Uri | undefined> => {
        const document = await documentFor(uri);
        const placeHolder = vscode.l10n.t('What shall it become?');
        if (document === undefined) return undefined;
        if (given.to !== undefined) return convertToFile(document, server, host, given);
        const wish = await chooseConversion(server, document, placeHolder);
        if (!wish) return undefined;
        const { to, merged = false, extracts = false } = wish;
        const own = { ...given, to, merged };
        const folder = extracts ? await chooseFolder(document, server, own) : 'none';
        if (!folder) return undefined;
        const extractTo = folder === 'none' ? {} : { extractTo: folder };
        return convertToFile(document, server, host, { ...own, ...extractTo });
      },
    ),
    vscode.commands.registerCommand(
      'strata.convertToIgnitionClipboard',
      async (uri?: vscode.Uri, given: ConvertArguments = {}): Promise<string | undefined> => {
        const document = await documentFor(uri);
        const result = document && (await convert(document, server, given));
        if (!result) return undefined;
        await vscode.env.clipboard.writeText(result.output);
        announce(vscode.l10n.t('the clipboard'), result);
        tellLosses(result);
        return result.output;
      },
    ),
  );
}

async function convert(
  document: vscode.TextDocument,
  server: ServerHandle,
  given: ConvertArguments,
): Promise<Converted | undefined> {
  const result = await ask(document, server, given, given.extractTo !== undefined);
  if (result === 'cancelled') return undefined;
  if (isConverted(result)) return result;
  showRefusal(document, result);
  return undefined;
}

async function ask(
  document: vscode.TextDocument,
  server: ServerHandle,
  { to, pretty = false, raw = false, merged = false }: ConvertArguments,
  extract: boolean,
): Promise<ConvertResult | null | 'cancelled'> {
  const params = { ...(to === undefined ? {} : { to }), options: { pretty, raw, merged, extract } };
  const title = vscode.l10n.t('Converting {0}', vscode.workspace.asRelativePath(document.uri));
  return withPatience(title, async (token) => server.convert(document.uri, params, token));
}

/**
 * The folder for contents that are binary or long: `none` where there are none, or all is to stay in the result. Undefined
 * where nothing is wanted after all.
 */
async function chooseFolder(
  document: vscode.TextDocument,
  server: ServerHandle,
  given: ConvertArguments,
): Promise<vscode.Uri | 'none' | undefined> {
  const result = await ask(document, server, given, true);
  if (result === 'cancelled') return undefined;
  const files = result?.files ?? [];
  if (files.length === 0) return 'none';
  const keep = { label: vscode.l10n.t('Keep everything in the result') };
  const put = {
    label: vscode.l10n.t('Put it into files below a folder…'),
    detail: files.map(({ path }) => path).join(', '),
  };
  const placeHolder = vscode.l10n.t('{0} contents are binary or long. Where shall they go?', files.length);
  const picked = await vscode.window.showQuickPick([keep, put], { placeHolder });
  if (picked !== put) return picked && 'none';
  const folders = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: vscode.l10n.t('Put the files here'),
    ...(document.isUntitled ? {} : { defaultUri: vscode.Uri.joinPath(document.uri, '..') }),
  });
  return folders?.[0];
}

async function convertToFile(
  document: vscode.TextDocument,
  server: ServerHandle,
  host: HostSide,
  given: ConvertArguments,
): Promise<vscode.Uri | undefined> {
  let result = await convert(document, server, given);
  if (!result) return undefined;
  if (!given.target && result.format === server.lastInfo(document.uri)?.format) {
    const where = await askWhere(document);
    if (where === 'itself') return convertItself(document, server, given);
    if (!where) return undefined;
  }
  const choice = await chooseTarget(document, host, result, given);
  if (!choice) return undefined;
  // Nobody knows how long an answer took, and what has changed meanwhile.
  if (choice.wasAsked) result = await convert(document, server, given);
  if (!result || !(await writeFiles(result, given, host))) return undefined;
  if (!(await writeResult(choice.target, result, host))) return undefined;
  tellLosses(result);
  tellFolder(choice.target, result, given);
  const shown = vscode.window.visibleTextEditors.find((editor) => isAt(editor.document, choice.target));
  const viewColumn = shown?.viewColumn ?? vscode.ViewColumn.Beside;
  await vscode.window.showTextDocument(choice.target, { viewColumn, preserveFocus: true });
  return choice.target;
}

/** Of what the document says now: nobody knows how long an answer took. */
async function convertItself(
  document: vscode.TextDocument,
  server: ServerHandle,
  given: ConvertArguments,
): Promise<vscode.Uri | undefined> {
  const result = await convert(document, server, given);
  if (!result || !(await changeItself(document, result.output))) return undefined;
  announce(vscode.workspace.asRelativePath(document.uri), result);
  tellLosses(result);
  return document.uri;
}

/** The files first: a result without them names what is not there. */
async function writeFiles(
  { files = [] }: Converted,
  { extractTo }: ConvertArguments,
  host: HostSide,
): Promise<boolean> {
  if (!extractTo) return true;
  const hindrance = await writeExtracted(extractTo, files, host);
  if (hindrance) showUnwritten(hindrance.target, hindrance.reason);
  return !hindrance;
}

/** Files are looked for beside the config, if nobody says another folder. */
function tellFolder(target: vscode.Uri, { files = [] }: Converted, { extractTo }: ConvertArguments): void {
  if (!extractTo || files.length === 0 || isSame(extractTo, vscode.Uri.joinPath(target, '..'))) return;
  const text = vscode.l10n.t(
    'The result names files below {0}: say so by `filesDir` in strata.json, or in the setting strata.filesDir.',
    vscode.workspace.asRelativePath(extractTo),
  );
  void vscode.window.showInformationMessage(text);
}

function isSame(one: vscode.Uri, other: vscode.Uri): boolean {
  return one.toString() === other.toString();
}

function isAt({ uri }: vscode.TextDocument, target: vscode.Uri): boolean {
  return isSame(uri, target);
}

interface TargetChoice {
  readonly target: vscode.Uri;
  /** Whether somebody had to answer a question. */
  readonly wasAsked: boolean;
}

/** Where the result goes; undefined where it cannot, or where the user wants none after all. */
async function chooseTarget(
  document: vscode.TextDocument,
  host: HostSide,
  { ending }: Converted,
  { to = '', target: given, overwrite = false }: ConvertArguments,
): Promise<TargetChoice | undefined> {
  const known = given ?? targetBeside(document.uri, ending);
  if (known === undefined) {
    // A file that is there already is confirmed in the dialog.
    const target = await vscode.window.showSaveDialog({
      filters: { [ending]: [ending.slice(1)] },
      ...(document.isUntitled ? {} : { defaultUri: anotherBeside(document.uri, ending, to) }),
    });
    return target && { target, wasAsked: true };
  }
  if (overwrite || !(await exists(known))) return { target: known, wasAsked: false };
  const hindrance = await hindranceAt(known, host);
  if (hindrance !== undefined) {
    showUnwritten(known, hindrance);
    return undefined;
  }
  return (await mayOverwrite(known)) ? { target: known, wasAsked: true } : undefined;
}

/** `node-flatcar-1.1.0.bu` for `node.bu` and `butane@flatcar-1.1.0`. */
function anotherBeside(uri: vscode.Uri, ending: string, to: string): vscode.Uri {
  const version = to.split('@')[1];
  const name = [stemOf(nameOf(uri)), ...(version === undefined ? ['2'] : [version])].join('-');
  return vscode.Uri.joinPath(uri, '..', `${name}${ending}`);
}

async function mayOverwrite(target: vscode.Uri): Promise<boolean> {
  const replace = vscode.l10n.t('Replace');
  const question = vscode.l10n.t('{0} is there already. Replace it?', vscode.workspace.asRelativePath(target));
  return (await vscode.window.showWarningMessage(question, { modal: true }, replace)) === replace;
}

/** Says why there is no result, and leads to the first thing that has to be mended. */
function showRefusal(document: vscode.TextDocument, result: ConvertResult | null): void {
  const reason = result?.refusal ?? reasonOfSilence(document);
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

/** Why the server does not know a document. */
function reasonOfSilence({ isClosed, uri, languageId }: vscode.TextDocument): string {
  const name = vscode.workspace.asRelativePath(uri);
  return isClosed
    ? vscode.l10n.t('{0} was closed before it was converted.', name)
    : vscode.l10n.t('Strata does not read {0} as {1}; choose another language for it.', name, languageId);
}

/** What the result does not carry is never passed over in silence. */
function tellLosses({ losses: [first, ...others] }: Converted): void {
  if (first === undefined) return;
  const text =
    others.length === 0
      ? vscode.l10n.t('The result is not all that the config says: {0}', first.message)
      : vscode.l10n.t('The result is not all that the config says: {0}; and {1} more', first.message, others.length);
  void vscode.window.showWarningMessage(text);
}
