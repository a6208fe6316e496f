import assert from 'node:assert/strict';
import { ResponseError } from './client.ts';
import {
  applyProtocolEdits,
  atCursor,
  goodConfig,
  type ProtocolEdit,
  type ProtocolRange,
  type Session,
  startSession,
  textIn,
} from './support.ts';

interface Location {
  readonly uri: string;
  readonly range: ProtocolRange;
}

interface SelectionRange {
  readonly range: ProtocolRange;
  readonly parent?: SelectionRange;
}

const marked = atCursor(`variant: fcos
version: 1.6.0
passwd:
  users: [{name: app}]
storage:
  files:
    - path: /a
      user: {name: ap<|>p}
      contents: {local: motd}
  trees: [{local: tree}]
`);
const { text, position } = marked;

describe('navigation over the protocol', () => {
  let session: Session;
  before(async () => {
    session = await startSession();
    session.write('motd', 'hello');
    session.write('tree/one', '1');
    session.open('a.bu', text);
  });
  after(() => session.end());

  it('leads to the definition, and finds all references', async () => {
    const [found, ...more] = await session.ask<Location[]>('textDocument/definition', 'a.bu', { position });
    assert.ok(found);
    assert.deepEqual(more, []);
    assert.deepEqual(found.range.start, { line: 3, character: 17 });
    const context = { includeDeclaration: true };
    const places = await session.ask<Location[]>('textDocument/references', 'a.bu', { position, context });
    assert.deepEqual(
      places.map(({ uri, range }) => `${uri === session.uriOf('a.bu')} ${range.start.line} ${textIn(text, range)}`),
      ['true 3 app', 'true 7 app'],
    );
  });

  it('leads to files on the disk, and links to them', async () => {
    const at = (word: string) => ({
      position: { line: text.slice(0, text.indexOf(word)).split('\n').length - 1, character: 26 },
    });
    const [motd] = await session.ask<Location[]>('textDocument/definition', 'a.bu', at('motd'));
    assert.equal(motd?.uri, session.uriOf('motd'));
    const tree = { position: { line: 9, character: 20 } };
    const files = await session.ask<Location[]>('textDocument/definition', 'a.bu', tree);
    assert.deepEqual(
      files.map(({ uri }) => uri),
      [session.uriOf('tree/one')],
    );
    const links = await session.ask<{ range: ProtocolRange; target: string }[]>('textDocument/documentLink', 'a.bu');
    assert.deepEqual(
      links.map(({ range, target }) => [textIn(text, range), target]),
      [['motd', session.uriOf('motd')]],
    );
  });

  it('highlights the name, the definition as written', async () => {
    const found = await session.ask<{ range: ProtocolRange; kind: number }[]>(
      'textDocument/documentHighlight',
      'a.bu',
      {
        position,
      },
    );
    assert.deepEqual(
      found.map(({ kind }) => kind),
      [3, 2],
    );
    const nowhere = { position: { line: 0, character: 0 } };
    assert.equal(await session.ask('textDocument/documentHighlight', 'a.bu', nowhere), null);
  });

  it('selects more and more', async () => {
    const [first] = await session.ask<SelectionRange[]>('textDocument/selectionRange', 'a.bu', {
      positions: [position],
    });
    const texts: string[] = [];
    for (let range = first; range; range = range.parent) texts.push(textIn(text, range.range));
    assert.deepEqual(texts.slice(0, 3), ['app', 'name: app', '{name: app}']);
    assert.equal(texts.at(-1), text);
  });

  it('renames, and says why it does not', async () => {
    const place = await session.ask<{ range: ProtocolRange; placeholder: string }>(
      'textDocument/prepareRename',
      'a.bu',
      { position },
    );
    assert.equal(place.placeholder, 'app');
    assert.equal(textIn(text, place.range), 'app');
    const edit = await session.ask<{ changes: Record<string, ProtocolEdit[]> }>('textDocument/rename', 'a.bu', {
      position,
      newName: 'web',
    });
    const edits = edit.changes[session.uriOf('a.bu')] ?? [];
    assert.equal(applyProtocolEdits(text, edits), text.replaceAll('name: app', 'name: web'));
    await assert.rejects(session.ask('textDocument/rename', 'a.bu', { position, newName: 'no name' }), (error) => {
      assert.ok(error instanceof ResponseError);
      assert.equal(error.code, -32803);
      assert.match(error.message, /cannot be the name of a user/u);
      return true;
    });
    const nowhere = { position: { line: 0, character: 0 } };
    assert.equal(await session.ask('textDocument/prepareRename', 'a.bu', nowhere), null);
  });

  it('says nothing about documents that are not open and files of other people', async () => {
    session.open('compose.yaml', 'services: &s\n  web: *s\n', 'yaml');
    const at = { position: { line: 1, character: 9 }, newName: 'x', context: {}, positions: [] };
    for (const name of ['never.bu', 'compose.yaml']) {
      for (const method of ['definition', 'documentHighlight', 'prepareRename', 'rename', 'selectionRange'])
        assert.equal(await session.ask(`textDocument/${method}`, name, at), null, `${method} ${name}`);
      for (const method of ['references', 'documentLink'])
        assert.deepEqual((await session.ask(`textDocument/${method}`, name, at)) ?? [], [], `${method} ${name}`);
    }
  });
});

