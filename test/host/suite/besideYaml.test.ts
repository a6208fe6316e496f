import * as vscode from 'vscode';
import { eventually, expectEqual, expectIncludes, expectPresent } from './expect.ts';
import { closeEditors, expectProblems, fileIn, replaceText, show, showText } from './workspace.ts';

interface Neighbour {
  /** The schema that other extensions contribute for a document. */
  readonly contributed: (uri: string) => string | undefined;
}

const config = 'variant: fcos\nversion: 1.6.0\nstorage:\n  files:\n    - path: /etc/motd\n      moed: 1\n';
const ours = 'Warning butane/unknown-key: moed';
const theirs = 'Error 0: moed';

describe("beside Red Hat's YAML extension", () => {
  afterEach(closeEditors);

  it('gives documents that are ours a schema that says nothing, and reports what is wrong once', async () => {
    const editor = await showStored();
    const { document } = editor;
    await expectProblems(document, [ours]);
    const { contributed } = await neighbour();
    expectIncludes(contributed(document.uri.toString()) ?? '', 'strata-schema:', 'the schema');
    await replaceText(editor, 'variant: fcos\nversion: 1.6.0\n', '');
    await eventually('no schema', () => contributed(document.uri.toString()) === undefined || undefined);
    // It asks again at the next change.
    await replaceText(editor, 'moed: 1', 'moed: 12');
    await expectProblems(document, [theirs]);
  });

  it("leaves other people's documents to it", async () => {
    const { document } = await show(fileIn('first', 'stored-pod.yaml'));
    await expectProblems(document, [theirs]);
    expectEqual((await neighbour()).contributed(document.uri.toString()), undefined, 'the schema');
  });

  it('leaves syntax errors to it that it finds too, and reports them itself elsewhere', async () => {
    const broken = 'variant: fcos\nversion: 1.6.0\nstorage:\n\tfiles: []\n';
    await expectProblems((await showText(broken, 'yaml')).document, ['Error 0: \tfiles: []']);
    const { document } = await showText(broken, 'butane');
    await eventually('our own report', () => {
      const codes = vscode.languages.getDiagnostics(document.uri).map(({ source }) => source);
      return JSON.stringify(codes) === '["butane"]' || undefined;
    });
  });

  it('leaves outline and folding to it, in documents of its language only', async () => {
    const symbolsOf = async (uri: vscode.Uri): Promise<string[]> => {
      const command = 'vscode.executeDocumentSymbolProvider';
      return ((await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(command, uri)) ?? []).map(
        ({ name }) => name,
      );
    };
    const { document } = await showStored();
    await expectProblems(document, [ours]);
    expectEqual(await symbolsOf(document.uri), ['from the neighbour'], 'the outline');
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    expectEqual(folds.length, 1, 'the folds');
    const own = await showText(config, 'butane');
    await expectProblems(own.document, [ours]);
    expectEqual((await symbolsOf(own.document.uri)).includes('from the neighbour'), false, 'its part in our outline');
  });

  it('respects a schema in a modeline: each problem and each completion once', async () => {
    const { document } = await showText(`# yaml-language-server: $schema=./mine.json\n${config}      \n`, 'yaml');
    await expectProblems(document, [theirs]);
    expectEqual((await neighbour()).contributed(document.uri.toString()), undefined, 'the schema');
    const labels = await offered(document, new vscode.Position(7, 6));
    expectEqual(labels.filter((label) => label === 'overwrite').length, 1, 'how often the key is offered');
    expectEqual(labels.includes('contents'), true, 'whether we offer what it does not');
  });

  it('respects a modeline that wants no schema, and judges all the same', async () => {
    const { document } = await showText(`# yaml-language-server: $schema=none\n${config}`, 'yaml');
    await expectProblems(document, [ours]);
  });

  it('respects the schemas of the settings, and writes none', async () => {
    const { document } = await showStored();
    await expectProblems(document, [ours]);
    const { contributed } = await neighbour();
    const settings = vscode.workspace.getConfiguration('yaml');
    expectEqual(settings.inspect('schemas')?.globalValue, undefined, 'the setting before');
    const schemas = { 'https://example.com/mine.json': 'stored.yaml' };
    await settings.update('schemas', schemas, vscode.ConfigurationTarget.Global);
    expectEqual(contributed(document.uri.toString()), undefined, 'the schema');
    await settings.update('schemas', undefined, vscode.ConfigurationTarget.Global);
    expectIncludes(contributed(document.uri.toString()) ?? '', 'strata-schema:', 'the schema after');
  });
});

/**
 * Shows a config that the other extension has a schema for. It may have asked for ours before Strata was there or had seen
 * the text, and asks again at the next change.
 */
async function showStored(): Promise<vscode.TextEditor> {
  const editor = await show(fileIn('first', 'stored.yaml'));
  const { contributed } = await neighbour();
  await eventually('our schema', () => contributed(editor.document.uri.toString()));
  await editor.edit((edit) => edit.insert(new vscode.Position(editor.document.lineCount, 0), '\n'));
  return editor;
}

async function neighbour(): Promise<Neighbour> {
  const found = vscode.extensions.getExtension<Neighbour>('redhat.vscode-yaml');
  return expectPresent(found, 'the stand-in of the other extension').activate();
}

async function offered(document: vscode.TextDocument, position: vscode.Position): Promise<string[]> {
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}
