import assert from 'node:assert/strict';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { ResponseError } from './client.ts';
import {
  type Diagnostic,
  goodConfig,
  largeConfig,
  quotedMode,
  type Session,
  type SessionOptions,
  startSession,
} from './support.ts';

interface FileReport {
  readonly uri: string;
  readonly kind: 'full' | 'unchanged';
  readonly version: number | null;
  readonly resultId?: string;
  readonly items?: readonly Diagnostic[];
}

const method = 'workspace/diagnostic';
const watching = { didChangeWatchedFiles: { dynamicRegistration: true } };
const on = (): unknown => ({ workspaceDiagnostics: true });
const withLocal = `variant: fcos
version: 1.6.0
storage:
  files:
    - path: /etc/motd
      contents:
        local: motd.txt
`;

let session: Session | undefined;
afterEach(async () => {
  await session?.end();
  session = undefined;
});

async function start(options: SessionOptions = {}, files: Readonly<Record<string, string>> = {}): Promise<Session> {
  session = await startSession({ settings: on, workspaceCapabilities: watching, ...options });
  for (const [name, text] of Object.entries(files)) session.write(name, text);
  return session;
}

/** What an editor that keeps the ids of the last answer is told. */
async function pull({ client }: Session, last: readonly FileReport[] = [], more: object = {}) {
  const previousResultIds = last.flatMap(({ uri, resultId }) =>
    resultId === undefined ? [] : { uri, value: resultId },
  );
  return ((await client.request(method, { previousResultIds, ...more })) as { items: readonly FileReport[] }).items;
}

/** Of each file its name and the codes of its problems; `unchanged` for one that says what it said. */
function told({ uriOf }: Session, reports: readonly FileReport[]): Readonly<Record<string, string>> {
  const root = `${uriOf('.')}/`;
  const words = ({ kind, items = [] }: FileReport) => (kind === 'full' ? items.map(({ code }) => code).join() : kind);
  return Object.fromEntries(reports.map((report) => [report.uri.replace(root, ''), words(report)]).sort());
}

function fileEvent({ client, uriOf }: Session, name: string, type: 1 | 2 | 3): void {
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(name), type }] });
}

