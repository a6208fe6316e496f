import * as vscode from 'vscode';
import type { LayerPictureReport } from '../../../client/src/views/layerPictures.ts';
import type { LayerTreeReport } from '../../../client/src/views/layerTree.ts';
import { eventually, expectEqual, expectIncludes, expectPresent } from './expect.ts';
import { closeEditors, fileIn, rangeOf, replaceText, show, showText, strata } from './workspace.ts';

const config = `variant: fcos
version: 1.6.0
storage:
  files:
    - path: /etc/one
    - path: /etc/two
systemd:
  units:
    - name: a.service
`;

describe('the Layer Map view', () => {
  afterEach(closeEditors);

  it('places the settings of the active config on the boot time line', async () => {
    await showText(config, 'butane');
    await vscode.commands.executeCommand('strata.layerMap.focus');
    const { groups } = await tree(({ groups: [first] }) => first !== undefined);
    const found = groups.find(({ entries }) => entries.includes('file /etc/one'));
    expectEqual(
      found,
      { title: 'early boot', entries: ['file /etc/one', 'file /etc/two', 'unit a.service'] },
      'the group',
    );
  });

  it('follows what is typed, and the cursor, and leaves the focus where it is', async () => {
    const editor = await showText(config, 'butane');
    await vscode.commands.executeCommand('strata.layerMap.focus');
    await vscode.window.showTextDocument(editor.document);
    await tree(({ groups: [first] }) => first !== undefined);
    await replaceText(editor, '/etc/one', '/run/three');
    await tree(({ groups }) => groups.some(({ entries }) => entries.includes('file /run/three')));
    const { start } = rangeOf(editor.document, '/etc/two');
    editor.selection = new vscode.Selection(start, start);
    await tree(({ selected }) => selected === 'file /etc/two');
    expectEqual(vscode.window.activeTextEditor?.document.uri.toString(), editor.document.uri.toString(), 'the focus');
  });

  it('is about the config in front, and about none where there is none', async () => {
    const { document } = await showText(config, 'butane');
    await tree(({ file }) => file === document.uri.path);
    await showText('a: 1\n', 'yaml');
    await tree(({ file }) => file === undefined);
  });

  it('goes to the line of a setting', async () => {
    const { document } = await showText(config, 'butane');
    await tree(({ file }) => file === document.uri.path);
    const key = JSON.stringify(['initrd', '', 'storage', 'files', 1]);
    await vscode.commands.executeCommand('strata.goToSetting', document.uri, key);
    expectEqual(vscode.window.activeTextEditor?.selection.active.line, 5, 'the line');
  });
});

