import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { quotedMode, type Session, type SessionOptions, startSession, textIn } from './support.ts';

const problem = 'butane/wrong-type';
const off = JSON.stringify({ severity: { [problem]: 'off' } });

/** Runs a test with a session of its own, which ends whatever happens. */
function withSession(options: SessionOptions, test: (session: Session) => Promise<void>): () => Promise<void> {
  return async () => {
    const session = await startSession(options);
    try {
      await test(session);
    } finally {
      await session.end();
    }
  };
}

function fileChanged(session: Session, name: string): void {
  session.client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: session.uriOf(name), type: 2 }] });
}

describe('the settings of the editor', () => {
  it('are asked for, and asked for again when they change', async () => {
    let severity: Readonly<Record<string, string>> = { [problem]: 'info' };
    const options = { settings: () => ({ severity }) };
    await withSession(options, async (session) => {
      session.open('a.bu', quotedMode);
      assert.equal((await session.diagnostics('a.bu'))[0]?.severity, 3);
      severity = { [problem]: 'off' };
      session.client.notify('workspace/didChangeConfiguration', { settings: null });
      assert.deepEqual(await session.diagnostics('a.bu'), []);
    })();
  });

  it(
    'are taken from the notification of a client that cannot be asked',
    withSession({}, async (session) => {
      session.open('a.bu', quotedMode);
      assert.deepEqual(await session.codes('a.bu'), [problem]);
      session.client.notify('workspace/didChangeConfiguration', { settings: { strata: JSON.parse(off) } });
      assert.deepEqual(await session.codes('a.bu'), []);
    }),
  );

  it(
    'make the server ask the client to ask again',
    withSession({ workspaceCapabilities: { diagnostics: { refreshSupport: true } } }, async (session) => {
      session.open('a.bu', quotedMode);
      session.client.notify('workspace/didChangeConfiguration', { settings: { strata: {} } });
      await session.client.waitFor(({ method }) => method === 'workspace/diagnostic/refresh');
    }),
  );

  it(
    'are sent on at once to a client that waits for diagnostics',
    withSession({ diagnostics: 'push' }, async (session) => {
      session.open('a.bu', quotedMode);
      assert.equal((await session.published('a.bu')).length, 1);
      session.client.notify('workspace/didChangeConfiguration', { settings: { strata: JSON.parse(off) } });
      assert.deepEqual(await session.published('a.bu'), []);
    }),
  );

  it('that come late do not take the place of newer ones', async () => {
    const asked: ((settings: unknown) => void)[] = [];
    const settings = () => new Promise((resolve) => asked.push(resolve));
    await withSession({ settings }, async (session) => {
      const isQuestion = ({ method }: { readonly method?: string }) => method === 'workspace/configuration';
      session.open('a.bu', quotedMode);
      await session.client.waitFor(isQuestion);
      session.client.notify('workspace/didChangeConfiguration', { settings: null });
      await session.client.waitFor(isQuestion);
      const [first, second] = asked;
      first?.({ severity: {} });
      second?.(JSON.parse(off));
      assert.deepEqual(await session.codes('a.bu'), []);
    })();
  });

  it('that cannot be had are done without', async () => {
    const settings = () => {
      throw new Error('no settings today');
    };
    await withSession({ settings }, async (session) => {
      session.open('a.bu', quotedMode);
      assert.deepEqual(await session.codes('a.bu'), [problem]);
    })();
  });

  it(
    'that name what there is not are left aside, and the log says so',
    withSession({ settings: () => ({ os: 'flatcra', severity: { [problem]: 'off' } }) }, async (session) => {
      session.open('a.bu', quotedMode);
      assert.deepEqual(await session.codes('a.bu'), []);
      assert.deepEqual((await session.info('a.bu'))?.os, ['fcos']);
      const { params } = await session.client.waitFor(({ method }) => method === 'window/logMessage');
      assert.match((params as { message: string }).message, /`strata\.os`.*`flatcra`.*`flatcar`/u);
    }),
  );

  it(
    'that make no sense are borne',
    withSession({ settings: () => 'nonsense' }, async (session) => {
      session.open('a.bu', quotedMode);
      assert.deepEqual(await session.codes('a.bu'), [problem]);
    }),
  );
});

