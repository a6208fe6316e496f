import * as vscode from 'vscode';
import type { TimeLineResult } from '../../../server/src/base/protocol.ts';
import { eventually, expectEqual, expectIncludes, expectPresent } from './expect.ts';
import { closeEditors, rangeOf, replaceText, showText } from './workspace.ts';

const config = '#cloud-config\n# strata: os=debian\nbootcmd: [a]\nruncmd: [b]\nwireguard: {}\n';

describe('what runs when', () => {
  afterEach(closeEditors);

  /** The text that is shown beside a document. */
  async function shownFor({ uri }: vscode.TextDocument): Promise<vscode.TextDocument> {
    return eventually('the time line', () =>
      vscode.window.visibleTextEditors
        .map(({ document }) => document)
        .find((shown) => shown.uri.scheme === 'strata-preview' && shown.uri.query === uri.toString()),
    );
  }

  it('is shown beside the config, and leaves the focus where it is', async () => {
    const { document } = await showText(config, 'cloud-config');
    const told = await vscode.commands.executeCommand<TimeLineResult | undefined>('strata.showTimeLine');
    expectEqual(expectPresent(told, 'the time line').title.endsWith(' on debian'), true, 'the title');
    const text = (await shownFor(document)).getText();
    expectIncludes(text, 'bootcmd, every boot: ', 'what runs');
    expectIncludes(text, 'wireguard: it is not in the list of modules of debian', 'what does not run');
    expectEqual(vscode.window.activeTextEditor?.document.uri.toString(), document.uri.toString(), 'the focus');
  });

  it('follows what is typed, and its lines lead to their settings by the keyboard', async () => {
    const editor = await showText(config, 'cloud-config');
    const { document } = editor;
    await vscode.commands.executeCommand('strata.showTimeLine', document.uri);
    const shown = await shownFor(document);
    await replaceText(editor, 'bootcmd', '# a comment\npower_state');
    await eventually('the edit', () => shown.getText().includes('power_state_change') || undefined);
    const beside = await vscode.window.showTextDocument(shown, { viewColumn: vscode.ViewColumn.Two });
    const { start } = rangeOf(shown, 'power_state_change');
    beside.selection = new vscode.Selection(start, start);
    await vscode.commands.executeCommand('editor.action.revealDefinition');
    await eventually('the setting', () => {
      const { activeTextEditor: active } = vscode.window;
      if (active?.document.uri.toString() !== document.uri.toString()) return undefined;
      return active.selection.active.line === 3 || undefined;
    });
  });

  it('is not there for a format of which it is not known', async () => {
    await showText('variant: fcos\nversion: 1.6.0\n', 'butane');
    expectEqual(await vscode.commands.executeCommand('strata.showTimeLine'), undefined, 'the time line');
  });
});
