import * as vscode from 'vscode';
import type { PossibleSystem } from '../../../server/src/base/protocol.ts';
import type { ServerHandle } from '../startClient.ts';
import { documentFor } from './arguments.ts';
import { writeSetting } from './writeSetting.ts';

/**
 * Says which operating system one file is for, and which release of it: by a modeline, or in strata.json where the file is
 * JSON. Arguments: the document's URI, by default the active editor's; `OS` or `OS@RELEASE`, or null for what the file says.
 */
export function registerChooseOs(server: ServerHandle): vscode.Disposable {
  return vscode.commands.registerCommand('strata.chooseOs', async (uri?: vscode.Uri, os?: string | null) => {
    const document = await documentFor(uri);
    if (!document) return;
    const choice = os === undefined ? await ask(await server.systems(document.uri)) : { os: os ?? undefined };
    if (choice) await writeSetting(document, 'os', choice.os);
  });
}

interface OsChoice {
  /** Undefined for what the file itself says. */
  readonly os: string | undefined;
}

async function ask(systems: readonly PossibleSystem[]): Promise<OsChoice | undefined> {
  const unsaid = { label: vscode.l10n.t('Let the file decide'), system: undefined };
  const items = systems.map((system) => ({
    label: system.name,
    description: system.id,
    detail: system.about,
    system,
  }));
  const placeHolder = vscode.l10n.t('Which operating system is the file for?');
  const picked = await vscode.window.showQuickPick([unsaid, ...items], { placeHolder, matchOnDescription: true });
  if (!picked) return undefined;
  return picked.system === undefined ? { os: undefined } : askForRelease(picked.system);
}

async function askForRelease({
  id,
  name,
  releaseName,
  newest,
  releases,
}: PossibleSystem): Promise<OsChoice | undefined> {
  const whatever = { label: vscode.l10n.t('The newest that is known'), description: newest, os: id };
  const known = releases.map((release) => ({
    label: release,
    description:
      release === newest ? vscode.l10n.t('the newest that is known') : vscode.l10n.t('something changed here'),
    os: `${id}@${release}`,
  }));
  const other = { label: vscode.l10n.t('Another one…'), os: undefined };
  const placeHolder = vscode.l10n.t('Which {0}?', releaseName);
  const picked = await vscode.window.showQuickPick([whatever, ...known, other], { placeHolder, title: name });
  if (!picked) return undefined;
  if (picked.os !== undefined) return { os: picked.os };
  const typed = await vscode.window.showInputBox({
    title: name,
    prompt: releaseName,
    value: newest,
    validateInput: (text) =>
      /^\d+(?:\.\d+)*(?:-[\w.]+)?$/u.test(text)
        ? undefined
        : vscode.l10n.t('a release is numbers with dots between them'),
  });
  return typed === undefined ? undefined : { os: `${id}@${typed}` };
}
