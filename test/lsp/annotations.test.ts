import assert from 'node:assert/strict';
import { ErrorCodes } from 'vscode-languageserver';
import type { Position } from '../../server/src/base/text.ts';
import type { ResponseError } from './client.ts';
import { applyProtocolEdits, goodConfig, type ProtocolEdit, type Session, startSession } from './support.ts';

interface InlayHint {
  readonly position: Position;
  readonly label: string;
  readonly paddingLeft?: boolean;
  readonly textEdits?: readonly ProtocolEdit[];
}

interface Legend {
  readonly tokenTypes: readonly string[];
  readonly tokenModifiers: readonly string[];
}

const everything = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

describe('hints and colours over the protocol', () => {
  let session: Session;
  before(async () => {
    session = await startSession();
  });
  after(() => session.end());

  /** Each token as the text that it covers, its type and its modifiers. */
  const tokens = async (name: string, text: string, range?: object): Promise<readonly string[]> => {
    const method = `textDocument/semanticTokens/${range ? 'range' : 'full'}`;
    const { data } = await session.ask<{ data: readonly number[] }>(method, name, range ? { range } : {});
    const { legend } = session.capabilities.semanticTokensProvider as { legend: Legend };
    const found: string[] = [];
    let line = 0;
    let character = 0;
    for (let index = 0; index < data.length; index += 5) {
      const [lines = 0, characters = 0, length = 0, type = 0, bits = 0] = data.slice(index, index + 5);
      line += lines;
      character = lines > 0 ? characters : character + characters;
      const word = text.split('\n')[line]?.slice(character, character + length);
      const modifiers = legend.tokenModifiers.filter((_, bit) => bits & (1 << bit));
      found.push(`${word} ${[legend.tokenTypes[type], ...modifiers].join('.')}`);
    }
    return found;
  };

  it('a decimal mode shows what it is, and takes its octal form when the hint is accepted', async () => {
    const text = goodConfig.replace('0644', '420');
    session.open('hint.bu', text);
    const [hint, ...others] = await session.ask<InlayHint[]>('textDocument/inlayHint', 'hint.bu', {
      range: everything,
    });
    assert.deepEqual(others, []);
    assert.deepEqual(hint && { ...hint, textEdits: [] }, {
      position: { line: 5, character: 15 },
      label: '= 0644',
      paddingLeft: true,
      textEdits: [],
    });
    assert.equal(applyProtocolEdits(text, hint?.textEdits ?? []), goodConfig);
    const range = { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } };
    assert.deepEqual(await session.ask('textDocument/inlayHint', 'hint.bu', { range }), []);
  });

  it('keys of other versions and names have tokens, in the whole text or a range of it', async () => {
    const text = `${goodConfig.replace('1.6.0', '1.3.0')}    - {path: /😀, user: {name: core}}\nkernel_arguments: {}\n`;
    session.open('tokens.bu', text);
    const expected = [
      '/etc/motd variable.definition',
      '/😀 variable.definition',
      'core variable',
      'kernel_arguments property.unavailable',
    ];
    assert.deepEqual(await tokens('tokens.bu', text), expected);
    const range = { start: { line: 6, character: 0 }, end: { line: 7, character: 0 } };
    assert.deepEqual(await tokens('tokens.bu', text, range), expected.slice(1, 3));
  });

  it('other people’s files and documents that are not open have neither', async () => {
    session.open('compose.yaml', 'services:\n  web:\n    mode: 420\n', 'yaml');
    for (const name of ['compose.yaml', 'never.bu']) {
      assert.equal(await session.ask('textDocument/inlayHint', name, { range: everything }), null);
      assert.equal(await session.ask('textDocument/semanticTokens/full', name), null);
      assert.equal(await session.ask('textDocument/semanticTokens/range', name, { range: everything }), null);
    }
  });

  it('requests without a range are refused', async () => {
    session.open('bad.bu', goodConfig);
    for (const method of ['inlayHint', 'semanticTokens/range'])
      await assert.rejects(
        session.ask(`textDocument/${method}`, 'bad.bu'),
        (error: ResponseError) => error.code === ErrorCodes.InvalidParams && error.message.includes('`range.start`'),
      );
  });
});
