import * as vscode from 'vscode';
import type { PossibleConversion } from '../../../server/src/base/protocol.ts';
import type { ServerHandle } from '../startClient.ts';

/** What somebody wants a document to become. */
export interface ConversionWish extends Pick<PossibleConversion, 'to' | 'label' | 'ending'> {
  /** Whether everything that it merges on the machine is to be in it. */
  readonly merged?: boolean;
  /** Whether contents can be put into files beside it. */
  readonly extracts?: boolean;
}

/** Asks which of the conversions that a document has is wanted; undefined where nothing is chosen, or there is none. */
export async function chooseConversion(
  server: ServerHandle,
  { uri }: vscode.TextDocument,
  placeHolder: string,
): Promise<ConversionWish | undefined> {
  const possible = await server.conversions(uri);
  if (possible.length === 0) {
    void vscode.window.showErrorMessage(nothingFrom(uri));
    return undefined;
  }
  const items = possible.flatMap((conversion) => wishesOf(conversion).map((wish) => itemOf(wish, conversion.isUsual)));
  const picked = await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  return picked?.wish;
}

/** What is wanted where somebody names only the format, or nothing; undefined where the document cannot become it. */
export function namedConversion(
  possible: readonly PossibleConversion[],
  to: string | undefined,
): ConversionWish | undefined {
  if (to === undefined) return possible.find(({ isUsual }) => isUsual) ?? possible[0];
  return possible.flatMap((conversion) => [conversion, ...wishesOf(conversion)]).find((wish) => wish.to === to);
}

export function nothingFrom(uri: vscode.Uri): string {
  return vscode.l10n.t('Strata knows nothing that {0} could become.', vscode.workspace.asRelativePath(uri));
}

/** One for each version that there is to choose from. */
function wishesOf({
  to,
  label,
  ending,
  versions,
  mergeable,
  alwaysMerged,
  extracts,
}: PossibleConversion): readonly ConversionWish[] {
  if (versions.length === 0) {
    const merged = { to, label: vscode.l10n.t('{0} with all that it merges', label), ending, merged: true };
    return [...(alwaysMerged ? [] : [{ to, label, ending }]), ...(mergeable ? [merged] : [])];
  }
  return versions.map((version) => ({
    to: `${to}@${version.id}`,
    label: `${label} ${version.label}`,
    ending,
    extracts,
  }));
}

function itemOf(wish: ConversionWish, isUsual: boolean): vscode.QuickPickItem & { readonly wish: ConversionWish } {
  return { label: wish.label, description: descriptionOf(wish, isUsual), wish };
}

/** No tool merges: a machine does. */
function descriptionOf({ ending, merged }: ConversionWish, isUsual: boolean): string {
  if (merged) return vscode.l10n.t('{0}, as a machine holds it', ending);
  return isUsual ? vscode.l10n.t('{0}, as the real tool makes it', ending) : ending;
}