describe('a strata.json of the workspace', () => {
  it(
    'holds for the files beside and below it',
    withSession({}, async (session) => {
      session.write('strata.json', off);
      session.open('deep/down/a.bu', quotedMode);
      assert.deepEqual(await session.codes('deep/down/a.bu'), []);
    }),
  );

  it(
    'gives other names a format',
    withSession({}, async (session) => {
      session.write('strata.json', '{"files": [{"glob": "nodes/*.yaml", "format": "butane", "os": "flatcar"}]}');
      session.open('nodes/a.yaml', 'storage: 1\n', 'yaml');
      session.open('a.yaml', 'storage: 1\n', 'yaml');
      assert.equal((await session.info('nodes/a.yaml'))?.format, 'butane');
      assert.deepEqual((await session.info('nodes/a.yaml'))?.os, ['flatcar']);
      assert.equal((await session.info('a.yaml'))?.format, null);
    }),
  );

  it(
    'keeps Strata away from files',
    withSession({}, async (session) => {
      session.write('strata.json', '{"files": [{"glob": "**", "format": "none"}]}');
      session.open('a.bu', quotedMode);
      assert.deepEqual(await session.codes('a.bu'), []);
      assert.match((await session.info('a.bu'))?.silence ?? '', /strata\.json/u);
    }),
  );

  it(
    'gives way to a modeline',
    withSession({}, async (session) => {
      session.write('strata.json', '{"os": "flatcar"}');
      session.open('a.bu', `# strata: os=rhcos\n${quotedMode}`);
      assert.deepEqual((await session.info('a.bu'))?.os, ['rhcos']);
    }),
  );

  it(
    'is read again when the editor says that it changed',
    withSession({}, async (session) => {
      session.open('a.bu', quotedMode);
      assert.deepEqual(await session.codes('a.bu'), [problem]);
      session.write('strata.json', off);
      fileChanged(session, 'strata.json');
      assert.deepEqual(await session.codes('a.bu'), []);
      session.write('strata.json', '{}');
      fileChanged(session, 'strata.json');
      assert.deepEqual(await session.codes('a.bu'), [problem]);
    }),
  );

  it(
    'is watched by a client that can',
    withSession(
      { workspaceCapabilities: { didChangeWatchedFiles: { dynamicRegistration: true } } },
      async (session) => {
        const { params } = await session.client.waitFor(({ method }) => method === 'client/registerCapability');
        const [{ method, registerOptions }] = (
          params as { registrations: [{ method: string; registerOptions: unknown }] }
        ).registrations;
        assert.equal(method, 'workspace/didChangeWatchedFiles');
        assert.deepEqual(registerOptions, { watchers: [{ globPattern: '**/strata.json' }] });
      },
    ),
  );
});

describe('the mistakes in a strata.json of the workspace', () => {
  it(
    'cost only what is wrong, and the log and the info say where they are',
    withSession({}, async (session) => {
      session.write('strata.json', `{"severity": {"${problem}": "off"},\n  "oss": "fcos"}`);
      session.open('a.bu', quotedMode);
      session.open('b.bu', quotedMode);
      assert.deepEqual(await session.codes('a.bu'), []);
      const said = /strata\.json:2:3: unknown setting `oss`.*accepted: `os`/u;
      assert.match((await session.info('a.bu'))?.settingsMistake ?? '', said);
      assert.match((await session.info('b.bu'))?.settingsMistake ?? '', said);
      const { params } = await session.client.waitFor(({ method }) => method === 'window/logMessage');
      assert.match((params as { message: string }).message, said);
      session.write('strata.json', '{}');
      fileChanged(session, 'strata.json');
      assert.equal((await session.info('a.bu'))?.settingsMistake, undefined);
    }),
  );

  it(
    'are problems with fixes where it is open',
    withSession({}, async (session) => {
      const text = '{\n  "oss": "fcos",\n}\n';
      session.open('strata.json', text, 'json');
      const found = await session.diagnostics('strata.json');
      assert.deepEqual(
        found.map(({ code, range }) => [code, textIn(text, range)]),
        [
          ['strata/unknown-setting', '"oss"'],
          ['syntax/trailing-comma', ','],
        ],
      );
      const range = { start: { line: 1, character: 4 }, end: { line: 1, character: 4 } };
      const actions = await session.ask<{ readonly title: string }[]>('textDocument/codeAction', 'strata.json', {
        range,
        context: { diagnostics: [] },
      });
      assert.deepEqual(
        actions.map(({ title }) => title),
        ['Change to "os"'],
      );
      session.change('strata.json', { text: '{"os": "fcos"}' });
      assert.deepEqual(await session.codes('strata.json'), []);
    }),
  );

  it(
    'are left to a client that judges it by the schema',
    withSession({ initializationOptions: { clientJudgesProjectFiles: true } }, async (session) => {
      session.open('strata.json', '{"oss": "fcos"}', 'json');
      assert.deepEqual(await session.codes('strata.json'), []);
    }),
  );
});

