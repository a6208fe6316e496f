import assert from 'node:assert/strict';
import { atCursor, goodConfig, type Session, type SessionOptions, startSession } from './support.ts';

interface CompletionItem {
  readonly label: string;
  readonly kind: number;
  readonly sortText: string;
  readonly textEdit: { readonly newText: string };
  readonly documentation?: { readonly kind: string; readonly value: string };
  readonly commitCharacters?: readonly string[];
  readonly data?: unknown;
}

interface CompletionList {
  readonly isIncomplete: boolean;
  readonly items: readonly CompletionItem[];
}

const header = 'variant: fcos\nversion: 1.6.0\n';
const withLocal = (local: string): string =>
  `${header}storage:\n  files:\n    - path: /a\n      contents:\n        local: ${local}\n`;
const resolving = { completion: { completionItem: { resolveSupport: { properties: ['documentation'] } } } };

/** A session for each test, started with options of its own. */
function sessions(): (options?: SessionOptions) => Promise<Session> {
  const started: Session[] = [];
  afterEach(async () => {
    for (const session of started.splice(0)) await session.end();
  });
  return async (options = {}) => {
    const session = await startSession(options);
    started.push(session);
    return session;
  };
}

async function completionAt(session: Session, name: string, marked: string): Promise<CompletionList> {
  const { text, position } = atCursor(marked);
  session.open(name, text);
  return session.ask<CompletionList>('textDocument/completion', name, { position });
}

const labelsOf = ({ items }: CompletionList): readonly string[] => items.map(({ label }) => label);

describe('the list behind a colon', () => {
  const start = sessions();

  it('has what begins below the key only for a person who asks for it: Enter has to begin a line', async () => {
    const session = await start();
    const { text, position } = atCursor(`${header}storage:<|>\n`);
    session.open('a.bu', text);
    const typed = { position, context: { triggerKind: 2, triggerCharacter: ':' } };
    const ask = (params: object) => session.ask<CompletionList>('textDocument/completion', 'a.bu', params);
    assert.deepEqual(labelsOf(await ask(typed)), []);
    assert.ok(labelsOf(await ask({ position })).includes('file with text'));
    const value = atCursor(`${goodConfig}      overwrite:<|>\n`);
    session.open('b.bu', value.text);
    const list = await session.ask<CompletionList>('textDocument/completion', 'b.bu', {
      ...typed,
      position: value.position,
    });
    assert.deepEqual(labelsOf(list).toSorted(), ['false', 'true']);
  });
});

describe('a list where any text may stand', () => {
  const start = sessions();

  it('has only what the typed text begins, so that Enter leaves a name alone that somebody wrote', async () => {
    const session = await start();
    const unit = (name: string) => `${header}systemd:\n  units:\n    - name: ${name}<|>\n`;
    const offered = async (index: number, text: string) => labelsOf(await completionAt(session, `${index}.bu`, text));
    assert.ok((await offered(1, unit(''))).includes('app.service'));
    assert.ok((await offered(2, unit('a'))).includes('app.service'));
    assert.deepEqual(await offered(3, unit('a.service')), []);
    assert.deepEqual(await offered(4, unit('app.service')), []);
    const inUnit = (value: string) =>
      `${header}systemd:\n  units:\n    - name: b.service\n      contents: |\n        [Unit]\n        After=${value}<|>\n`;
    assert.deepEqual(await offered(5, inUnit('a.target')), []);
    assert.ok((await offered(6, inUnit('online'))).includes('network-online.target'));
    const { isIncomplete } = await completionAt(session, '7.bu', unit('z'));
    assert.equal(isIncomplete, true);
  });
});

