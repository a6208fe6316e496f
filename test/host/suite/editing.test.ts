import * as vscode from 'vscode';
import { eventually, expectEqual, expectIncludes } from './expect.ts';
import { closeEditors, expectProblems, fileIn, rangeOf, show, showText } from './workspace.ts';

describe('editing', () => {
  afterEach(closeEditors);

  it('explains a key when hovered', async () => {
    const { document } = await show(fileIn('first', 'quoted-mode.bu'));
    const text = await hoverAt(document, 'inline');
    expectIncludes(text, 'inline', 'the hover');
    expectIncludes(text, 'string', 'the hover');
  });

  it('offers keys, and writes the accepted one', async () => {
    const { document } = await typed(
      'variant: fcos\nversion: 1.6.0\nstorage:\n  files:\n    - path: /etc/motd\n      overw',
    );
    await acceptSuggestion(document, 'overwrite: ');
    expectEqual(document.lineAt(5).text.trimEnd(), '      overwrite:', 'the line');
  });

  it('offers values, and writes the accepted one', async () => {
    const { document } = await typed('variant: flatc');
    await acceptSuggestion(document, 'flatcar');
    expectEqual(document.lineAt(0).text, 'variant: flatcar', 'the line');
  });

  it('lists what the machine gets in the outline', async () => {
    const { document } = await show(fileIn('first', 'quoted-mode.bu'));
    const names = await eventually('the outline', async () => {
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
        'vscode.executeDocumentSymbolProvider',
        document.uri,
      );
      return symbols === undefined || symbols.length === 0 ? undefined : allNames(symbols);
    });
    expectEqual(
      ['storage', 'files', 'file /etc/motd 0644'].filter((name) => !names.includes(name)),
      [],
      'what the outline lacks',
    );
  });

  it('folds what is indented', async () => {
    const { document } = await show(fileIn('first', 'quoted-mode.bu'));
    await expectProblems(document, ['Error butane/wrong-type: "0644"']);
    const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    const line = rangeOf(document, 'files:').start.line;
    expectEqual(
      ranges.some(({ start }) => start === line),
      true,
      'a fold at files',
    );
  });
});

async function hoverAt(document: vscode.TextDocument, text: string): Promise<string> {
  const at = rangeOf(document, text).start.translate(0, 1);
  return eventually('the hover', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at,
    );
    const contents = hovers.flatMap((hover) => hover.contents);
    const words = contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n');
    return words === '' ? undefined : words;
  });
}

/** An editor with the cursor behind its text, as if somebody had just typed it. */
async function typed(text: string): Promise<vscode.TextEditor> {
  const editor = await showText(text, 'butane');
  const end = editor.document.positionAt(text.length);
  editor.selection = new vscode.Selection(end, end);
  return editor;
}

/** Opens the list of suggestions and accepts its first entry; asks again until the document holds the text. */
async function acceptSuggestion(document: vscode.TextDocument, expected: string): Promise<void> {
  await vscode.commands.executeCommand('editor.action.triggerSuggest');
  await eventually(`the suggestion ${expected}`, async () => {
    await vscode.commands.executeCommand('acceptSelectedSuggestion');
    return document.getText().includes(expected) || undefined;
  });
}

function allNames(symbols: readonly vscode.DocumentSymbol[]): string[] {
  return symbols.flatMap(({ name, children }) => [name, ...allNames(children)]);
}
