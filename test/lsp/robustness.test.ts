import assert from 'node:assert/strict';
import { ResponseError } from './client.ts';
import { quotedMode, type Session, startSession } from './support.ts';

describe('the server under bad treatment', () => {
  let session: Session;
  beforeEach(async () => {
    session = await startSession();
  });
  afterEach(() => session.end());

  /** The proof that it still works. */
  const works = async (): Promise<void> => {
    session.open('proof.bu', quotedMode);
    assert.deepEqual(await session.codes('proof.bu'), ['butane/wrong-type']);
  };
  const refused = (method: string, params: unknown): Promise<void> =>
    assert.rejects(session.client.request(method, params), ResponseError);

  it('answers an unknown request with an error', async () => {
    await refused('strata/noSuchRequest', {});
    await works();
  });

  it('bears notifications without what they need', async () => {
    for (const method of ['textDocument/didOpen', 'textDocument/didChange', 'textDocument/didClose']) {
      session.client.notify(method, {});
      session.client.notify(method, { textDocument: {} });
    }
    session.client.notify('textDocument/didOpen', { textDocument: { uri: session.uriOf('x.bu') } });
    session.client.notify('workspace/didChangeConfiguration', {});
    session.client.notify('workspace/didChangeWatchedFiles', {});
    session.client.notify('workspace/didChangeWorkspaceFolders', {});
    session.client.notify('strata/noSuchNotification', {});
    await works();
  });

  it('bears changes to a document that is not open', async () => {
    session.change('never.bu', { text: 'x' });
    session.client.notify('textDocument/didClose', { textDocument: { uri: session.uriOf('never.bu') } });
    await works();
  });

  it('bears a document that is opened twice', async () => {
    session.open('proof.bu', 'variant: fcos\n');
    await works();
  });

  const names = [
    'file:///100%.bu',
    'file:///a%2Fb.bu',
    'file://server/share/a.bu',
    'file:',
    'nonsense:',
    'http://[',
    'a b.bu',
  ];
  for (const name of names) {
    it(`judges a document of the strange address ${name}`, async () => {
      session.open(name, quotedMode);
      assert.deepEqual(await session.codes(name), ['butane/wrong-type']);
      await works();
    });
  }

  it('bears a body that is no JSON', async () => {
    session.client.sendRaw('Content-Length: 5\r\n\r\n{"bad');
    await works();
  });

  it('bears a request that is taken back', async () => {
    session.open('a.bu', quotedMode);
    const answer = session.diagnostics('a.bu').catch(() => []);
    session.client.notify('$/cancelRequest', { id: 2 });
    await answer;
    await works();
  });

  it('declines 10 MB and what is no text, with one message each', async () => {
    session.open('big.bu', quotedMode + '# filler\n'.repeat(1_200_000));
    session.open('binary.bu', `variant: fcos\n${'\0\u0001'.repeat(500)}`);
    assert.deepEqual(await session.codes('big.bu'), ['strata/too-large']);
    assert.deepEqual(await session.codes('binary.bu'), ['strata/binary']);
    session.change('big.bu', { text: quotedMode });
    assert.deepEqual(await session.codes('big.bu'), ['butane/wrong-type']);
  });

  it('judges a file of almost 2 MB', async () => {
    session.open('almost.bu', `${quotedMode}${'    # filler filler\n'.repeat(100_000)}`);
    assert.deepEqual(await session.codes('almost.bu'), ['butane/wrong-type']);
  });

  it('has nothing to say of an empty text and of one of blanks', async () => {
    for (const text of ['', '\n', '   \n\n', '\uFEFF']) {
      session.open('empty.yaml', text, 'yaml');
      assert.deepEqual(await session.codes('empty.yaml'), [], JSON.stringify(text));
    }
  });

  it('is not held up by blank lines with Windows line ends', async () => {
    session.open('blank.bu', `variant: fcos\r\n${'\r\n'.repeat(200)}`);
    await session.ask('textDocument/completion', 'blank.bu', { position: { line: 2, character: 0 } });
    await session.codes('blank.bu');
  });

  it('is not held up by aliases that multiply', async () => {
    const levels = Array.from({ length: 30 }, (_, n) => `  l${n + 1}: &l${n + 1} [*l${n}, *l${n}, *l${n}, *l${n}]`);
    session.open('bomb.bu', `variant: fcos\nversion: 1.6.0\nstorage:\n  l0: &l0 [x, x]\n${levels.join('\n')}\n`);
    await session.diagnostics('bomb.bu');
    await works();
  });
});

