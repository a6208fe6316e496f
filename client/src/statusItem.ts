import * as vscode from 'vscode';
import type { DocumentInfo } from '../../server/src/base/protocol.ts';
import type { Manifest } from './manifest.ts';
import { previewScheme } from './previewDocuments.ts';
import type { SizeWatch } from './sizeWatch.ts';
import type { ServerHandle } from './startClient.ts';
import type { LivePreviews } from './views/livePreviews.ts';
import { headingOf, isBehind } from './views/previewHeading.ts';

/** The two lines of the status item. */
export interface StatusText {
  readonly text: string;
  readonly detail: string;
  /** Whether something has to be mended that is not in the document itself. */
  readonly isWarning: boolean;
}

/** The item behind the language in the status bar: what the document is taken for and why, or why Strata is silent. */
export function createStatusItem(
  manifest: Manifest,
  server: ServerHandle,
  sizes: SizeWatch,
  previews: LivePreviews,
): vscode.Disposable & { readonly text: () => StatusText | undefined } {
  const languages = [...manifest.languages.map(({ id }) => id), ...manifest.generalLanguages];
  const item = vscode.languages.createLanguageStatusItem(
    'strata.format',
    languages.map((language) => ({ language })),
  );
  item.name = vscode.l10n.t('Strata: format');
  const chooseFormat = { command: 'strata.chooseFormat', title: vscode.l10n.t('Change') };
  const goToOtherSide = { command: 'strata.goToOtherSide', title: vscode.l10n.t('Go to the source') };
  let shown: StatusText | undefined;
  const show = () => {
    const document = vscode.window.activeTextEditor?.document;
    const isOurs = document && languages.includes(document.languageId);
    const isPreview = document?.uri.scheme === previewScheme;
    if (isPreview) shown = describePreview(previews, document);
    else shown = isOurs ? describe(manifest, server, sizes, document) : undefined;
    item.command = isPreview ? goToOtherSide : chooseFormat;
    item.text = shown?.text ?? '';
    item.detail = shown?.detail ?? '';
    item.severity = shown?.isWarning
      ? vscode.LanguageStatusSeverity.Warning
      : vscode.LanguageStatusSeverity.Information;
  };
  show();
  const listeners = vscode.Disposable.from(
    server.onInfo(show),
    sizes.onChange(show),
    previews.onChange(show),
    vscode.window.onDidChangeActiveTextEditor(show),
  );
  return { text: () => shown, dispose: () => vscode.Disposable.from(item, listeners).dispose() };
}

/** Decoded contents and the like need no description. */
function describePreview(previews: LivePreviews, { uri }: vscode.TextDocument): StatusText | undefined {
  const preview = previews.at(uri);
  if (!preview) return undefined;
  const [text = '', ...details] = headingOf(preview).map((heading) => heading.text);
  return {
    text: vscode.l10n.t('Strata: preview'),
    detail: [text, ...details].join('; '),
    isWarning: isBehind(preview),
  };
}

function describe(
  manifest: Manifest,
  server: ServerHandle,
  sizes: SizeWatch,
  document: vscode.TextDocument,
): StatusText {
  const info = server.lastInfo(document.uri);
  const isWarning = info?.settingsMistake !== undefined;
  if (info === undefined || info.format === null) {
    const reason =
      info?.silence ?? vscode.l10n.t('the content names no format that Strata knows; choose one to have it checked');
    const lines = [reason, ...(info?.settingsMistake === undefined ? [] : [info.settingsMistake])];
    return { text: vscode.l10n.t('Strata: silent'), detail: lines.join('; '), isWarning };
  }
  return { text: title(manifest, info), detail: details(info, sizes.last(document.uri)).join('; '), isWarning };
}

function title(manifest: Manifest, { format, version, os }: DocumentInfo): string {
  const name = manifest.languages.find(({ id }) => id === format)?.name ?? format;
  // A version of some formats names its OS already.
  const others = os.filter((id) => !version?.startsWith(id));
  const targets = others.length === 0 ? '' : ` · ${others.join(', ')}`;
  return `${[name, version].filter((word) => word !== null).join(' ')}${targets}`;
}

function details({ evidence, masked, silence, settingsMistake }: DocumentInfo, size: string | undefined): string[] {
  const lines = [settingsMistake, size, ...evidence].filter((line) => line !== undefined);
  if (silence !== undefined) lines.push(silence);
  else if (masked) lines.push(vscode.l10n.t('templates are not judged, everything around them is'));
  return lines;
}
