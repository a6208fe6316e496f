import * as vscode from 'vscode';
import type { DiffResult } from '../../../server/src/base/protocol.ts';
import { eventually, expectEqual, expectIncludes, expectPresent } from './expect.ts';
import { closeEditors, fileIn, replaceText, show, showText } from './workspace.ts';

type Compared = Extract<DiffResult, { readonly kind: 'compared' }>;

/** What a person compares, once the server has answered with a comparison. */
function compared(command: string, ...uris: readonly vscode.Uri[]): Promise<Compared> {
  return eventually('the comparison', async () => {
    const result = await vscode.commands.executeCommand<DiffResult | undefined>(command, ...uris);
    return result?.kind === 'compared' ? result : undefined;
  });
}

/** The two sides of the diff editor that is shown. */
async function sidesShown(): Promise<readonly string[]> {
  const input = await eventually('the diff editor', () => {
    const shown = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    return shown instanceof vscode.TabInputTextDiff ? shown : undefined;
  });
  const documents = [input.original, input.modified].map((uri) => vscode.workspace.openTextDocument(uri));
  const sides = await Promise.all(documents);
  expectEqual([...new Set(sides.map(({ uri }) => uri.scheme))], ['strata-preview'], 'the schemes');
  return sides.map((document) => document.getText());
}

describe('comparing', () => {
  const source = fileIn('first', 'converted.bu');

  afterEach(closeEditors);

  it('shows two machines side by side, with their contents decoded', async () => {
    const { document } = await showText(
      '{"ignition":{"version":"3.4.0"},"storage":{"files":[{"path":"/etc/motd","mode":384}]}}',
      'ignition',
    );
    const result = await compared('strata.compareConfigs', source, document.uri);
    expectEqual(
      result.entries.map(({ kind, what }) => [kind, what]),
      [['changed', 'file /etc/motd']],
      'the differences',
    );
    expectIncludes(result.text, 'mode 0644 → 0600', 'the summary');
    const [a = '', b = ''] = await sidesShown();
    expectIncludes(a, 'file /etc/motd\n  mode: 0644\n  contents:\n    welcome\n', 'the first machine');
    expectIncludes(b, 'file /etc/motd\n  mode: 0600\n', 'the other machine');
  });

  it('opens nothing where both make the same machine', async () => {
    await show(source);
    const { document } = await showText(
      '{"ignition":{"version":"3.5.0"},"storage":{"files":[{"path":"/etc/motd","mode":420,"contents":{"source":"data:,welcome%0A"}}]}}',
      'ignition',
    );
    const { same, entries } = await compared('strata.compareConfigs', source, document.uri);
    expectEqual({ same, entries }, { same: true, entries: [] }, 'what is said of them');
    const tab = expectPresent(vscode.window.tabGroups.activeTabGroup.activeTab, 'the tab');
    expectEqual(tab.input instanceof vscode.TabInputTextDiff, false, 'whether a diff editor is shown');
  });

  it('compares what is typed with what is saved', async () => {
    const editor = await show(source);
    await replaceText(editor, '0644', '0600');
    const result = await eventually('the difference', async () => {
      const found = await vscode.commands.executeCommand<DiffResult | undefined>('strata.compareWithSaved', source);
      return found?.kind === 'compared' && !found.same ? found : undefined;
    });
    expectIncludes(result.text, '~ file /etc/motd', 'the summary');
    const [a = '', b = ''] = await sidesShown();
    expectIncludes(a, 'mode: 0644', 'the machine as it is saved');
    expectIncludes(b, 'mode: 0600', 'the machine as it is typed');
    await closeEditors();
  });
});
