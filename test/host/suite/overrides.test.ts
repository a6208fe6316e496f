import * as vscode from 'vscode';
import { eventually, expectEqual, expectPresent } from './expect.ts';
import { closeEditors, expectProblems, fileIn, show, strata } from './workspace.ts';

describe('saying what a file is', () => {
  afterEach(closeEditors);

  it('writes a modeline, and takes it away again', async () => {
    const { document } = await show(fileIn('first', 'fragment.yaml'));
    await expectFormat(document.uri, null);
    await vscode.commands.executeCommand('strata.chooseFormat', document.uri, 'butane');
    expectEqual(document.lineAt(0).text, '# strata: format=butane', 'the first line');
    await expectFormat(document.uri, 'butane');
    await vscode.commands.executeCommand('strata.chooseFormat', document.uri, null);
    await expectFormat(document.uri, null);
  });

  it('writes strata.json for the files of a folder, and the server reads it', async () => {
    const { document } = await show(fileIn('last', 'folder/fragment.yaml'));
    await expectFormat(document.uri, null);
    await vscode.commands.executeCommand('strata.chooseFormatForFolder', document.uri, 'butane');
    const project = fileIn('last', 'folder/strata.json');
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(project));
    expectEqual(JSON.parse(text), { files: [{ glob: '**/*.yaml', format: 'butane' }] }, 'strata.json');
    await expectFormat(document.uri, 'butane');
    await vscode.commands.executeCommand('strata.chooseFormatForFolder', document.uri, null);
    await expectFormat(document.uri, null);
    await vscode.workspace.fs.delete(project);
  });

  it('applies the severities of the settings', async () => {
    const { document } = await show(fileIn('first', 'quoted-mode.bu'));
    await expectProblems(document, ['Error butane/wrong-type: "0644"']);
    const settings = vscode.workspace.getConfiguration('strata');
    await settings.update('severity', { 'butane/wrong-type': 'info' }, vscode.ConfigurationTarget.Global);
    await expectProblems(document, ['Information butane/wrong-type: "0644"']);
    await settings.update('severity', undefined, vscode.ConfigurationTarget.Global);
    await expectProblems(document, ['Error butane/wrong-type: "0644"']);
  });

  it('offers no unknown setting in strata.json', async () => {
    const uri = fileIn('first', 'invalid/strata.json');
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await eventually('the warning of the JSON schema', () => {
      const messages = vscode.languages.getDiagnostics(uri).map(({ message }) => message);
      return messages.some((message) => message.includes('colour')) || undefined;
    });
  });
});

async function expectFormat(uri: vscode.Uri, format: string | null): Promise<void> {
  const { info } = await strata();
  await eventually(`the format ${format}`, async () => {
    const found = expectPresent(await info(uri), 'the info');
    return found.format === format || undefined;
  });
}
