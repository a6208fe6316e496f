import * as vscode from 'vscode';
import type { ConvertResult } from '../../server/src/base/protocol.ts';
import type { HostSide } from './hostSide.ts';
import { stemOf } from './stemOf.ts';
import { writeWholeFile } from './writeWholeFile.ts';

/** A result that there is a text of. */
export type Converted = ConvertResult & { readonly output: string; readonly ending: string };

export function isConverted(result: ConvertResult | null): result is Converted {
  return result !== null && result.output !== null && result.ending !== null;
}

/** `node.ign` for `node.bu`; undefined where the document lies nowhere, or would be written over. */
export function targetBeside(uri: vscode.Uri, ending: string): vscode.Uri | undefined {
  if (uri.scheme === 'untitled') return undefined;
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const target = vscode.Uri.joinPath(uri, '..', `${stemOf(name)}${ending}`);
  return target.path === uri.path ? undefined : target;
}

/** Writes a result and says so, or says why it could not be written. */
export async function writeResult(target: vscode.Uri, result: Converted, host: HostSide): Promise<boolean> {
  const place = vscode.workspace.asRelativePath(target);
  try {
    await writeWholeFile(target, new TextEncoder().encode(result.output), host);
  } catch (error) {
    showUnwritten(target, error instanceof Error ? error.message : String(error));
    return false;
  }
  announce(place, result);
  return true;
}

/** Says why there is no result in a file. */
export function showUnwritten(target: vscode.Uri, reason: string): void {
  const place = vscode.workspace.asRelativePath(target);
  void vscode.window.showErrorMessage(vscode.l10n.t('{0} could not be written: {1}', place, reason));
}

/** Shows in the status bar how large a result is, and what compression saved. */
export function announce(place: string, { output, saved }: Converted): void {
  const size = new TextEncoder().encode(output).length.toLocaleString();
  showInStatusBar(
    saved > 0
      ? vscode.l10n.t('{0}: {1} bytes, {2} saved by compression', place, size, saved.toLocaleString())
      : vscode.l10n.t('{0}: {1} bytes', place, size),
  );
}

/** How long a message stays in the status bar, in milliseconds. */
const shownFor = 15_000;

export function showInStatusBar(text: string): void {
  vscode.window.setStatusBarMessage(text, shownFor);
}
