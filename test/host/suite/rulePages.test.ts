import * as vscode from 'vscode';
import { eventually, expectEqual, expectPresent } from './expect.ts';
import { closeEditors, expectProblems, fileIn, show } from './workspace.ts';

describe('the page of a problem code', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await closeEditors();
  });

  it('is linked at the problem, and opens as it is meant to be read', async () => {
    const { document } = await show(fileIn('first', 'quoted-mode.bu'));
    await expectProblems(document, ['Error butane/wrong-type: "0644"']);
    const [problem] = vscode.languages.getDiagnostics(document.uri);
    const code = problem?.code;
    const target = expectPresent(typeof code === 'object' ? code.target : undefined, 'the link');
    expectEqual(target.toString(), 'strata-rules:/config/wrong-type.md', 'the link');

    const page = await vscode.workspace.openTextDocument(target);
    expectEqual(page.languageId, 'markdown', 'the language of the page');
    expectEqual(page.lineAt(0).text, '# Wrong type', 'the title of the page');

    await vscode.commands.executeCommand('vscode.open', target);
    const input = await eventually('the page in a tab', () => {
      const tab = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return tab instanceof vscode.TabInputCustom ? tab : undefined;
    });
    expectEqual(input.viewType, 'vscode.markdown.preview.editor', 'the editor of the page');
    expectEqual(input.uri.toString(), target.toString(), 'the page in the tab');
  });
});
