import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ConvertResult } from '../../server/src/base/protocol.ts';
import { type Session, type SessionOptions, startSession } from './support.ts';

const header = 'variant: fcos\nversion: 1.5.0\n';
const withLocal = (name: string): string =>
  `${header}storage:\n  files:\n    - path: /etc/a\n      contents:\n        local: ${name}\n`;
const merging = (name: string): string => `${header}ignition:\n  config:\n    merge:\n      - local: ${name}\n`;
const compiledFrom = (contents: string): string =>
  JSON.stringify({
    ignition: { version: '3.4.0' },
    storage: { files: [{ path: '/etc/a', contents: { compression: '', source: `data:,${contents}` } }] },
  });
const unit = (name: string): string =>
  `${header}systemd:\n  units:\n    - name: ${name}.service\n      enabled: true\n`;
const compiledUnit = (name: string): string =>
  JSON.stringify({
    ignition: { version: '3.4.0' },
    systemd: { units: [{ enabled: true, name: `${name}.service` }] },
  });

const watching = { didChangeWatchedFiles: { dynamicRegistration: true } };

/** A session for each test, started with options of its own. */
function sessions() {
  const started: Session[] = [];
  afterEach(async () => {
    for (const session of started.splice(0)) await session.end();
  });
  return async (options: SessionOptions = {}): Promise<Session> => {
    const session = await startSession(options);
    started.push(session);
    return session;
  };
}

const convert = (session: Session, name: string): Promise<ConvertResult> =>
  session.client.request('strata/convert', { uri: session.uriOf(name) }) as Promise<ConvertResult>;
const outputOf = async (session: Session, name: string): Promise<string> => (await convert(session, name)).output ?? '';
/** Waits until these codes are sent: what is sent before is what was known before. */
async function untilPublished(session: Session, name: string, codes: readonly string[]): Promise<void> {
  while (JSON.stringify(await publishedCodes(session, name)) !== JSON.stringify(codes));
}
const publishedCodes = async (session: Session, name: string): Promise<readonly string[]> =>
  (await session.published(name)).map(({ code }) => code);

describe('a request to convert', () => {
  const start = sessions();
  for (const [client, workspaceCapabilities] of [
    ['watches files', watching],
    ['does not watch files', {}],
  ] as const) {
    it(`takes files and settings as they are now, in a client that ${client}`, async () => {
      const session = await start({ workspaceCapabilities });
      session.write('motd.txt', 'first');
      session.open('a.bu', withLocal('motd.txt'));
      assert.match(await outputOf(session, 'a.bu'), /data:,first/u);
      session.write('motd.txt', 'again');
      assert.match(await outputOf(session, 'a.bu'), /data:,again/u);
      session.write('other/motd.txt', 'other');
      session.write('strata.json', '{"filesDir": "other"}');
      assert.match(await outputOf(session, 'a.bu'), /data:,other/u);
    });
  }

  it('takes listings as they are now', async () => {
    const session = await start();
    session.write('tree/one', '1');
    session.open('a.bu', `${header}storage:\n  trees:\n    - local: tree\n`);
    assert.doesNotMatch(await outputOf(session, 'a.bu'), /"\/two"/u);
    session.write('tree/two', '2');
    assert.match(await outputOf(session, 'a.bu'), /"\/two"/u);
  });
});

describe('diagnostics of files that nobody watches', () => {
  const start = sessions();

  it('are sent again after an edit and after saving', async () => {
    const session = await start({ diagnostics: 'push' });
    const text = withLocal('motd.txt');
    session.open('a.bu', text);
    assert.deepEqual(await publishedCodes(session, 'a.bu'), ['butane/local-file-missing']);
    session.write('motd.txt', 'there');
    session.change('a.bu', { text: `${text}# edited\n` });
    await untilPublished(session, 'a.bu', []);
    rmSync(path.join(session.folder, 'motd.txt'));
    session.client.notify('textDocument/didSave', { textDocument: { uri: session.uriOf('a.bu') } });
    await untilPublished(session, 'a.bu', ['butane/local-file-missing']);
  });

  it('are asked for again by a client that can be told to', async () => {
    const session = await start({ workspaceCapabilities: { diagnostics: { refreshSupport: true } } });
    session.open('a.bu', withLocal('motd.txt'));
    assert.deepEqual(await session.codes('a.bu'), ['butane/local-file-missing']);
    session.write('motd.txt', 'there');
    session.client.notify('textDocument/didSave', { textDocument: { uri: session.uriOf('a.bu') } });
    await session.client.waitFor(({ method }) => method === 'workspace/diagnostic/refresh');
    assert.deepEqual(await session.codes('a.bu'), []);
  });

  it('know the settings that were saved in the editor', async () => {
    const session = await start({ diagnostics: 'push' });
    session.write('other/motd.txt', '');
    session.open('a.bu', withLocal('motd.txt'));
    assert.deepEqual(await publishedCodes(session, 'a.bu'), ['butane/local-file-missing']);
    session.write('strata.json', '{"filesDir": "other"}');
    session.client.notify('textDocument/didSave', { textDocument: { uri: session.uriOf('strata.json') } });
    assert.deepEqual(await publishedCodes(session, 'a.bu'), []);
  });
});

