import * as vscode from 'vscode';
import type { DocumentInfo } from '../../server/src/base/protocol.ts';
import type { Manifest } from './manifest.ts';
import type { ServerHandle } from './startClient.ts';
import type { LayerMaps } from './views/layerMaps.ts';

/** What the items say of the document whose layers are shown; undefined where there is none. */
export interface LayerStatusText {
  readonly os: string;
  /** Who says so. */
  readonly evidence: string;
  readonly hints: string;
}

/** The items behind the language in the status bar that are about layers: the operating system, and the hints in the text. */
export function createLayerStatus(
  manifest: Manifest,
  server: ServerHandle,
  maps: LayerMaps,
): vscode.Disposable & { readonly text: () => LayerStatusText | undefined } {
  const languages = [...manifest.languages.map(({ id }) => id), ...manifest.generalLanguages];
  const everywhere = languages.map((language) => ({ language }));
  const os = vscode.languages.createLanguageStatusItem('strata.os', nowhere);
  os.name = vscode.l10n.t('Strata: operating system');
  const hints = vscode.languages.createLanguageStatusItem('strata.layerHints', nowhere);
  hints.name = vscode.l10n.t('Strata: layer hints');
  let shown: LayerStatusText | undefined;
  const show = () => {
    const uri = maps.subject();
    const info = uri && server.lastInfo(uri);
    const isOn = vscode.workspace.getConfiguration('strata', uri).get('layerHints') === true;
    shown = info && textOf(info, isOn);
    os.selector = shown ? everywhere : nowhere;
    hints.selector = shown ? everywhere : nowhere;
    os.text = shown?.os ?? '';
    os.detail = shown?.evidence ?? '';
    hints.text = shown?.hints ?? '';
    os.command = { command: 'strata.chooseOs', title: vscode.l10n.t('Change'), arguments: [uri] };
    const title = isOn ? vscode.l10n.t('Turn off') : vscode.l10n.t('Turn on');
    hints.command = { command: 'strata.toggleLayerHints', title, arguments: [uri] };
  };
  show();
  const listeners = vscode.Disposable.from(
    server.onInfo(show),
    maps.onSubject(show),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('strata.layerHints')) show();
    }),
  );
  return { text: () => shown, dispose: () => vscode.Disposable.from(os, hints, listeners).dispose() };
}

/** An item that goes for no language is in no list. */
const nowhere: vscode.DocumentSelector = [];

function textOf({ os, evidence }: DocumentInfo, isOn: boolean): LayerStatusText {
  const hints = isOn ? vscode.l10n.t('Layer hints: on') : vscode.l10n.t('Layer hints: off');
  if (os.length === 0) {
    const why = vscode.l10n.t('nothing says which; every system that takes the format is meant');
    return { os: vscode.l10n.t('OS: any'), evidence: why, hints };
  }
  const said = evidence.filter((words) => /\bos=/u.test(words));
  return {
    os: vscode.l10n.t('OS: {0}', os.join(', ')),
    // What comes last was found in the content.
    evidence: (said.length > 0 ? said : evidence.slice(-1)).join('; '),
    hints,
  };
}
