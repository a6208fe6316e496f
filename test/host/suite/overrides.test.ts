import * as vscode from 'vscode';
import { eventually, expectEqual, expectIncludes, expectPresent } from './expect.ts';
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

  it('says once in strata.json what there is not, and in the status of the files below', async () => {
    const { status } = await strata();
    const uri = fileIn('first', 'invalid/strata.json');
    const { document: config } = await show(fileIn('first', 'invalid/quoted-mode.bu'));
    await expectProblems(config, ['Error butane/wrong-type: "0644"']);
    const shown = await eventually('the warning of the status', () => {
      const found = status();
      return found?.isWarning ? found : undefined;
    });
    expectIncludes(shown.detail, 'strata.json:1:3: unknown setting `colour`', 'the place of the mistake');
    await show(uri);
    const messages = await eventually('the warning of the JSON schema', () => {
      const found = vscode.languages.getDiagnostics(uri).map(({ message }) => message);
      return found.length > 0 ? found : undefined;
    });
    expectEqual(messages.length, 1, 'the number of warnings');
    expectIncludes(messages[0] ?? '', 'colour', 'the warning');
  });
});

async function expectFormat(uri: vscode.Uri, format: string | null): Promise<void> {
  const { info } = await strata();
  await eventually(`the format ${format}`, async () => {
    const found = expectPresent(await info(uri), 'the info');
    return found.format === format || undefined;
  });
}
