import * as vscode from 'vscode';
import { eventually, expectEqual } from './expect.ts';
import { closeEditors, expectProblems, fileIn, show } from './workspace.ts';

describe('files that are not open', () => {
  afterEach(closeEditors);

  it('have problems while the setting says so', async () => {
    const settings = vscode.workspace.getConfiguration('strata');
    const uri = fileIn('first', 'invalid/quoted-mode.bu');
    const untilThereAre = (count: number) =>
      eventually(`${count} problems`, () => vscode.languages.getDiagnostics(uri).length === count || undefined);
    // It starts the server.
    const { document } = await show(fileIn('first', 'quoted-mode.bu'));
    await expectProblems(document, ['Error butane/wrong-type: "0644"']);
    expectEqual(vscode.languages.getDiagnostics(uri).length, 0, 'the problems before');
    try {
      await settings.update('workspaceDiagnostics', true, vscode.ConfigurationTarget.Global);
      await untilThereAre(1);
      await expectProblems((await show(uri)).document, ['Error butane/wrong-type: "0644"']);
      await closeEditors();
      await untilThereAre(1);
    } finally {
      await settings.update('workspaceDiagnostics', undefined, vscode.ConfigurationTarget.Global);
    }
    await untilThereAre(0);
  });
});
