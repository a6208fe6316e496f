import * as vscode from 'vscode';
import { isVisible } from './livePreview.ts';
import type { LivePreviews } from './livePreviews.ts';
import { headingOf, isBehind } from './previewHeading.ts';
import { openingOf } from './previewLens.ts';

/** An item in the status bar for a preview in sight that is outdated: what stands above its text may be scrolled away. */
export function createPreviewWarning(previews: LivePreviews): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('strata.preview', vscode.StatusBarAlignment.Left);
  item.name = vscode.l10n.t('Strata: preview');
  item.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
  const show = () => {
    const outdated = previews.all().find((preview) => isVisible(preview.uri) && isBehind(preview));
    const headings = outdated ? headingOf(outdated).filter(({ isWarning }) => isWarning) : [];
    const [first, ...reasons] = headings;
    if (!outdated || !first) {
      item.hide();
      return;
    }
    const reason = reasons.at(-1);
    item.text = `$(warning) ${first.text}`;
    item.tooltip = headings.map(({ text }) => text).join('\n');
    item.accessibilityInformation = { label: headings.map(({ text }) => text).join('; '), role: 'link' };
    item.command = { ...openingOf(outdated, reason ?? first), title: first.text };
    item.show();
  };
  return vscode.Disposable.from(item, previews.onChange(show), vscode.window.onDidChangeVisibleTextEditors(show));
}
