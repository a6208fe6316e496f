import assert from 'node:assert/strict';
import {
  applyProtocolEdits,
  atCursor,
  type Diagnostic,
  goodConfig,
  type ProtocolEdit,
  type ProtocolRange,
  quotedMode,
  type Session,
  startSession,
  textIn,
} from './support.ts';

interface CodeAction {
  readonly title: string;
  readonly kind: string;
  readonly isPreferred?: boolean;
  readonly diagnostics?: readonly Diagnostic[];
  readonly edit: { readonly changes: Readonly<Record<string, readonly ProtocolEdit[]>> };
}

interface CompletionItem {
  readonly label: string;
  readonly kind: number;
  readonly textEdit: ProtocolEdit;
}

interface DocumentSymbol {
  readonly name: string;
  readonly range: ProtocolRange;
  readonly selectionRange: ProtocolRange;
  readonly children?: readonly DocumentSymbol[];
}

interface FoldingRange {
  readonly startLine: number;
  readonly endLine: number;
}

describe('the editor features over the protocol', () => {
  let session: Session;
  before(async () => {
    session = await startSession();
  });
  after(() => session.end());

  it('hover says what the key under the pointer means, and where it stands', async () => {
    const { text, position } = atCursor(goodConfig.replace('mode', 'mo<|>de'));
    session.open('hover.bu', text);
    const hover = await session.ask<{ contents: { kind: string; value: string }; range: ProtocolRange }>(
      'textDocument/hover',
      'hover.bu',
      { position },
    );
    assert.equal(hover.contents.kind, 'markdown');
    assert.match(hover.contents.value, /mode/u);
    assert.equal(textIn(text, hover.range), 'mode');
  });

  it('hover is silent where there is nothing to say', async () => {
    session.open('nothing.bu', `# a comment\n${goodConfig}`);
    assert.equal(await session.ask('textDocument/hover', 'nothing.bu', { position: { line: 0, character: 4 } }), null);
  });

  it('hover and problems count emoji in UTF-16 units', async () => {
    const { text, position } = atCursor(goodConfig.concat('    - { path: /😀😀, mo<|>de: 0600 }\n'));
    session.open('emoji.bu', text);
    const hover = await session.ask<{ range: ProtocolRange }>('textDocument/hover', 'emoji.bu', { position });
    assert.equal(textIn(text, hover.range), 'mode');
  });

  it('completion offers the keys of the place, and accepting one gives the text that was meant', async () => {
    const { text, position } = atCursor(goodConfig.concat('      over<|>\n'));
    session.open('complete.bu', text);
    const { items } = await session.ask<{ items: CompletionItem[] }>('textDocument/completion', 'complete.bu', {
      position,
    });
    const item = items.find(({ label }) => label.startsWith('overwrite'));
    assert.ok(item, items.map(({ label }) => label).join(' '));
    const after = applyProtocolEdits(text, [item.textEdit]).replaceAll(/\$(?:\d|\{\d[^}]*\})/gu, '');
    assert.match(after, /\n {6}overwrite: ?/u);
    assert.ok(!items.some(({ label }) => label.startsWith('mode')), 'a key that is there is not offered again');
  });

  it('symbols follow the document, each name inside its own range', async () => {
    session.open('symbols.bu', goodConfig);
    const symbols = await session.ask<DocumentSymbol[]>('textDocument/documentSymbol', 'symbols.bu');
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['variant', 'version', 'storage'],
    );
    const all = (list: readonly DocumentSymbol[]): readonly DocumentSymbol[] =>
      list.flatMap((symbol) => [symbol, ...all(symbol.children ?? [])]);
    for (const { range, selectionRange, name } of all(symbols)) {
      assert.ok(contains(range, selectionRange), name);
      for (const child of all(symbols).find((symbol) => symbol.range === range)?.children ?? []) {
        assert.ok(contains(range, child.range), child.name);
      }
    }
    assert.ok(all(symbols).some(({ name }) => name.includes('/etc/motd')));
  });

  it('what can be folded begins at its first line and ends at its last', async () => {
    session.open('fold.bu', goodConfig);
    const folds = await session.ask<FoldingRange[]>('textDocument/foldingRange', 'fold.bu');
    assert.ok(folds.some(({ startLine, endLine }) => startLine === 2 && endLine === 5));
    assert.ok(folds.some(({ startLine, endLine }) => startLine === 4 && endLine === 5));
    for (const { startLine, endLine } of folds) assert.ok(startLine < endLine && endLine <= 6);
    session.open('region.bu', `# region\n${goodConfig}# endregion\n`);
    const [first] = await session.ask<FoldingRange[]>('textDocument/foldingRange', 'region.bu');
    assert.deepEqual(first, { startLine: 0, endLine: 7, kind: 'region' });
  });

  it('nothing is offered in other people’s files', async () => {
    session.open('compose.yaml', 'services:\n  web:\n    image: nginx\n    \n', 'yaml');
    const position = { line: 3, character: 4 };
    assert.equal(
      await session.ask('textDocument/hover', 'compose.yaml', { position: { line: 1, character: 3 } }),
      null,
    );
    const found = await session.ask<{ items: unknown[] }>('textDocument/completion', 'compose.yaml', { position });
    assert.deepEqual(found.items, []);
    assert.deepEqual(await session.ask('textDocument/documentSymbol', 'compose.yaml'), []);
    assert.equal(await session.ask('textDocument/foldingRange', 'compose.yaml'), null);
  });

  it('requests for a document that is not open get nothing', async () => {
    const position = { line: 0, character: 0 };
    const range = { start: position, end: position };
    assert.deepEqual(await session.diagnostics('never.bu'), []);
    assert.equal(await session.info('never.bu'), null);
    assert.equal(await session.ask('textDocument/hover', 'never.bu', { position }), null);
    assert.equal(await session.ask('textDocument/completion', 'never.bu', { position }), null);
    assert.equal(await session.ask('textDocument/documentSymbol', 'never.bu'), null);
    assert.equal(await session.ask('textDocument/foldingRange', 'never.bu'), null);
    assert.equal(
      await session.ask('textDocument/codeAction', 'never.bu', { range, context: { diagnostics: [] } }),
      null,
    );
  });

  it('positions far outside the text are answered', async () => {
    session.open('far.bu', goodConfig);
    const position = { line: 5000, character: 5000 };
    for (const method of ['textDocument/hover', 'textDocument/completion']) {
      await assert.doesNotReject(session.ask(method, 'far.bu', { position }), method);
    }
  });
});