describe('the parameters of a request', () => {
  let session: Session;
  before(async () => {
    session = await startSession();
  });
  after(() => session.end());

  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const uri = 'file:///a.bu';
  const textDocument = { uri };
  const options = { tabSize: 2, insertSpaces: true };
  const badParams: Readonly<Record<string, readonly unknown[]>> = {
    'strata/info': [{ uri: 7 }, { uri: null }],
    'strata/conversions': [{ uri: 7 }],
    'strata/convert': [
      { uri, to: 7 },
      { uri, options: 'x' },
      { uri, options: { pretty: 1 } },
    ],
    'strata/mapRange': [
      { uri, from: 'source' },
      { uri, range, from: 'x' },
      { uri, range: { start: {} }, from: 'source' },
    ],
    'strata/diff': [{ uri }, { other: uri }, { uri, other: 7 }],
    'strata/decoded': [{ uri }, { uri, position: { line: -1, character: 0 } }, { uri, position: { line: 'x' } }],
    'workspace/executeCommand': [
      { command: 'strata/none' },
      { command: 'toString' },
      { command: 'strata/info', arguments: {} },
      { command: 'strata/info' },
      { command: 'strata/convert', arguments: [{ uri: 7 }] },
    ],
    'textDocument/hover': [{ textDocument }, { textDocument, position: null }],
    'textDocument/signatureHelp': [{ textDocument }, { position: range.start }],
    'textDocument/completion': [
      { textDocument },
      { position: range.start },
      { textDocument, position: range.start, context: { triggerCharacter: 7 } },
    ],
    'completionItem/resolve': [{}, { label: 7, data: { list: 1, index: 0 } }],
    'textDocument/diagnostic': [{ textDocument: 'x' }],
    'textDocument/documentSymbol': [{ textDocument: null }],
    'textDocument/foldingRange': [{ textDocument: { uri: 1 } }],
    'textDocument/inlayHint': [{ textDocument }, { textDocument, range: { start: range.start } }],
    'textDocument/semanticTokens/full': [{ textDocument: 'x' }],
    'textDocument/semanticTokens/range': [{ textDocument }],
    'textDocument/formatting': [{ textDocument }, { textDocument, options: { tabSize: -1, insertSpaces: true } }],
    'textDocument/rangeFormatting': [
      { textDocument, options },
      { textDocument, range },
    ],
    'textDocument/rangesFormatting': [
      { textDocument, options, ranges: range },
      { textDocument, options, ranges: [null] },
    ],
    'textDocument/onTypeFormatting': [
      { textDocument, position: range.start },
      { textDocument, ch: '-' },
    ],
    'workspace/symbol': [{ query: 7 }],
    'textDocument/definition': [{ textDocument }],
    'textDocument/references': [
      { textDocument },
      { textDocument, position: range.start, context: { includeDeclaration: 'yes' } },
    ],
    'textDocument/documentHighlight': [{ textDocument, position: { line: 0 } }],
    'textDocument/documentLink': [{ textDocument: {} }],
    'textDocument/selectionRange': [
      { textDocument },
      { textDocument, positions: {} },
      { textDocument, positions: [range.start, 'x'] },
    ],
    'textDocument/prepareRename': [{ textDocument }],
    'textDocument/rename': [
      { textDocument, position: range.start },
      { textDocument, position: range.start, newName: 7 },
    ],
    'textDocument/codeAction': [
      { textDocument, range: null },
      { textDocument, range, context: { only: 'x' } },
    ],
  };
  for (const [method, bad] of Object.entries(badParams)) {
    it(`are asked for where ${method} lacks them`, async () => {
      for (const params of [null, {}, [], 7, ...bad]) {
        const error = await session.client.request(method, params).then(
          (answer) => assert.fail(`${JSON.stringify(params)} is answered with ${JSON.stringify(answer)}`),
          (thrown: unknown) => thrown,
        );
        assert.ok(error instanceof ResponseError);
        assert.equal(error.code, -32602, `${JSON.stringify(params)}: ${error.message}`);
        assert.match(error.message, /^`[\w.]+` (?:is needed|has to be)|^there is no command `/u);
      }
    });
  }
});

describe('the end of the server', () => {
  it('comes with success after a shutdown', async () => {
    const { client } = await startSession();
    assert.equal(await client.stop(), 0);
    assert.equal(client.errorOutput(), '');
  });

  it('comes with failure where nobody asked for a shutdown', async () => {
    const { client } = await startSession();
    client.notify('exit', null);
    assert.equal(await client.exited, 1);
  });

  it('comes when the editor is gone', async () => {
    const { client } = await startSession();
    client.process.stdin?.end();
    await client.exited;
  });
});