describe('the files of the workspace, for a client that asks', () => {
  it('are judged where their names or contents are ours, and nothing else is looked at', async () => {
    const files = {
      'named.bu': quotedMode,
      'deep/er/content.yaml': quotedMode,
      'good.bu': goodConfig,
      'pod.yaml': 'kind: Pod\n',
      'notes.txt': quotedMode,
      '.git/a.bu': quotedMode,
      'node_modules/a/a.bu': quotedMode,
      'big.bu': `${quotedMode}${'# filler\n'.repeat(250_000)}`,
    };
    const { folder } = await start({}, files);
    mkdirSync(path.join(folder, 'linked'));
    symlinkSync(path.join(folder, 'deep'), path.join(folder, 'linked/deep'));
    assert.deepEqual(told(session!, await pull(session!)), {
      'deep/er/content.yaml': 'butane/wrong-type',
      'good.bu': '',
      'named.bu': 'butane/wrong-type',
    });
  });

  it('are not looked at where the setting does not say so', async () => {
    const said = { settings: () => ({ workspaceDiagnostics: false }) };
    assert.deepEqual(await pull(await start(said, { 'a.bu': quotedMode })), []);
  });

  it('say that they are unchanged, and are judged again once they change', async () => {
    const files = { 'a.bu': quotedMode, 'b.bu': quotedMode, 'c.bu': quotedMode };
    const own = await start({}, files);
    const first = await pull(own);
    assert.deepEqual(told(own, await pull(own, first)), {
      'a.bu': 'unchanged',
      'b.bu': 'unchanged',
      'c.bu': 'unchanged',
    });
    own.write('b.bu', goodConfig);
    own.write('d.bu', quotedMode);
    rmSync(path.join(own.folder, 'c.bu'));
    fileEvent(own, 'b.bu', 2);
    fileEvent(own, 'c.bu', 3);
    fileEvent(own, 'd.bu', 1);
    const expected = { 'a.bu': 'unchanged', 'b.bu': '', 'c.bu': '', 'd.bu': 'butane/wrong-type' };
    assert.deepEqual(told(own, await pull(own, first)), expected);
  });

  it('are judged again once files change that they name', async () => {
    const own = await start({}, { 'a.bu': withLocal });
    const first = await pull(own);
    assert.deepEqual(told(own, first), { 'a.bu': 'butane/local-file-missing' });
    own.write('motd.txt', 'hello');
    fileEvent(own, 'motd.txt', 1);
    assert.deepEqual(told(own, await pull(own, first)), { 'a.bu': '' });
  });

  it('are looked at anew each time by a server that is not told of changes', async () => {
    const own = await start({ workspaceCapabilities: {} }, { 'a.bu': quotedMode });
    const first = await pull(own);
    own.write('a.bu', goodConfig);
    own.write('b.bu', quotedMode);
    assert.deepEqual(told(own, await pull(own, first)), { 'a.bu': '', 'b.bu': 'butane/wrong-type' });
  });

  it('are answered by the version in the editor while they are open, and by the disk again after', async () => {
    const own = await start({}, { 'a.bu': quotedMode });
    const first = await pull(own);
    own.open('a.bu', goodConfig);
    own.change('a.bu', { text: `${goodConfig}      moed: 1\n` });
    const second = await pull(own, first);
    assert.deepEqual(told(own, second), { 'a.bu': 'butane/unknown-key' });
    assert.equal(second[0]?.version, 2);
    const { resultId } = await own.ask<FileReport>('textDocument/diagnostic', 'a.bu');
    assert.equal(resultId, second[0]?.resultId);
    own.client.notify('textDocument/didClose', { textDocument: { uri: own.uriOf('a.bu') } });
    const third = await pull(own, second);
    assert.deepEqual(told(own, third), { 'a.bu': 'butane/wrong-type' });
    assert.equal(third[0]?.version, null);
    assert.deepEqual(await own.codes('a.bu'), ['butane/wrong-type']);
  });

  it('go when the setting is turned off', async () => {
    let isOn = true;
    const own = await start({ settings: () => ({ workspaceDiagnostics: isOn }) }, { 'a.bu': quotedMode });
    const first = await pull(own);
    isOn = false;
    own.client.notify('workspace/didChangeConfiguration', { settings: null });
    assert.deepEqual(told(own, await pull(own, first)), { 'a.bu': '' });
  });

  it('tell how large they are as user data', async () => {
    const own = await start({}, { 'a.bu': largeConfig });
    assert.deepEqual(told(own, await pull(own)), { 'a.bu': 'strata/user-data-size' });
  });
});

describe('the files of the workspace, for a client that takes them one by one', () => {
  const streaming = { partialResultToken: 'here' };
  const partial = (own: Session): readonly FileReport[] =>
    own.client.received.flatMap(({ method: name, params }) =>
      name === '$/progress' ? (params as { value: { items: readonly FileReport[] } }).value.items : [],
    );

  it('are handed out while others are still judged', async () => {
    const names = Array.from({ length: 50 }, (_, index) => `${index}.bu`);
    const own = await start({}, Object.fromEntries(names.map((name) => [name, quotedMode])));
    const last = await pull(own, [], streaming);
    const before = partial(own);
    assert.ok(before.length > 0 && last.length > 0);
    assert.deepEqual(Object.keys(told(own, [...before, ...last])), names.sort());
  });

  it('are answered when there is something new', async () => {
    const own = await start({}, { 'a.bu': quotedMode });
    const first = await pull(own, [], streaming);
    const second = pull(own, first, streaming);
    // Whatever is asked after it is answered before it.
    own.open('b.bu', goodConfig);
    assert.deepEqual(await own.codes('b.bu'), []);
    own.write('a.bu', goodConfig);
    fileEvent(own, 'a.bu', 2);
    assert.deepEqual(told(own, await second), { 'a.bu': '' });
  });

  it('are waited for until nobody wants them any more', async () => {
    const own = await start({}, { 'a.bu': quotedMode });
    const first = await pull(own, [], streaming);
    const waiting = pull(own, first, streaming);
    // `initialize`, the first request and this one.
    own.client.notify('$/cancelRequest', { id: 3 });
    await assert.rejects(waiting, (error) => error instanceof ResponseError && error.code === -32_800);
  });
});