describe('code actions over the protocol', () => {
  let session: Session;
  before(async () => {
    session = await startSession();
  });
  after(() => session.end());

  const actions = async (
    name: string,
    range: ProtocolRange,
    only?: readonly string[],
  ): Promise<readonly CodeAction[]> => {
    const context = { diagnostics: await session.diagnostics(name), ...(only ? { only } : {}) };
    return (await session.ask<CodeAction[] | null>('textDocument/codeAction', name, { range, context })) ?? [];
  };

  it('a quick fix stands with its problem and removes it', async () => {
    session.open('fix.bu', quotedMode);
    const [problem] = await session.diagnostics('fix.bu');
    const fixes = await actions('fix.bu', problem!.range, ['quickfix']);
    const fix = fixes.find(({ isPreferred }) => isPreferred);
    assert.ok(fix, fixes.map(({ title }) => title).join(' '));
    assert.equal(fix.kind, 'quickfix');
    assert.deepEqual(fix.diagnostics, [problem]);
    const edits = fix.edit.changes[session.uriOf('fix.bu')]!;
    assert.equal(applyProtocolEdits(quotedMode, edits), goodConfig);
    session.change('fix.bu', ...edits.map(({ range, newText }) => ({ range, text: newText })));
    assert.deepEqual(await session.diagnostics('fix.bu'), []);
  });

  it('there is no quick fix away from the problem', async () => {
    session.open('away.bu', quotedMode);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };
    assert.deepEqual(await actions('away.bu', range, ['quickfix']), []);
  });

  it('a comment that keeps the problem silent is offered and works', async () => {
    session.open('ignore.bu', quotedMode);
    const [problem] = await session.diagnostics('ignore.bu');
    const ignore = (await actions('ignore.bu', problem!.range)).find(({ edit }) =>
      edit.changes[session.uriOf('ignore.bu')]?.some(({ newText }) => newText.includes('strata-ignore')),
    );
    assert.ok(ignore);
    session.open('ignore.bu', applyProtocolEdits(quotedMode, ignore.edit.changes[session.uriOf('ignore.bu')]!));
    assert.deepEqual(await session.diagnostics('ignore.bu'), []);
  });

  it('all certain fixes come at once, and only to who asks for them', async () => {
    const text = quotedMode.concat('    - path: /etc/issue\n      mode: "0600"\n');
    session.open('all.bu', text);
    const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    const kinds = (found: readonly CodeAction[]) => [...new Set(found.map(({ kind }) => kind))];
    assert.deepEqual(kinds(await actions('all.bu', whole)), ['quickfix']);
    for (const only of ['source.fixAll', 'source.fixAll.strata', 'source']) {
      const found = await actions('all.bu', whole, [only]);
      assert.deepEqual(kinds(found), ['source.fixAll.strata'], only);
      assert.equal(
        applyProtocolEdits(text, found[0]!.edit.changes[session.uriOf('all.bu')]!),
        text.replaceAll('"', ''),
      );
    }
    assert.deepEqual(await actions('all.bu', whole, ['source.fixAll.other']), []);
    assert.deepEqual(await actions('all.bu', whole, ['refactor']), []);
  });

  it('all problems of a kind are mended by one quick fix, which stands with each of them', async () => {
    const text = quotedMode.concat('    - path: /etc/issue\n      mode: "0600"\n');
    session.open('kind.bu', text);
    const problems = await session.diagnostics('kind.bu');
    const found = await actions('kind.bu', problems[1]!.range, ['quickfix']);
    const all = found.find(({ title }) => title === 'Remove the quotes: all 2 of butane/wrong-type in this file');
    assert.ok(all, found.map(({ title }) => title).join(' '));
    assert.deepEqual(all.diagnostics, [problems[1], problems[0]]);
    assert.equal(applyProtocolEdits(text, all.edit.changes[session.uriOf('kind.bu')]!), text.replaceAll('"', ''));
  });

  it('there is nothing to fix at once in a good file', async () => {
    session.open('good.bu', goodConfig);
    const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
    assert.deepEqual(await actions('good.bu', whole, ['source.fixAll']), []);
  });
});

function contains(outer: ProtocolRange, inner: ProtocolRange): boolean {
  const before = (a: ProtocolRange['start'], b: ProtocolRange['start']) =>
    a.line < b.line || (a.line === b.line && a.character <= b.character);
  return before(outer.start, inner.start) && before(inner.end, outer.end);
}