interface SymbolInformation {
  readonly name: string;
  readonly containerName: string;
  readonly location: Location;
}

describe('workspace symbols over the protocol', () => {
  let session: Session;
  beforeEach(async () => {
    session = await startSession();
  });
  afterEach(() => session.end());

  const find = async (query: string): Promise<readonly string[]> => {
    const found = (await session.client.request('workspace/symbol', { query })) as SymbolInformation[];
    return found.map(({ name, location }) => `${location.uri.split('/').at(-1)}: ${name}`).sort();
  };

  it('are those of open documents and of all files of ours', async () => {
    session.write('deep/er/b.bu', goodConfig.replace('/etc/motd', '/etc/issue'));
    session.write('node_modules/c.bu', goodConfig);
    session.write('compose.yaml', 'services: {web: {image: x}}\n');
    session.write('found.yaml', goodConfig);
    session.open('open.bu', goodConfig.replace('/etc/motd', '/etc/hosts'));
    assert.deepEqual(await find('file'), [
      'b.bu: file /etc/issue 0644',
      'found.yaml: file /etc/motd 0644',
      'open.bu: file /etc/hosts 0644',
    ]);
    assert.deepEqual(await find('fehosts'), ['open.bu: file /etc/hosts 0644']);
    assert.deepEqual(await find('butane fcos'), [
      'b.bu: Butane fcos 1.6.0',
      'found.yaml: Butane fcos 1.6.0',
      'open.bu: Butane fcos 1.6.0',
    ]);
  });

  it('follow files that change, come and go, and what is open', async () => {
    session.write('a.bu', goodConfig);
    assert.deepEqual(await find('file'), ['a.bu: file /etc/motd 0644']);
    session.write('a.bu', goodConfig.replace('/etc/motd', '/etc/longer-name'));
    session.write('b.bu', goodConfig);
    assert.deepEqual(await find('file'), ['a.bu: file /etc/longer-name 0644', 'b.bu: file /etc/motd 0644']);
    session.open('b.bu', goodConfig.replace('/etc/motd', '/etc/unsaved'));
    assert.deepEqual(await find('file'), ['a.bu: file /etc/longer-name 0644', 'b.bu: file /etc/unsaved 0644']);
  });

  it('follow what an editor tells that tells of changes', async () => {
    await session.end();
    session = await startSession({
      workspaceCapabilities: { didChangeWatchedFiles: { dynamicRegistration: true } },
    });
    const tell = (name: string, type: 1 | 2 | 3) =>
      session.client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: session.uriOf(name), type }] });
    session.write('a.bu', goodConfig);
    assert.deepEqual(await find('file'), ['a.bu: file /etc/motd 0644']);
    session.write('a.bu', goodConfig.replace('/etc/motd', '/etc/issue'));
    session.write('b.bu', goodConfig);
    assert.deepEqual(await find('file'), ['a.bu: file /etc/motd 0644']);
    tell('a.bu', 2);
    assert.deepEqual(await find('file'), ['a.bu: file /etc/issue 0644']);
    tell('b.bu', 1);
    assert.deepEqual(await find('file'), ['a.bu: file /etc/issue 0644', 'b.bu: file /etc/motd 0644']);
    session.open('b.bu', goodConfig.replace('/etc/motd', '/etc/unsaved'));
    assert.deepEqual(await find('unsaved'), ['b.bu: file /etc/unsaved 0644']);
    session.client.notify('textDocument/didClose', { textDocument: { uri: session.uriOf('b.bu') } });
    assert.deepEqual(await find('unsaved'), []);
    assert.deepEqual(await find('motd'), ['b.bu: file /etc/motd 0644']);
  });

  it('are not looked for where nobody wants them any more', async () => {
    for (let index = 0; index < 200; index += 1) session.write(`${index}.bu`, goodConfig);
    const waiting = find('file');
    // `initialize` and this one.
    session.client.notify('$/cancelRequest', { id: 2 });
    await assert.rejects(waiting, (error) => error instanceof ResponseError && error.code === -32_800);
    assert.equal((await find('file')).length, 200);
  });

  it('come through the editor where the server reads no files itself', async () => {
    await session.end();
    const entries = {
      'vfs:/w': [
        { name: 'a.bu', kind: 'file' },
        { name: 'l', kind: 'link' },
      ],
    } as Record<string, unknown>;
    session = await startSession({
      initializationOptions: { clientReadsFiles: true },
      folders: ['vfs:/w'],
      answer: (method, params) => {
        const { uri } = params as { uri: string };
        if (method === 'strata/fs/list') return entries[uri] ? { entries: entries[uri] } : null;
        if (method === 'strata/fs/stat') return uri === 'vfs:/w/a.bu' ? { kind: 'file', size: 1, mtime: 1 } : null;
        if (method === 'strata/fs/read' && uri === 'vfs:/w/a.bu')
          return { base64: Buffer.from(goodConfig).toString('base64') };
        return null;
      },
    });
    assert.deepEqual(await find('file'), ['a.bu: file /etc/motd 0644']);
  });
});
