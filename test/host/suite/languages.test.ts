import * as vscode from 'vscode';
import { eventually, expectEqual, expectIncludes, expectPresent } from './expect.ts';
import { closeEditors, fileIn, show, showText, strata } from './workspace.ts';

describe('languages', () => {
  afterEach(closeEditors);

  const byName = {
    'quoted-mode.bu': 'butane',
    'template.bu.tftpl': 'butane',
    'rendered.ign': 'ignition',
    'plain.yaml': 'yaml',
    'pod.yaml': 'yaml',
    'node.yaml.tmpl': 'plaintext',
  };
  for (const [name, language] of Object.entries(byName)) {
    it(`opens ${name} as ${language}`, async () => {
      expectEqual((await show(fileIn('first', name))).document.languageId, language, 'the language');
    });
  }

  it('recognises a plain YAML file by its variant, and switches its language on demand', async () => {
    const { document } = await show(fileIn('first', 'plain.yaml'));
    const info = expectPresent(await (await strata()).info(document.uri), 'the info');
    expectEqual([info.format, info.os], ['butane', ['flatcar']], 'format and OS');
    await vscode.commands.executeCommand('strata.switchLanguage', document.uri);
    await eventually('the new language', () => languageOf(document.uri) === 'butane' || undefined);
  });

  it('judges a template of a plain YAML file, which no language claims', async () => {
    const { document } = await show(fileIn('first', 'node.yaml.tmpl'));
    const [problem] = await eventually('the problem', () => {
      const found = vscode.languages.getDiagnostics(document.uri);
      return found.length > 0 ? found : undefined;
    });
    expectIncludes(expectPresent(problem, 'the problem').message, 'inlin', 'the misspelt key');
  });

  it('switches the language by itself where the settings say so', async () => {
    const settings = vscode.workspace.getConfiguration('strata');
    await settings.update('offerLanguage', 'always', vscode.ConfigurationTarget.Global);
    const { document } = await show(fileIn('first', 'machineconfig.yaml'));
    await eventually(
      'the language of the open document',
      () => languageOf(document.uri) === 'machineconfig' || undefined,
    );
    await settings.update('offerLanguage', undefined, vscode.ConfigurationTarget.Global);
  });

  it('says in the status item what a file is and why', async () => {
    const { status } = await strata();
    await show(fileIn('first', 'quoted-mode.bu'));
    const { text, detail } = await eventually('the status', () => {
      const shown = status();
      return shown?.text.startsWith('Butane') ? shown : undefined;
    });
    expectIncludes(text, '1.6.0', 'the version');
    expectIncludes(text, 'fcos', 'the OS');
    expectIncludes(detail, 'variant', 'the evidence');
  });

  it('says in the status item why it is silent', async () => {
    const { status } = await strata();
    await show(fileIn('first', 'pod.yaml'));
    const { text, detail } = await eventually('the status', () => status());
    expectEqual(text, 'Strata: silent', 'the status');
    expectIncludes(detail, 'choose', 'what changes it');
  });

  it('says that templates are not judged', async () => {
    const { status } = await strata();
    await show(fileIn('first', 'template.bu.tftpl'));
    await eventually('the status', () => status()?.detail.includes('template') || undefined);
  });

  it('checks a text that is no file', async () => {
    const { document } = await showText('variant: fcos\nversion: 1.6.0\n', 'butane');
    const info = await eventually('the info', async () => (await (await strata()).info(document.uri)) ?? undefined);
    expectEqual(info.format, 'butane', 'the format');
  });

  it('continues a list item below its first key on Enter', async () => {
    const editor = await showText('storage:\n  files:\n    - path: /etc/motd', 'butane');
    const end = editor.document.lineAt(2).range.end;
    editor.selection = new vscode.Selection(end, end);
    await vscode.commands.executeCommand('type', { text: '\n' });
    // By the rules of the language; where those have not come yet, by the layout of what was typed.
    await eventually('the indentation of the new line', () => editor.document.lineAt(3).text === '      ' || undefined);
  });
});

/** VS Code makes a new document when the language changes. */
function languageOf(uri: vscode.Uri): string | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())?.languageId;
}