describe('the layer picture', () => {
  afterEach(async () => {
    await closeEditors();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('draws the settings beside the config, follows edits and the cursor, and goes where it is asked to', async () => {
    const editor = await showText(config, 'butane');
    const { uri } = editor.document;
    await vscode.commands.executeCommand('strata.showLayerPicture', uri);
    await picture(uri, ({ picture: svg, list }) => svg.includes('file /etc/one') && list.includes('file /etc/one'));
    expectEqual(vscode.window.activeTextEditor?.document.uri.toString(), uri.toString(), 'the focus');
    await replaceText(editor, '/etc/one', '/etc/<three>');
    const { picture: svg } = await picture(uri, ({ picture: now }) => now.includes('/etc/&lt;three&gt;'));
    expectEqual(svg.includes('<three>'), false, 'whether what the file says is markup');
    const { start } = rangeOf(editor.document, 'a.service');
    editor.selection = new vscode.Selection(start, start);
    const { marked, receive } = await picture(uri, ({ marked: key }) => key?.includes('units') === true);
    expectIncludes(expectPresent(marked, 'the mark'), 'systemd', 'the mark');
    await receive({ kind: 'go', key: JSON.stringify(['initrd', '', 'storage', 'files', 1]) });
    await eventually('the line', () => vscode.window.activeTextEditor?.selection.active.line === 5 || undefined);
  });

  it('lets nothing in that is not its own', async () => {
    const { document } = await showText(config, 'butane');
    await vscode.commands.executeCommand('strata.showLayerPicture', document.uri);
    const { page } = await picture(document.uri, ({ picture: svg }) => svg !== '');
    expectIncludes(page, `content="default-src 'none'; style-src 'nonce-`, 'the policy');
  });

  it('is written as an SVG that stands alone', async () => {
    const { uri } = (await show(fileIn('first', 'converted.bu'))).document;
    const target = fileIn('first', 'converted.layers.svg');
    expectEqual(await vscode.commands.executeCommand('strata.exportLayerPicture', uri, target), true, 'the answer');
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
    await vscode.workspace.fs.delete(target);
    expectIncludes(text, 'xmlns="http://www.w3.org/2000/svg"', 'the file');
    expectIncludes(text, 'prefers-color-scheme: dark', 'the file');
  });
});

describe('layer hints', () => {
  afterEach(async () => {
    await vscode.workspace
      .getConfiguration('strata')
      .update('layerHints', undefined, vscode.ConfigurationTarget.Global);
    await closeEditors();
  });

  it('are turned on and off from the status item', async () => {
    const { layerStatus } = await strata();
    const { document } = await showText(config, 'butane');
    const status = await eventually('the status', layerStatus);
    expectEqual(status.hints, 'Layer hints: off', 'the status');
    expectEqual(await hints(document), [], 'the hints');
    await vscode.commands.executeCommand('strata.toggleLayerHints', document.uri);
    await eventually('the hints', async () => {
      const found = await hints(document);
      return found.includes('→ overlay, once') || undefined;
    });
    await eventually('the new status', () => layerStatus()?.hints === 'Layer hints: on' || undefined);
    await vscode.commands.executeCommand('strata.toggleLayerHints', document.uri);
    await eventually('no hints', async () => (await hints(document)).length === 0 || undefined);
  });
});

describe('choosing the operating system', () => {
  afterEach(closeEditors);

  it('writes a modeline, which the status then gives as the evidence, and takes it away again', async () => {
    const { layerStatus } = await strata();
    const { document } = await showText(config, 'butane');
    await vscode.commands.executeCommand('strata.chooseOs', document.uri, 'fcos@40');
    expectEqual(document.lineAt(0).text, '# strata: os=fcos@40', 'the first line');
    const status = await eventually('the status', () => {
      const found = layerStatus();
      return found?.os === 'OS: fcos@40' ? found : undefined;
    });
    expectIncludes(status.evidence, 'the modeline', 'the evidence');
    await vscode.commands.executeCommand('strata.chooseOs', document.uri, null);
    expectEqual(document.lineAt(0).text, 'variant: fcos', 'the first line');
  });

  it('writes strata.json for a file that takes no comments', async () => {
    const { document } = await show(fileIn('last', 'layers/node.ign'));
    const project = fileIn('last', 'layers/strata.json');
    await vscode.commands.executeCommand('strata.chooseOs', document.uri, 'flatcar@4593');
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(project));
    expectEqual(JSON.parse(text), { files: [{ glob: 'node.ign', os: 'flatcar@4593' }] }, 'strata.json');
    const { info } = await strata();
    await eventually('the system', async () => (await info(document.uri))?.os[0] === 'flatcar@4593' || undefined);
    await vscode.workspace.fs.delete(project);
  });
});

async function tree(isRight: (report: LayerTreeReport) => boolean): Promise<LayerTreeReport> {
  const { layerTree } = await strata();
  let last: LayerTreeReport | undefined;
  return eventually('the tree', () => {
    last = layerTree();
    return isRight(last) ? last : undefined;
  }).catch((error: unknown) => {
    throw new Error(`${String(error)}; it is ${JSON.stringify(last)}`);
  });
}

async function picture(uri: vscode.Uri, isRight: (report: LayerPictureReport) => boolean): Promise<LayerPictureReport> {
  const { layerPicture } = await strata();
  return eventually('the picture', () => {
    const report = layerPicture(uri);
    return report && isRight(report) ? report : undefined;
  });
}

async function hints(document: vscode.TextDocument): Promise<readonly string[]> {
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  const found = await vscode.commands.executeCommand<readonly vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    all,
  );
  return (found ?? []).map(({ label }) =>
    typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
  );
}
