import * as vscode from 'vscode';
import { expectEqual, expectIncludes, expectPresent } from './expect.ts';
import { closeEditors, fileIn, show } from './workspace.ts';

describe('a seed folder', () => {
  const source = fileIn('first', 'made/user-data');
  const beside = fileIn('first', 'made/network-config');
  const folder = fileIn('first', 'seed');
  const config = '#cloud-config\nhostname: a\n';

  const put = (uri: vscode.Uri, text: string): Thenable<void> =>
    vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const textOf = async (name: string): Promise<string> =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name)));

  beforeEach(async () => {
    await put(source, config);
    await put(beside, 'version: 2\n');
  });
  afterEach(async () => {
    await closeEditors();
    for (const uri of [vscode.Uri.joinPath(source, '..'), folder])
      await Promise.resolve(vscode.workspace.fs.delete(uri, { recursive: true })).catch(() => undefined);
  });

  it('holds the config, what lies beside it, and the id of an instance', async () => {
    await show(source);
    const written = await vscode.commands.executeCommand<readonly vscode.Uri[] | undefined>(
      'strata.makeSeed',
      source,
      folder,
    );
    const names = expectPresent(written, 'what was written').map(({ path }) => path.slice(path.lastIndexOf('/') + 1));
    expectEqual([...names].sort(), ['meta-data', 'network-config', 'user-data'], 'the files');
    expectEqual([await textOf('user-data'), await textOf('network-config')], [config, 'version: 2\n'], 'what they say');
    expectIncludes(await textOf('meta-data'), 'instance-id: user-data-', 'the id');
  });

  it('writes over other files only when it may', async () => {
    await put(vscode.Uri.joinPath(folder, 'meta-data'), 'instance-id: mine\n');
    await show(source);
    // Tests may open no modal dialog: asking is refused, and nothing is written.
    await Promise.resolve(vscode.commands.executeCommand('strata.makeSeed', source, folder)).catch(() => undefined);
    expectEqual(await textOf('meta-data'), 'instance-id: mine\n', 'the file');
    await vscode.commands.executeCommand('strata.makeSeed', source, folder, { overwrite: true });
    expectIncludes(await textOf('meta-data'), 'instance-id: user-data-', 'the file');
  });
});