describe('the files of the workspace, for a client that waits', () => {
  it('are sent, go with the setting, and come back when a document is closed', async () => {
    let isOn = true;
    const settings = () => ({ workspaceDiagnostics: isOn });
    const own = await startSession({ diagnostics: 'push', settings, workspaceCapabilities: watching });
    session = own;
    const codes = async () => (await own.published('a.bu')).map(({ code }) => code);
    own.write('a.bu', quotedMode);
    fileEvent(own, 'a.bu', 1);
    assert.deepEqual(await codes(), ['butane/wrong-type']);
    own.open('a.bu', goodConfig);
    assert.deepEqual(await codes(), []);
    own.client.notify('textDocument/didClose', { textDocument: { uri: own.uriOf('a.bu') } });
    let found = await codes();
    while (found.length === 0) found = await codes();
    assert.deepEqual(found, ['butane/wrong-type']);
    isOn = false;
    own.client.notify('workspace/didChangeConfiguration', { settings: null });
    // A pass that had begun before may still tell what it found.
    while (found.length > 0) found = await codes();
  });
});

describe('a request for the files of the workspace', () => {
  for (const params of [
    undefined,
    [],
    { previousResultIds: 'none' },
    { previousResultIds: [{ uri: 'file:///a.bu' }] },
    { previousResultIds: [], partialResultToken: {} },
  ]) {
    it(`is refused with ${JSON.stringify(params)}`, async () => {
      const own = await start();
      await assert.rejects(
        own.client.request(method, params),
        (error) => error instanceof ResponseError && error.code === -32_602,
      );
    });
  }
});

describe('what a client may ask that can be told later', () => {
  it('is all files only where the setting says so', async () => {
    let isOn = false;
    const settings = () => ({ workspaceDiagnostics: isOn });
    const own = await start({ settings, textDocumentCapabilities: { diagnostic: { dynamicRegistration: true } } });
    assert.equal(own.capabilities.diagnosticProvider, undefined);
    const registered = async (): Promise<unknown> => {
      const isOurs = (entry: { method: string }): boolean => entry.method === 'textDocument/diagnostic';
      const entriesOf = (params: unknown) =>
        (params as { registrations: { method: string; registerOptions: { workspaceDiagnostics: boolean } }[] })
          .registrations;
      const { params } = await own.client.waitFor(
        ({ method: name, params }) => name === 'client/registerCapability' && entriesOf(params).some(isOurs),
      );
      return entriesOf(params).find(isOurs)?.registerOptions.workspaceDiagnostics;
    };
    assert.equal(await registered(), false);
    isOn = true;
    own.client.notify('workspace/didChangeConfiguration', { settings: null });
    await own.client.waitFor(({ method: name }) => name === 'client/unregisterCapability');
    assert.equal(await registered(), true);
  });
});

describe('the files of a workspace that is not on the disk', () => {
  for (const root of ['memory://x/root', 'memory://x/']) {
    it(`are read through the editor, from ${root} on`, async () => {
      const text = Buffer.from(quotedMode);
      const file = `${root.replace(/\/$/u, '')}/a%20b.bu`;
      const entries = [
        { name: 'a b.bu', kind: 'file' },
        { name: 'c.bu', kind: 'link' },
      ];
      const answers: Readonly<Record<string, (uri: string) => unknown>> = {
        'strata/fs/list': (uri) => (uri === root ? { entries } : null),
        'strata/fs/stat': (uri) => (uri === file ? { kind: 'file', size: text.length } : null),
        'strata/fs/read': (uri) => (uri === file ? { base64: text.toString('base64') } : null),
      };
      const own = await start({
        folders: [root],
        initializationOptions: { clientReadsFiles: true },
        answer: (name, params) => answers[name]?.((params as { uri: string }).uri) ?? null,
      });
      const items = await pull(own);
      assert.deepEqual(
        items.map(({ uri, items: problems }) => [uri, problems?.map(({ code }) => code)]),
        [[file, ['butane/wrong-type']]],
      );
    });
  }
});
