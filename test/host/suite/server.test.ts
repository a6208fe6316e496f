import * as vscode from 'vscode';
import { expectEqual } from './expect.ts';
import { closeEditors, expectProblems, fileIn, replaceText, show } from './workspace.ts';

describe('the server', () => {
  afterEach(closeEditors);

  it('goes on where it was after a restart', async () => {
    const editor = await show(fileIn('first', 'quoted-mode.bu'));
    await expectProblems(editor.document, ['Error butane/wrong-type: "0644"']);
    await vscode.commands.executeCommand('strata.restartServer');
    await replaceText(editor, 'mode: "0644"', 'mode: "0755"');
    await expectProblems(editor.document, ['Error butane/wrong-type: "0755"']);
  });

  it('registers every command of its manifest', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    const manifest = vscode.extensions.getExtension('strata.strata')?.packageJSON;
    const commands: string[] = manifest.contributes.commands.map(({ command }: { command: string }) => command);
    expectEqual(
      commands.filter((command) => !registered.has(command)),
      [],
      'the commands that are missing',
    );
  });
});
