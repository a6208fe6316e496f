import * as vscode from 'vscode';
import type { HostSide } from '../../../client/src/hostSide.ts';
import type { PreviewReport } from '../../../client/src/views/previewReport.ts';
import { writeExtracted } from '../../../client/src/writeExtracted.ts';
import { eventually, expectEqual, expectIncludes, expectPresent } from './expect.ts';
import { closeEditors, fileIn, rangeOf, replaceText, show, showText, strata } from './workspace.ts';

const config = `variant: fcos
version: 1.5.0
storage:
  files:
    - path: /etc/one
      mode: 0600
    - path: /etc/two
`;

describe('the live preview', () => {
  afterEach(closeAll);

  it('shows the result beside the source, in its own language, and leaves the focus where it is', async () => {
    const source = await show(fileIn('first', 'converted.bu'));
    const preview = await openPreview(source.document);
    expectEqual([preview.uri.scheme, preview.languageId], ['strata-preview', 'ignition'], 'the preview');
    expectIncludes(preview.getText(), '"source": "data:,welcome%0A"', 'the text');
    expectEqual(vscode.window.activeTextEditor?.document.uri.path, source.document.uri.path, 'the focus');
    const again = await openPreview(source.document);
    expectEqual(again.uri.toString(), preview.uri.toString(), 'the preview that is asked for again');
  });

  it('follows what is typed into a text that is no file', async () => {
    const source = await showText(config, 'butane');
    const preview = await openPreview(source.document);
    await replaceText(source, '/etc/one', '/etc/three');
    await eventually('the new path', () => preview.getText().includes('"path": "/etc/three"') || undefined);
    const { changed, removed } = await reportOf(preview, ({ changed: [first] }) => first !== undefined);
    expectEqual([changed.map(({ was }) => was), removed], [['"/etc/one"'], []], 'what has changed');
  });

  it('shows what an edit removed until the next edit', async () => {
    const source = await showText(config, 'butane');
    const preview = await openPreview(source.document);
    await replaceText(source, '    - path: /etc/two\n', '');
    const { removed } = await reportOf(preview, ({ removed: [first] }) => first !== undefined);
    const lines = preview.getText().split('\n');
    const struck = removed.map((line) => lines[line]?.trim()).join(' ');
    expectIncludes(struck, '"path": "/etc/two"', 'the lines that are struck through');
    await replaceText(source, '/etc/one', '/etc/won');
    await reportOf(preview, ({ removed: [first] }) => first === undefined);
    await eventually('the text without it', () => !preview.getText().includes('/etc/two') || undefined);
  });

  it('keeps what it shows while the source cannot be converted, and says why', async () => {
    const source = await showText(config, 'butane');
    const preview = await openPreview(source.document);
    const before = preview.getText();
    await replaceText(source, '0600', '"0600');
    const { headings } = await reportOf(preview, ({ kind }) => kind === 'stale');
    expectIncludes(headings.join('\n'), 'line 6: ', 'the reason');
    expectEqual(preview.getText(), before, 'the text');
    await replaceText(source, '"0600', '0640');
    await reportOf(preview, ({ kind }) => kind === 'current');
    await eventually('the new mode', () => preview.getText().includes('"mode": 416') || undefined);
  });

  it('marks what belongs to the cursor, in both directions', async () => {
    const source = await showText(config, 'butane');
    const preview = await openPreview(source.document);
    const start = rangeOf(source.document, 'mode').start;
    source.selection = new vscode.Selection(start, start);
    await marked(preview, '"mode": 384');
    const shown = await vscode.window.showTextDocument(preview, { viewColumn: vscode.ViewColumn.Two });
    const place = rangeOf(preview, '"/etc/two"').start;
    shown.selection = new vscode.Selection(place, place);
    await marked(source.document, '/etc/two');
    await vscode.commands.executeCommand('strata.goToOtherSide');
    const active = expectPresent(vscode.window.activeTextEditor, 'the editor');
    expectEqual(active.document.uri.toString(), source.document.uri.toString(), 'the editor on the other side');
    expectEqual(
      active.selection.active.line,
      rangeOf(source.document, '/etc/two').start.line,
      'the line on the other side',
    );
  });

  it('follows the files that the source names', async () => {
    const file = fileIn('first', 'motd.txt');
    const before = await vscode.workspace.fs.readFile(file);
    const source = await show(fileIn('first', 'converted.bu'));
    const preview = await openPreview(source.document);
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('other'));
    try {
      await eventually('the new contents', () => preview.getText().includes('data:,other') || undefined);
    } finally {
      await vscode.workspace.fs.writeFile(file, before);
    }
  });

  it('stays when its source is closed, and says so', async () => {
    const source = await showText(config, 'butane');
    const preview = await openPreview(source.document);
    const before = preview.getText();
    const name = source.document.uri.path;
    await vscode.window.showTextDocument(source.document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    const { headings } = await reportOf(preview, ({ kind }) => kind === 'stale');
    expectIncludes(headings.join('\n'), `${name} is closed`, 'the reason');
    expectEqual(preview.getText(), before, 'the text');
  });

  it('is offered for nothing that becomes nothing', async () => {
    const { document } = await showText('a: 1\n', 'yaml');
    expectEqual(await vscode.commands.executeCommand('strata.openPreview', document.uri), undefined, 'the preview');
  });
});

