import * as vscode from 'vscode';
import { expectEqual, expectPresent } from './expect.ts';
import { closeEditors, expectProblems, fileIn, rangeOf, replaceText, show, showText } from './workspace.ts';

describe('problems', () => {
  afterEach(closeEditors);

  it('underlines a quoted mode, and the quick fix takes the quotes away', async () => {
    const { document } = await show(fileIn('first', 'quoted-mode.bu'));
    await expectProblems(document, ['Error butane/wrong-type: "0644"']);
    await applyFix(document, '"0644"');
    expectEqual(document.lineAt(5).text, '      mode: 0644', 'the line after the fix');
    await expectProblems(document, []);
  });

  it('underlines an unknown key, and the quick fix writes the one that was meant', async () => {
    const editor = await show(fileIn('first', 'quoted-mode.bu'));
    await replaceText(editor, 'mode: "0644"', 'overwite: true');
    await expectProblems(editor.document, ['Warning butane/unknown-key: overwite']);
    await applyFix(editor.document, 'overwite');
    expectEqual(editor.document.lineAt(5).text, '      overwrite: true', 'the line after the fix');
    await expectProblems(editor.document, []);
  });

  it('underlines a key of a later version, and the quick fix raises the version', async () => {
    const { document } = await showText('variant: fcos\nversion: 1.4.0\ngrub:\n  users: []\n', 'butane');
    await expectProblems(document, ['Warning butane/key-of-later-version: grub']);
    await applyFix(document, 'grub');
    expectEqual(document.lineAt(1).text, 'version: 1.5.0', 'the version after the fix');
    await expectProblems(document, []);
  });

  it('judges Ignition and MachineConfig', async () => {
    const ignition = await showText(
      '{ "ignition": { "version": "3.5.0", "timeouts": { "httpTotal": "60" } } }',
      'ignition',
    );
    await expectProblems(ignition.document, ['Error ignition/wrong-type: "60"']);
    const { document } = await show(fileIn('first', 'machineconfig.yaml'));
    await expectProblems(document, ['Error machineconfig/unknown-key: kernelArgument']);
  });

  it('judges what stands around a template', async () => {
    const editor = await show(fileIn('first', 'template.bu.tftpl'));
    await expectProblems(editor.document, []);
    await replaceText(editor, 'mode: 0644', 'mode: "0644"');
    await expectProblems(editor.document, ['Error butane/wrong-type: "0644"']);
  });

  it("leaves other people's YAML alone", async () => {
    const pod = await show(fileIn('first', 'pod.yaml'));
    const ours = await show(fileIn('first', 'quoted-mode.bu'));
    await expectProblems(ours.document, ['Error butane/wrong-type: "0644"']);
    await expectProblems(pod.document, []);
  });

  it('leaves out what a comment suppresses', async () => {
    const editor = await show(fileIn('first', 'quoted-mode.bu'));
    await replaceText(
      editor,
      'mode: "0644"',
      'overwite: true # strata-ignore butane/unknown-key for a test\n      mode: "1"',
    );
    await expectProblems(editor.document, ['Error butane/wrong-type: "1"']);
  });
});

/** Applies the preferred fix of the problem at a text, as the light bulb's first entry does. */
async function applyFix(document: vscode.TextDocument, at: string): Promise<void> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    rangeOf(document, at),
    vscode.CodeActionKind.QuickFix.value,
  );
  const fix = expectPresent(actions.find(({ isPreferred }) => isPreferred) ?? actions[0], `a fix for ${at}`);
  await vscode.workspace.applyEdit(expectPresent(fix.edit, `the edit of "${fix.title}"`));
}