describe('files of a document outside of the workspace', () => {
  const start = sessions();
  let outside = '';
  beforeEach(() => {
    outside = mkdtempSync(path.join(tmpdir(), 'strata-outside-'));
    writeFileSync(path.join(outside, 'motd.txt'), 'hello');
  });
  afterEach(() => rmSync(outside, { recursive: true, force: true }));
  const uriOf = (name: string): string => `file://${path.join(outside, name)}`;

  for (const folders of [[], ['.']]) {
    it(`are read in its own folder, with ${folders.length} workspace folders`, async () => {
      const session = await start({ folders });
      session.open(uriOf('a.bu'), withLocal('motd.txt'));
      assert.match(await outputOf(session, uriOf('a.bu')), /data:,hello/u);
      writeFileSync(path.join(outside, 'motd.txt'), 'again');
      assert.match(await outputOf(session, uriOf('a.bu')), /data:,again/u);
    });
  }

  it('are not read where a link leads out of it', async () => {
    const session = await start({ folders: [] });
    session.write('secret.txt', 'secret');
    symlinkSync(path.join(session.folder, 'secret.txt'), path.join(outside, 'link.txt'));
    session.open(uriOf('a.bu'), withLocal('link.txt'));
    const [problem] = await session.diagnostics(uriOf('a.bu'));
    assert.equal(problem?.code, 'butane/path-outside-files-dir');
    assert.match(problem?.message ?? '', /^`link\.txt` leads through a link to a place outside of the workspace/u);
  });

  it('are read in the files directory that the user has set', async () => {
    const session = await start({ folders: [], settings: () => ({ filesDir: session.folder }) });
    session.write('motd.txt', 'given');
    session.open(uriOf('a.bu'), withLocal('motd.txt'));
    assert.match(await outputOf(session, uriOf('a.bu')), /data:,given/u);
  });

  it('are not read where only the document says so', async () => {
    const session = await start({ folders: [] });
    session.write('motd.txt', 'secret');
    session.open(uriOf('a.bu'), `# strata: filesDir=${session.folder}\n${withLocal('motd.txt')}`);
    const [problem] = await session.diagnostics(uriOf('a.bu'));
    assert.match(problem?.message ?? '', /counts from a files directory outside of the workspace/u);
  });

  it('are not read by a document of the workspace', async () => {
    const session = await start();
    session.write('strata.json', JSON.stringify({ filesDir: outside }));
    session.open('a.bu', withLocal('motd.txt'));
    const [problem] = await session.diagnostics('a.bu');
    assert.equal(problem?.code, 'butane/path-outside-files-dir');
    assert.match(problem?.message ?? '', /counts from a files directory outside of the workspace/u);
  });
});

