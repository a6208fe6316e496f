import * as vscode from 'vscode';
import { eventually, expectEqual, expectIncludes, expectPresent } from './expect.ts';
import { closeEditors, fileIn, replaceText, show, showText, strata } from './workspace.ts';

describe('converting', () => {
  const result = fileIn('first', 'converted.ign');

  afterEach(async () => {
    await closeEditors();
    await Promise.resolve(vscode.workspace.fs.delete(result, { recursive: true })).catch(() => undefined);
  });

  it('writes the result beside the document and opens it beside the editor', async () => {
    await show(fileIn('first', 'converted.bu'));
    const written = await vscode.commands.executeCommand<vscode.Uri>('strata.convertToIgnitionFile');
    expectEqual(expectPresent(written, 'the URI of the result').path, result.path, 'what was written');
    expectIncludes(await textOf(result), '"source":"data:,welcome%0A"', 'the local file');
    const shown = vscode.window.visibleTextEditors.map(({ document }) => document.uri.path);
    expectEqual(shown.includes(result.path), true, 'whether the result is shown');
    expectIncludes(expectPresent(vscode.window.activeTextEditor, 'the editor').document.uri.path, '.bu', 'the focus');
  });

  it('writes over a result only when it may', async () => {
    await vscode.workspace.fs.writeFile(result, new TextEncoder().encode('mine'));
    const source = fileIn('first', 'converted.bu');
    // Tests may open no modal dialog: asking is refused, and nothing is written.
    await Promise.resolve(vscode.commands.executeCommand('strata.convertToIgnitionFile', source)).catch(
      () => undefined,
    );
    expectEqual(await textOf(result), 'mine', 'the file');
    await vscode.commands.executeCommand('strata.convertToIgnitionFile', source, { overwrite: true });
    expectIncludes(await textOf(result), '"ignition"', 'the file');
  });

  it('never writes over what would be lost', async () => {
    const source = fileIn('first', 'converted.bu');
    const convert = () =>
      vscode.commands.executeCommand<vscode.Uri | undefined>('strata.convertToIgnitionFile', source, {
        overwrite: true,
      });
    const inside = vscode.Uri.joinPath(result, 'inside.txt');
    await vscode.workspace.fs.writeFile(inside, new TextEncoder().encode('mine'));
    expectEqual(await convert(), undefined, 'what was written over a folder');
    expectEqual(await textOf(inside), 'mine', 'the file in the folder');
    await vscode.workspace.fs.delete(result, { recursive: true });
    await vscode.workspace.fs.writeFile(result, new TextEncoder().encode('mine'));
    const editor = await show(result);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'not saved'));
    expectEqual(await convert(), undefined, 'what was written over unsaved changes');
    expectEqual(await textOf(result), 'mine', 'the file');
  });

  it('leaves nothing behind where a config is refused', async () => {
    const source = fileIn('first', 'quoted-mode.bu');
    expectEqual(await vscode.commands.executeCommand('strata.convertToIgnitionFile', source), undefined, 'the result');
    const names = (await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(source, '..'))).map(([name]) => name);
    expectEqual(
      names.filter((name) => name.includes('strata-draft') || name === 'quoted-mode.ign'),
      [],
      'the files',
    );
  });

  it('gives the result of a text that is no file', async () => {
    const { document } = await showText('variant: flatcar\nversion: 1.1.0\n', 'butane');
    const text = await eventually('the result', async () =>
      vscode.commands.executeCommand<string | undefined>('strata.convertToIgnitionClipboard', document.uri, {
        pretty: true,
      }),
    );
    expectEqual(JSON.parse(text), { ignition: { version: '3.4.0' } }, 'the result');
  });

  it('runs no Butane that is not there, and none in a browser', async () => {
    const settings = vscode.workspace.getConfiguration('strata');
    await settings.update('butanePath', 'strata-no-such-butane', vscode.ConfigurationTarget.Global);
    await show(fileIn('first', 'converted.bu'));
    // Where programs cannot be run the command is not enabled, and calling it fails.
    const compare = vscode.commands.executeCommand('strata.compareWithButane');
    expectEqual(await Promise.resolve(compare).catch(() => undefined), undefined, 'the comparison');
    await settings.update('butanePath', undefined, vscode.ConfigurationTarget.Global);
  });

  it('says how much user data the result is, once the document is left alone', async () => {
    await show(fileIn('first', 'converted.bu'));
    const { status } = await strata();
    await eventually('the size', async () => status()?.detail.includes(' KB of 16 KB user data') || undefined);
  });

  it('compiles on save where the setting says so', async () => {
    const settings = vscode.workspace.getConfiguration('strata');
    await settings.update('compileOnSave', true, vscode.ConfigurationTarget.Global);
    const editor = await show(fileIn('first', 'converted.bu'));
    await replaceText(editor, 'variant', '# saved\nvariant');
    await editor.document.save();
    await eventually('the result', async () => ((await exists(result)) ? true : undefined));
    await settings.update('compileOnSave', undefined, vscode.ConfigurationTarget.Global);
    await replaceText(editor, '# saved\n', '');
    await editor.document.save();
  });

  it('opens what a data URL holds as a document of its own', async () => {
    const { document } = await show(fileIn('first', 'decoded.ign'));
    const offset = document.getText().indexOf('data:');
    const { line, character } = document.positionAt(offset);
    const uri = await vscode.commands.executeCommand<vscode.Uri>('strata.openDecoded', document.uri, {
      line,
      character,
    });
    const shown = expectPresent(vscode.window.activeTextEditor, 'the editor').document;
    expectEqual(shown.uri.toString(), expectPresent(uri, 'the URI').toString(), 'the document');
    expectEqual(shown.uri.scheme, 'strata-preview', 'the scheme');
    expectEqual(shown.getText().includes('%'), false, 'whether escapes are left');
  });
});

async function textOf(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return Promise.resolve(vscode.workspace.fs.stat(uri)).then(
    () => true,
    () => false,
  );
}
