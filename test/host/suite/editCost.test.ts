import * as vscode from 'vscode';
import type { EditCostResult } from '../../../server/src/base/protocol.ts';
import { eventually, expectEqual, expectIncludes, expectPresent } from './expect.ts';
import { closeEditors, fileIn, replaceText, show } from './workspace.ts';

/** The lenses that this feature shows: `LINE: text`, lines from 1, without their icons. */
async function lensesOf({ uri }: vscode.TextDocument): Promise<readonly string[]> {
  const lenses = await vscode.commands.executeCommand<readonly vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uri,
  );
  return lenses
    .filter(({ command }) => command?.command === 'strata.showEditCost')
    .map(({ range, command }) => `${range.start.line + 1}: ${command?.title.replace(/^\$\([\w-]+\) /u, '')}`);
}

/** Waits until the lenses are these. */
async function expectLenses(document: vscode.TextDocument, expected: readonly string[]): Promise<void> {
  let last: readonly string[] = [];
  await eventually(`the lenses ${JSON.stringify(expected)}`, async () => {
    last = await lensesOf(document);
    return JSON.stringify(last) === JSON.stringify(expected) || undefined;
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}; there are ${JSON.stringify(last)}`);
  });
}

interface Git {
  readonly commit: (texts?: Readonly<Record<string, string>>) => void;
}

/** What stands in for the Git extension. */
async function git(): Promise<Git> {
  return expectPresent(vscode.extensions.getExtension<Git>('vscode.git'), 'the stand-in').activate();
}

describe('what an edit costs', () => {
  const source = fileIn('first', 'converted.bu');
  // Whether the local file was edited is not known.
  const uncompared = '; not compared: `motd.txt`';
  const one = `the edit needs the machine to be provisioned again${uncompared}`;

  afterEach(async () => {
    (await git()).commit();
    await closeEditors();
  });

  it('is said above the file, counted from what is saved', async () => {
    const editor = await show(source);
    await replaceText(editor, '0644', '0600');
    await expectLenses(editor.document, [`1: Since it was saved: ${one}`]);
    await replaceText(editor, '0600', '0644');
    await expectLenses(editor.document, []);
  });

  it('is said above what was deleted and stays, and stands still while there is a mistake', async () => {
    const editor = await show(source);
    const text = editor.document.getText();
    await replaceText(editor, text.slice(text.indexOf('    - path')), '    - path: /etc/issue\n');
    const lenses = [
      `1: Since it was saved: both edits need the machine to be provisioned again; 1 deletion leaves behind what the setting made`,
      '4: deleted: file /etc/motd — stays on machines that run',
    ];
    await expectLenses(editor.document, lenses);
    await replaceText(editor, 'storage:', '# a comment\n"storage:');
    // What is counted later is shown later: then the mistake has been met.
    const other = await show(fileIn('first', 'quoted-mode.bu'));
    await replaceText(other, '/etc/motd', '/etc/issue');
    await eventually('the lenses of the other file', async () => (await lensesOf(other.document))[0]);
    const [first = '', second = ''] = lenses;
    await expectLenses(editor.document, [first, second.replace('4:', '5:')]);
  });

  it('is counted from the last commit where there is one, and from the next one then', async () => {
    const editor = await show(source);
    const text = editor.document.getText();
    const { commit } = await git();
    commit({ [source.fsPath]: text.replace('0644', '0755') });
    await replaceText(editor, 'motd\n', 'issue\n');
    const left = '1 deletion leaves behind what the setting made';
    await expectLenses(editor.document, [
      `1: Since the last commit: both edits need the machine to be provisioned again; ${left}${uncompared}`,
      '4: deleted: file /etc/motd — stays on machines that run',
    ]);
    commit({ [source.fsPath]: editor.document.getText().replace('0644', '0755') });
    await expectLenses(editor.document, [`1: Since the last commit: ${one}`]);
    commit({ [source.fsPath]: editor.document.getText() });
    await expectLenses(editor.document, []);
  });

  it('is counted from the text as it was opened where VS Code saves by itself', async () => {
    const settings = vscode.workspace.getConfiguration('files');
    const editor = await show(source);
    await settings.update('autoSave', 'onWindowChange', vscode.ConfigurationTarget.Global);
    await replaceText(editor, '0644', '0600');
    await expectLenses(editor.document, [`1: Since it was opened: ${one}`]);
    await settings.update('autoSave', 'off', vscode.ConfigurationTarget.Global);
    await replaceText(editor, '0600', '0755');
    await expectLenses(editor.document, [`1: Since it was saved: ${one}`]);
  });

  it('is listed by a command that goes to the edit', async () => {
    const editor = await show(source);
    await replaceText(editor, '0644', '0600');
    const result = await eventually('the list', async () => {
      const found = await vscode.commands.executeCommand<EditCostResult | undefined>('strata.showEditCost');
      return found?.kind === 'compared' && found.edits.length > 0 ? found : undefined;
    });
    expectEqual(
      result.edits.map(({ what, line }) => [what, line]),
      [['file /etc/motd', 5]],
      'the edits',
    );
    expectIncludes(result.summary, one, 'the summary');
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await eventually('the line of the edit', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return vscode.window.activeTextEditor?.selection.active.line === 4 || undefined;
    });
  });

  it('is counted from the text that a caller gives', async () => {
    const editor = await show(source);
    const base = `${editor.document.getText()}    - path: /etc/issue\n`;
    const result = await eventually('the answer', async () => {
      const found = await vscode.commands.executeCommand<EditCostResult | undefined>(
        'strata.showEditCost',
        source,
        base,
      );
      return found?.kind === 'compared' ? found : undefined;
    });
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    expectEqual(
      result.edits.map(({ kind, what }) => `${kind} ${what}`),
      ['removed file /etc/issue'],
      'the edits',
    );
  });

  it('is not said where a setting turns it off', async () => {
    const settings = vscode.workspace.getConfiguration('strata');
    const editor = await show(source);
    await replaceText(editor, '0644', '0600');
    await expectLenses(editor.document, [`1: Since it was saved: ${one}`]);
    await settings.update('editCostLens', false, vscode.ConfigurationTarget.Global);
    await expectLenses(editor.document, []);
    await settings.update('editCostLens', undefined, vscode.ConfigurationTarget.Global);
    await expectLenses(editor.document, [`1: Since it was saved: ${one}`]);
  });
});
