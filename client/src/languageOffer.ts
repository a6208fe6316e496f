import * as vscode from 'vscode';
import type { DocumentInfo } from '../../server/src/base/protocol.ts';
import type { ContributedLanguage, Manifest } from './manifest.ts';
import type { ServerHandle } from './startClient.ts';

const neverKey = 'strata.neverOfferLanguage';

/**
 * Offers, once for each document, to switch one that the server recognised to its own language. The answer is never
 * waited for: checking works without it.
 */
export function offerLanguage(manifest: Manifest, server: ServerHandle, memory: vscode.Memento): vscode.Disposable {
  const offered = new Set<string>();
  return server.onInfo((info) => {
    const document = openDocument(info);
    const language = manifest.languages.find(({ id }) => id === info.format);
    if (!document || !language || !manifest.generalLanguages.includes(document.languageId)) return;
    const key = document.uri.toString();
    if (offered.has(key)) return;
    offered.add(key);
    const policy = vscode.workspace.getConfiguration('strata', document).get<string>('offerLanguage');
    if (policy === 'always') void vscode.languages.setTextDocumentLanguage(document, language.id);
    if (policy === 'ask' && !memory.get<boolean>(neverKey)) void ask(document, language, memory);
  });
}

function openDocument(info: DocumentInfo): vscode.TextDocument | undefined {
  const wanted = vscode.Uri.parse(info.file).toString();
  return vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === wanted);
}

async function ask(
  document: vscode.TextDocument,
  language: ContributedLanguage,
  memory: vscode.Memento,
): Promise<void> {
  const switchNow = vscode.l10n.t('Switch');
  const keep = vscode.l10n.t('Keep');
  const never = vscode.l10n.t('Never in this workspace');
  const file = document.uri.path.split('/').at(-1) ?? '';
  const question = vscode.l10n.t(
    '{0} is {1}. It is checked either way; its own language adds colours and keeps other extensions from judging it.',
    file,
    language.name,
  );
  const answer = await vscode.window.showInformationMessage(question, switchNow, keep, never);
  if (answer === never) await memory.update(neverKey, true);
  if (answer === switchNow && !document.isClosed) await vscode.languages.setTextDocumentLanguage(document, language.id);
}