describe('what a completion item means', () => {
  const start = sessions();

  it('is worked out when the editor shows the item', async () => {
    const session = await start({ textDocumentCapabilities: resolving });
    const { items } = await completionAt(session, 'a.bu', `${goodConfig}      over<|>\n`);
    const item = items.find(({ label }) => label === 'overwrite');
    assert.ok(item);
    assert.equal(item.documentation, undefined);
    const resolved = (await session.client.request('completionItem/resolve', item)) as CompletionItem;
    assert.match(resolved.documentation?.value ?? '', /Default: `false`/u);
    assert.deepEqual({ ...resolved, documentation: undefined }, { ...item, documentation: undefined });
  });

  it('comes at once to an editor that never asks for it', async () => {
    const session = await start();
    const { items } = await completionAt(session, 'a.bu', `${goodConfig}      over<|>\n`);
    assert.match(items.find(({ label }) => label === 'overwrite')?.documentation?.value ?? '', /Default/u);
  });

  it('is not that of an item of another list', async () => {
    const session = await start({ textDocumentCapabilities: resolving });
    const { items: old } = await completionAt(session, 'a.bu', `${goodConfig}      over<|>\n`);
    await completionAt(session, 'b.bu', `${goodConfig}      <|>\n`);
    const resolved = (await session.client.request('completionItem/resolve', old[0])) as CompletionItem;
    assert.deepEqual(resolved, old[0]);
  });
});

describe('completion of local files', () => {
  const start = sessions();

  it('goes through the folders of the files directory step by step', async () => {
    const session = await start();
    session.write('files/motd.txt', 'hello');
    session.write('files/deep/other.txt', 'hello');
    session.write('strata.json', '{"filesDir": "files"}');
    const first = await completionAt(session, 'a.bu', withLocal('<|>'));
    assert.deepEqual(labelsOf(first), ['motd.txt', 'deep']);
    const folder = first.items[1];
    assert.deepEqual([folder?.textEdit.newText, folder?.commitCharacters], ['deep', ['/']]);
    assert.deepEqual(labelsOf(await completionAt(session, 'b.bu', withLocal('deep/<|>'))), ['deep/other.txt']);
    assert.deepEqual(labelsOf(await completionAt(session, 'c.bu', withLocal('deep/oth<|>'))), ['deep/other.txt']);
  });

  it('offers folders alone where one is needed', async () => {
    const session = await start();
    session.write('motd.txt', 'hello');
    session.write('tree/etc/app.conf', 'x');
    const list = await completionAt(session, 'a.bu', `${header}storage:\n  trees:\n    - local: <|>\n`);
    assert.deepEqual(labelsOf(list), ['tree']);
  });

  it('begins a list of them behind its key', async () => {
    const session = await start();
    session.write('key.pub', 'ssh-ed25519 AAAA');
    const keys = `${header}passwd:\n  users:\n    - name: core\n      ssh_authorized_keys_local: `;
    for (const [index, typed] of ['<|>', 'ke<|>'].entries()) {
      const { items } = await completionAt(session, `${index}.bu`, `${keys}${typed}\n`);
      assert.equal(items.find(({ label }) => label === 'key.pub')?.textEdit.newText, '\n        - key.pub');
    }
  });

  it('shows nothing that lies outside of the files directory', async () => {
    const session = await start();
    session.write('files/inside.txt', 'hello');
    session.write('strata.json', '{"filesDir": "files"}');
    for (const typed of ['../<|>', '/<|>', './<|>', 'files/../../<|>'])
      assert.ok(
        !labelsOf(await completionAt(session, 'a.bu', withLocal(typed))).some((label) => /strata|inside/u.test(label)),
      );
  });

  it('cuts a long list, and takes it up again with more letters', async () => {
    const session = await start();
    for (let number = 0; number < 250; number++) session.write(`files/file-${number}.txt`, '');
    session.write('files/zebra.txt', '');
    session.write('strata.json', '{"filesDir": "files"}');
    const all = await completionAt(session, 'a.bu', withLocal('<|>'));
    assert.equal(all.isIncomplete, true);
    assert.ok(all.items.length < 251);
    assert.deepEqual(labelsOf(await completionAt(session, 'b.bu', withLocal('zeb<|>'))), ['zebra.txt']);
  });
});