describe('the preview of a source that changes, or becomes several things', () => {
  afterEach(closeAll);

  it('goes along when its source gets another name', async () => {
    const [before, after] = [fileIn('first', 'before.bu'), fileIn('first', 'after.bu')];
    await vscode.workspace.fs.writeFile(before, new TextEncoder().encode(config));
    const source = await show(before);
    const old = await openPreview(source.document);
    try {
      const edit = new vscode.WorkspaceEdit();
      edit.renameFile(before, after);
      expectEqual(await vscode.workspace.applyEdit(edit), true, 'whether it was renamed');
      const preview = await eventually('the preview of the new name', () =>
        vscode.workspace.textDocuments.find(({ uri }) => uri.path === '/Preview after.ign'),
      );
      await reportOf(preview, ({ kind }) => kind === 'current');
      await eventually('the end of the old one', () => !isShown(old.uri) || undefined);
      expectEqual(isShown(preview.uri), true, 'whether the new one has a tab');
    } finally {
      for (const uri of [before, after]) await Promise.resolve(vscode.workspace.fs.delete(uri)).catch(() => undefined);
    }
  });

  it('shows Ignition as Butane, and each choice under a name of its own', async () => {
    const source = await showText('{"ignition": {"version": "3.4.0"}}', 'ignition');
    const usual = await openPreview(source.document);
    expectIncludes(usual.getText(), 'variant: fcos', 'the usual preview');
    const paths: string[] = [];
    for (const to of ['butane@fcos-1.6.0', 'butane@flatcar-1.1.0']) {
      const uri = await vscode.commands.executeCommand<vscode.Uri>('strata.openPreview', source.document.uri, { to });
      paths.push(uri.path.replace(/^.*\(/u, '('));
    }
    expectEqual(paths, ['(fcos-1.6.0).bu', '(flatcar-1.1.0).bu'], 'what tells them apart');
  });

  it('shows what hinders the first result', async () => {
    const source = await showText(config.replace('0600', '"0600"'), 'butane');
    const preview = await openPreview(source.document);
    const { headings } = await reportOf(preview, ({ kind }) => kind === 'empty');
    expectIncludes(headings.join('\n'), 'line 6: ', 'the reason');
    await replaceText(source, '"0600"', '0600');
    await eventually('the text', () => preview.getText().includes('"mode": 384') || undefined);
  });
});

describe('a conversion to a file', () => {
  it('converts to a file of a format that is asked for', async () => {
    const target = fileIn('first', 'chosen.ign');
    const written = await vscode.commands.executeCommand<vscode.Uri>(
      'strata.convertTo',
      fileIn('first', 'converted.bu'),
      { to: 'ignition', target, overwrite: true },
    );
    expectEqual(written?.path, target.path, 'what was written');
    await vscode.workspace.fs.delete(target);
  });

  it('puts binary contents into files of a folder, and never over what is there', async () => {
    const [source, target, folder] = [
      fileIn('first', 'binary.ign'),
      fileIn('first', 'binary.bu'),
      fileIn('first', 'extracted'),
    ];
    const contents = '{ "source": "data:;base64,/wA=" }';
    const config = `{ "ignition": { "version": "3.4.0" }, "storage": { "files": [{ "path": "/etc/a", "contents": ${contents} }] } }`;
    await vscode.workspace.fs.writeFile(source, new TextEncoder().encode(config));
    const convert = async (): Promise<vscode.Uri | undefined> =>
      vscode.commands.executeCommand<vscode.Uri | undefined>('strata.convertTo', source, {
        to: 'butane',
        target,
        overwrite: true,
        extractTo: folder,
      });
    expectEqual((await convert())?.path, target.path, 'what was written');
    const extracted = vscode.Uri.joinPath(folder, 'etc', 'a');
    expectEqual([...(await vscode.workspace.fs.readFile(extracted))].join(), '255,0', 'the contents');
    await vscode.workspace.fs.writeFile(extracted, Uint8Array.of(1));
    expectEqual(await convert(), undefined, 'what was written beside another file');
    expectEqual([...(await vscode.workspace.fs.readFile(extracted))].join(), '1', 'the other file');
    await vscode.workspace.fs.delete(folder, { recursive: true });
    for (const file of [source, target]) await vscode.workspace.fs.delete(file);
  });
});

describe('files beside a result', () => {
  const files = [{ path: 'etc/a', base64: 'YQ==' }];

  it('are written into the workspace and nowhere else', async () => {
    const folder = fileIn('first', 'beside-a-result');
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(folder, 'etc'));
    // As if a link stood at the name of the folder on the way.
    const way = vscode.Uri.joinPath(folder, 'etc').fsPath;
    const leadingOut = { realPath: async (path: string) => (path === way ? '/etc' : path) } as HostSide;
    const staying = { realPath: async (path: string) => path } as HostSide;
    try {
      if (folder.scheme === 'file') {
        const { reason = '' } = (await writeExtracted(folder, files, leadingOut)) ?? {};
        expectIncludes(reason, 'a link leads out of it', 'why nothing is written');
        const elsewhere = folder.with({ path: '/tmp/strata-no-workspace' });
        expectIncludes((await writeExtracted(elsewhere, files, staying))?.reason ?? '', 'workspace', 'why not there');
      }
      expectEqual(await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(folder, 'etc')), [], 'what is there');
      expectEqual(await writeExtracted(folder, files, staying), undefined, 'what hinders in the workspace');
      const written = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, 'etc', 'a'));
      expectEqual(new TextDecoder().decode(written), 'a', 'the contents');
    } finally {
      await vscode.workspace.fs.delete(folder, { recursive: true });
    }
  });
});