describe('a strata.json at the borders of the workspace', () => {
  it(
    'above the workspace is not read',
    withSession({ folders: ['inner'] }, async (session) => {
      session.write('strata.json', off);
      session.write('inner/a.bu', quotedMode);
      session.open('inner/a.bu', quotedMode);
      assert.deepEqual(await session.codes('inner/a.bu'), [problem]);
    }),
  );

  it(
    'beside a document outside the workspace is not read',
    withSession({ folders: ['inner'] }, async (session) => {
      session.write('inner/keep', '');
      session.write('outer/strata.json', off);
      session.open('outer/a.bu', quotedMode);
      assert.deepEqual(await session.codes('outer/a.bu'), [problem]);
    }),
  );

  it(
    'is not read in a folder whose name only begins like the workspace',
    withSession({ folders: ['inner'] }, async (session) => {
      session.write('inner/keep', '');
      session.write('inner-other/strata.json', off);
      session.open('inner-other/a.bu', quotedMode);
      assert.deepEqual(await session.codes('inner-other/a.bu'), [problem]);
    }),
  );

  it(
    'is not read where there is no workspace',
    withSession({ folders: [] }, async (session) => {
      session.write('strata.json', off);
      session.open('a.bu', quotedMode);
      assert.deepEqual(await session.codes('a.bu'), [problem]);
    }),
  );

  it(
    'that is a link out of the workspace is not read',
    withSession({ folders: ['inner'] }, async (session) => {
      session.write('outer.json', off);
      session.write('inner/keep', '');
      symlinkSync(path.join(session.folder, 'outer.json'), path.join(session.folder, 'inner/strata.json'));
      session.open('inner/a.bu', quotedMode);
      assert.deepEqual(await session.codes('inner/a.bu'), [problem]);
    }),
  );

  it(
    'in a folder that is a link out of the workspace is not read',
    withSession({ folders: ['inner'] }, async (session) => {
      session.write('outer/strata.json', off);
      session.write('inner/keep', '');
      symlinkSync(path.join(session.folder, 'outer'), path.join(session.folder, 'inner/linked'));
      session.open('inner/linked/a.bu', quotedMode);
      assert.deepEqual(await session.codes('inner/linked/a.bu'), [problem]);
    }),
  );

  it(
    'is read through a link that stays inside, and in a workspace that is a link itself',
    withSession({ folders: ['linked'] }, async (session) => {
      session.write('real/shared/strata.json', off);
      symlinkSync(path.join(session.folder, 'real'), path.join(session.folder, 'linked'));
      symlinkSync(path.join(session.folder, 'real/shared'), path.join(session.folder, 'real/alias'));
      session.open('linked/alias/a.bu', quotedMode);
      assert.deepEqual(await session.codes('linked/alias/a.bu'), []);
    }),
  );

  it(
    'counts as soon as its folder joins the workspace, and no longer when it leaves',
    withSession({ folders: ['one'] }, async (session) => {
      session.write('one/keep', '');
      session.write('two/strata.json', off);
      session.open('two/a.bu', quotedMode);
      assert.deepEqual(await session.codes('two/a.bu'), [problem]);
      const folder = { uri: session.uriOf('two'), name: 'two' };
      const change = (added: readonly object[], removed: readonly object[]) =>
        session.client.notify('workspace/didChangeWorkspaceFolders', { event: { added, removed } });
      change([folder], []);
      assert.deepEqual(await session.codes('two/a.bu'), []);
      change([], [folder]);
      assert.deepEqual(await session.codes('two/a.bu'), [problem]);
    }),
  );

  it('is asked of the editor where the workspace is on no disk', async () => {
    const asked: string[] = [];
    const answer = (method: string, params: unknown) => {
      if (method !== 'strata/fs/read') return null;
      const { uri } = params as { uri: string };
      asked.push(uri);
      return uri === 'memory:/work/strata.json' ? { base64: Buffer.from(off).toString('base64') } : null;
    };
    const options = { folders: ['memory:/work'], initializationOptions: { clientReadsFiles: true }, answer };
    await withSession(options, async (session) => {
      session.open('memory:/work/nodes/a.bu', quotedMode);
      assert.deepEqual(await session.codes('memory:/work/nodes/a.bu'), []);
      assert.ok(asked.includes('memory:/work/nodes/strata.json'));
      session.open('a.bu', quotedMode);
      await session.codes('a.bu');
      assert.ok(asked.every((uri) => uri.startsWith('memory:')));
    })();
  });
});
