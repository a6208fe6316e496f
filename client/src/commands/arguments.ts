import * as vscode from 'vscode';
import type { Manifest } from '../manifest.ts';

/** The document that a command was called for: its argument's, else the active editor's. */
export async function documentFor(uri: vscode.Uri | undefined): Promise<vscode.TextDocument | undefined> {
  if (uri !== undefined) return vscode.workspace.openTextDocument(uri);
  return vscode.window.activeTextEditor?.document;
}

/** What the user chose: the id of a format, or that the content decides. */
export type FormatChoice = { readonly kind: 'format'; readonly id: string } | { readonly kind: 'content' };

/** Takes the format from a command's argument (`null`: the content decides), or asks; undefined when the question was dismissed. */
export async function formatFor(
  manifest: Manifest,
  argument: string | null | undefined,
): Promise<FormatChoice | undefined> {
  if (typeof argument === 'string') return { kind: 'format', id: argument };
  if (argument === null) return { kind: 'content' };
  const content = { label: vscode.l10n.t('Let the content decide'), id: undefined };
  const formats = manifest.languages.map(({ id, name }) => ({ label: name, description: id, id }));
  const placeHolder = vscode.l10n.t('What is in the file?');
  const picked = await vscode.window.showQuickPick([content, ...formats], { placeHolder });
  if (picked === undefined) return undefined;
  return picked.id === undefined ? { kind: 'content' } : { kind: 'format', id: picked.id };
}