async function openPreview(source: vscode.TextDocument): Promise<vscode.TextDocument> {
  const uri = await eventually('the preview', async () =>
    vscode.commands.executeCommand<vscode.Uri | undefined>('strata.openPreview', source.uri),
  );
  const preview = await eventually('the document of the preview', () =>
    vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString()),
  );
  await reportOf(preview, () => true);
  return preview;
}

async function closeAll(): Promise<void> {
  await closeEditors();
  // A preview without the focus is left, and would be found again by the next text without a name.
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

function isShown(uri: vscode.Uri): boolean {
  const inputs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => input));
  return inputs.some((input) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString());
}

/** Waits until a preview is in step with its source, and shows something in particular. */
async function reportOf(
  { uri }: vscode.TextDocument,
  isWanted: (report: PreviewReport) => boolean,
): Promise<PreviewReport> {
  const { preview } = await strata();
  return eventually('what the preview shows', () => {
    const report = preview(uri);
    return report?.isInStep && isWanted(report) ? report : undefined;
  });
}

/** Waits until exactly this text is marked in a document. */
async function marked(document: vscode.TextDocument, text: string): Promise<void> {
  const { marked: places } = await strata();
  await eventually(`the mark of ${text}`, () => {
    const [first, ...others] = places(document.uri);
    return (first !== undefined && others.length === 0 && document.getText(first) === text) || undefined;
  });
}
