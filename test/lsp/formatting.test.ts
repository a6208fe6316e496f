import assert from 'node:assert/strict';
import { ErrorCodes } from 'vscode-languageserver';
import type { ResponseError } from './client.ts';
import { applyProtocolEdits, atCursor, goodConfig, type ProtocolEdit, type Session, startSession } from './support.ts';

const options = { tabSize: 4, insertSpaces: true };
const wide = `variant: fcos
version: 1.6.0
storage:
    files:
        - path: /etc/motd
          mode: 0644
`;

describe('formatting over the protocol', () => {
  let session: Session;
  before(async () => {
    session = await startSession();
  });
  after(() => session.end());

  const edits = async (name: string, method: string, params: object): Promise<readonly ProtocolEdit[] | null> =>
    session.ask(`textDocument/${method}`, name, params);

  it('lays out the whole document, in the size that the editor wants', async () => {
    session.open('whole.bu', goodConfig.trimEnd());
    const found = await edits('whole.bu', 'formatting', { options });
    assert.equal(applyProtocolEdits(goodConfig.trimEnd(), found ?? []), wide);
    const kept = await edits('whole.bu', 'formatting', { options: { ...options, insertFinalNewline: false } });
    assert.equal(applyProtocolEdits(goodConfig.trimEnd(), kept ?? []), wide.trimEnd());
    session.open('done.bu', wide);
    assert.deepEqual(await edits('done.bu', 'formatting', { options }), []);
  });

  it('lays out one range or several', async () => {
    session.open('range.bu', goodConfig);
    const range = { start: { line: 4, character: 7 }, end: { line: 6, character: 0 } };
    const one = await edits('range.bu', 'rangeFormatting', { options, range });
    const expected = goodConfig.replace('    - path', '      - path').replace('      mode', '        mode');
    assert.equal(applyProtocolEdits(goodConfig, one ?? []), expected);
    assert.deepEqual(await edits('range.bu', 'rangesFormatting', { options, ranges: [range] }), one);
    assert.deepEqual(await edits('range.bu', 'rangesFormatting', { options, ranges: [] }), []);
  });

  it('puts what was typed where it belongs', async () => {
    const { text, position } = atCursor(`${goodConfig}      -<|>\n`);
    session.open('type.bu', text);
    const found = await edits('type.bu', 'onTypeFormatting', { position, ch: '-', options });
    assert.equal(applyProtocolEdits(text, found ?? []), `${goodConfig}    -\n`);
    session.open('enter.bu', 'variant: fcos\nversion: 1.6.0\nstorage:\n\n');
    const line = await edits('enter.bu', 'onTypeFormatting', {
      position: { line: 3, character: 0 },
      ch: '\n',
      options,
    });
    assert.deepEqual(
      line?.map(({ newText }) => newText),
      [' '.repeat(options.tabSize)],
    );
  });

  it('has nothing for other people’s files and for documents that are not open', async () => {
    session.open('compose.yaml', 'services:\n    web:  x\n', 'yaml');
    const range = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } };
    const position = range.end;
    for (const name of ['compose.yaml', 'never.bu']) {
      assert.equal(await edits(name, 'formatting', { options }), null);
      assert.equal(await edits(name, 'rangeFormatting', { options, range }), null);
      assert.equal(await edits(name, 'rangesFormatting', { options, ranges: [range] }), null);
      assert.equal(await edits(name, 'onTypeFormatting', { options, position, ch: '\n' }), null);
    }
  });

  it('refuses requests that lack what they need, and says what that is', async () => {
    session.open('bad.bu', goodConfig);
    const position = { line: 0, character: 0 };
    const bad: readonly (readonly [string, object, string])[] = [
      ['formatting', {}, 'options.tabSize'],
      ['formatting', { options: { tabSize: '2', insertSpaces: true } }, 'options.tabSize'],
      ['formatting', { options: { tabSize: 2 } }, 'options.insertSpaces'],
      ['rangeFormatting', { options }, 'range.start'],
      ['rangesFormatting', { options, ranges: 1 }, 'ranges'],
      ['rangesFormatting', { options, ranges: [{}] }, 'range.start'],
      ['onTypeFormatting', { options, position }, 'ch'],
      ['onTypeFormatting', { options, ch: '\n' }, 'position'],
    ];
    for (const [method, params, word] of bad)
      await assert.rejects(edits('bad.bu', method, params), (error: ResponseError) => {
        assert.equal(error.code, ErrorCodes.InvalidParams, method);
        assert.ok(error.message.includes(`\`${word}\``), `${method}: ${error.message}`);
        return true;
      });
  });
});

describe('the offer to format', () => {
  it('speaks of all documents to an editor that asks about those that it opens', async () => {
    const session = await startSession();
    assert.equal(session.capabilities.documentFormattingProvider, true);
    assert.deepEqual(session.capabilities.documentRangeFormattingProvider, { rangesSupport: true });
    assert.deepEqual(session.capabilities.documentOnTypeFormattingProvider, {
      firstTriggerCharacter: '\n',
      moreTriggerCharacter: ['-'],
    });
    await session.end();
  });

  it('speaks of our own languages where it can, so that nobody has two formatters for YAML', async () => {
    const told = { dynamicRegistration: true };
    const session = await startSession({
      textDocumentCapabilities: { formatting: told, rangeFormatting: told, onTypeFormatting: told },
    });
    assert.equal(session.capabilities.documentFormattingProvider, undefined);
    const methods = ['formatting', 'rangeFormatting', 'onTypeFormatting'].map((name) => `textDocument/${name}`);
    for (const wanted of methods) {
      const { params } = await session.client.waitFor(
        (message) => message.method === 'client/registerCapability' && registered(message.params).method === wanted,
      );
      const languages = registered(params).registerOptions.documentSelector.map(({ language }) => language);
      assert.deepEqual([...languages].sort(), [
        'butane',
        'cloud-cfg',
        'cloud-config',
        'cloud-config-archive',
        'cloud-config-jsonp',
        'ignition',
        'machineconfig',
        'meta-data',
        'mime-multipart',
        'network-config',
      ]);
    }
    await session.end();
  });
});

interface Registration {
  readonly method: string;
  readonly registerOptions: { readonly documentSelector: readonly { readonly language: string }[] };
}

function registered(params: unknown): Registration {
  const [registration] = (params as { readonly registrations: readonly Registration[] }).registrations;
  assert.ok(registration);
  return registration;
}