describe('files that the editor reads', () => {
  const start = sessions();
  const uri = 'memory:/work/a.bu';

  /** An editor with one file in its workspace, beside a link that it does not follow. */
  const editor = (mtimes: () => number | undefined) => ({
    folders: ['memory:/work'],
    initializationOptions: { clientReadsFiles: true },
    answer: (method: string, params: unknown) => {
      const { uri: asked } = params as { uri: string };
      if (method === 'strata/fs/list')
        return {
          entries: [
            { name: 'motd.txt', kind: 'file' },
            { name: 'a link', kind: 'link' },
          ],
        };
      if (asked !== 'memory:/work/motd.txt') return null;
      if (method === 'strata/fs/stat') return { kind: 'file', size: 5, mtime: mtimes() };
      return { base64: Buffer.from('hello').toString('base64') };
    },
  });
  const refusalOf = async (session: Session, name: string, document = uri): Promise<string | undefined> => {
    session.open(document, withLocal(name));
    return (await convert(session, document)).problems[0]?.message;
  };

  it('are converted where they stay the same, and where nobody says when they were written', async () => {
    for (const mtime of [1, 0, undefined]) {
      const session = await start(editor(() => mtime));
      session.open(uri, withLocal('motd.txt'));
      assert.match(await outputOf(session, uri), /data:,hello/u);
    }
  });

  it('are not converted where they change all the time', async () => {
    let time = 0;
    const session = await start(editor(() => ++time));
    session.open(uri, withLocal('motd.txt'));
    const { kind, output, refusal } = await convert(session, uri);
    assert.deepEqual([kind, output], ['refused', null]);
    assert.match(refusal ?? '', /^not converted: `motd\.txt` changed while the config was converted, and again/u);
  });

  it('are refused with the truth', async () => {
    const session = await start(editor(() => 1));
    assert.match((await refusalOf(session, 'nothing.txt')) ?? '', /^there is no `nothing\.txt` in/u);
    session.client.notify('textDocument/didClose', { textDocument: { uri } });
    assert.match((await refusalOf(session, 'a link')) ?? '', /^`a link` cannot be read/u);
    const outside = await refusalOf(session, 'motd.txt', 'memory:/elsewhere/a.bu');
    assert.match(outside ?? '', /^`motd\.txt` counts from a files directory outside of the workspace/u);
  });
});

describe('a merged file beside an open Butane file', () => {
  const start = sessions();

  it('is compared with the files directory of that one', async () => {
    const session = await start({ workspaceCapabilities: watching });
    session.write('own.txt', 'other');
    session.write('sub/own.txt', 'own');
    session.write('sub/y.bu', withLocal('own.txt'));
    session.write('sub/y.ign', compiledFrom('own'));
    session.open('a.bu', merging('sub/y.ign'));
    assert.deepEqual(await session.codes('a.bu'), []);
    const told = (name: string) =>
      session.client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: session.uriOf(name), type: 2 }] });
    session.write('sub/own.txt', 'new');
    told('sub/own.txt');
    assert.deepEqual(await session.codes('a.bu'), ['butane/stale-merge']);
    session.write('files/own.txt', 'own');
    session.write('sub/strata.json', '{"filesDir": "../files"}');
    told('sub/strata.json');
    assert.deepEqual(await session.codes('a.bu'), []);
    session.write('files/own.txt', 'newer');
    told('files/own.txt');
    assert.deepEqual(await session.codes('a.bu'), ['butane/stale-merge']);
  });

  it('is compared with the text in the editor, whenever that changes', async () => {
    const session = await start({ diagnostics: 'push', workspaceCapabilities: watching });
    session.write('x.bu', unit('saved'));
    session.write('x.ign', compiledUnit('saved'));
    session.open('a.bu', merging('x.ign'));
    assert.deepEqual(await publishedCodes(session, 'a.bu'), []);
    session.open('x.bu', unit('saved'));
    assert.deepEqual(await publishedCodes(session, 'a.bu'), []);
    session.change('x.bu', { text: unit('unsaved') });
    assert.deepEqual(await publishedCodes(session, 'a.bu'), ['butane/stale-merge']);
    session.change('x.bu', { text: unit('saved').replace('true', '"yes"') });
    assert.deepEqual(await publishedCodes(session, 'a.bu'), []);
    session.change('x.bu', { text: unit('unsaved') });
    assert.deepEqual(await publishedCodes(session, 'a.bu'), ['butane/stale-merge']);
    session.client.notify('textDocument/didClose', { textDocument: { uri: session.uriOf('x.bu') } });
    assert.deepEqual(await publishedCodes(session, 'a.bu'), []);
  });

  it('may be merged in a circle of open documents', async () => {
    const session = await start();
    session.write('a.ign', '{}');
    session.write('x.ign', '{}');
    session.open('a.bu', merging('x.ign'));
    session.open('x.bu', merging('a.ign'));
    assert.deepEqual(await session.codes('a.bu'), ['butane/stale-merge']);
    assert.deepEqual(await session.codes('x.bu'), ['butane/stale-merge']);
  });
});
