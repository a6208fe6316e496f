import assert from 'node:assert/strict';
import { goodConfig, isDiagnosticsOf, quotedMode, type Session, startSession, textIn } from './support.ts';

const line = (n: number, from: number, to: number) => ({
  start: { line: n, character: from },
  end: { line: n, character: to },
});

describe('the server, for a client that asks for diagnostics', () => {
  let session: Session;
  before(async () => {
    session = await startSession();
  });
  after(() => session.end());

  it('says what it can do', () => {
    assert.deepEqual(session.capabilities.textDocumentSync, { openClose: true, change: 2, save: true });
    assert.deepEqual(session.capabilities.diagnosticProvider, {
      identifier: 'strata',
      // This client cannot be told to ask again.
      interFileDependencies: true,
      workspaceDiagnostics: true,
    });
    for (const name of ['hoverProvider', 'documentSymbolProvider', 'foldingRangeProvider', 'completionProvider']) {
      assert.ok(session.capabilities[name], name);
    }
    const { codeActionKinds } = session.capabilities.codeActionProvider as { codeActionKinds: string[] };
    assert.deepEqual(codeActionKinds, ['quickfix', 'source.fixAll.strata', 'source.fixDeprecated.strata']);
  });

  it('answers with the problem at its place', async () => {
    session.open('a.bu', quotedMode);
    const found = await session.diagnostics('a.bu');
    assert.deepEqual(
      found.map(({ code, severity, source }) => ({ code, severity, source })),
      [{ code: 'butane/wrong-type', severity: 1, source: 'butane' }],
    );
    assert.equal(textIn(quotedMode, found[0]!.range), '"0644"');
    assert.match(found[0]!.message, /^[a-z`].*[^.]$/u);
  });

  it('marks what has no effect as such', async () => {
    session.open('later.bu', `${goodConfig}---\nvariant: fcos\n`);
    const [found] = await session.diagnostics('later.bu');
    assert.deepEqual([found?.code, found?.tags], ['butane/later-document', [1]]);
  });

  it('answers no more than that nothing is new, to a client that has the last answer', async () => {
    session.open('same.bu', quotedMode);
    const first = await session.ask<{ resultId: string }>('textDocument/diagnostic', 'same.bu');
    const again = () =>
      session.ask<{ kind: string }>('textDocument/diagnostic', 'same.bu', { previousResultId: first.resultId });
    assert.deepEqual(await again(), { kind: 'unchanged', resultId: first.resultId });
    session.change('same.bu', { range: line(5, 12, 18), text: '"0600"' });
    assert.equal((await again()).kind, 'full');
  });

  it('links no page where the client opens none', async () => {
    session.open('b.bu', quotedMode);
    assert.equal((await session.diagnostics('b.bu'))[0]?.codeDescription, undefined);
  });

  it('links the page of the code where the client says by which scheme it opens pages', async () => {
    const other = await startSession({ initializationOptions: { rulePageScheme: 'pages' } });
    other.open('a.bu', quotedMode);
    const [found] = await other.diagnostics('a.bu');
    assert.equal(found?.codeDescription?.href, 'pages:/config/wrong-type.md');
    await other.end();
  });

  it('never sends them too', async () => {
    session.open('both.bu', quotedMode);
    session.change('both.bu', { text: goodConfig });
    await session.diagnostics('both.bu');
    await session.info('both.bu');
    assert.ok(!session.client.received.some(isDiagnosticsOf(session.uriOf('both.bu'))));
  });

  it('answers for the text as it is after every change', async () => {
    session.open('change.bu', quotedMode);
    session.change('change.bu', { range: line(5, 12, 18), text: '0644' });
    assert.deepEqual(await session.codes('change.bu'), []);
    session.change('change.bu', { range: line(5, 6, 10), text: 'moed' });
    assert.deepEqual(await session.codes('change.bu'), ['butane/unknown-key']);
    session.change('change.bu', { text: goodConfig });
    assert.deepEqual(await session.codes('change.bu'), []);
  });

  it('takes the changes of one notification one after the other', async () => {
    session.open('several.bu', goodConfig);
    session.change(
      'several.bu',
      { range: line(6, 0, 0), text: '      overwrite: true\n' },
      { range: line(6, 17, 21), text: 'often' },
      { range: line(5, 12, 16), text: '"0644"' },
    );
    const changed = goodConfig.replace('0644', '"0644"').concat('      overwrite: often\n');
    const found = await session.diagnostics('several.bu');
    assert.deepEqual(
      found.map(({ range }) => textIn(changed, range)),
      ['"0644"', 'often'],
    );
  });

  it('comes to the same as if the text had been opened so, however it was typed', async () => {
    const typed = '    - path: /etc/issue\n      contents:\n        inline: "hello"\n      mode: 0999\n';
    session.open('typed.bu', goodConfig);
    for (const [index, character] of [...typed].entries()) {
      const before = typed.slice(0, index).split('\n');
      const place = { line: 5 + before.length, character: before.at(-1)!.length };
      session.change('typed.bu', { range: { start: place, end: place }, text: character });
    }
    session.open('whole.bu', goodConfig + typed);
    assert.deepEqual(await session.diagnostics('typed.bu'), await session.diagnostics('whole.bu'));
  });

  it('survives changes that lie outside the text', async () => {
    session.open('outside.bu', goodConfig);
    session.change('outside.bu', {
      range: { start: { line: 99, character: 0 }, end: { line: 200, character: 7 } },
      text: '      modee: 1\n',
    });
    assert.deepEqual(await session.codes('outside.bu'), ['butane/unknown-key']);
  });
});

describe('what the server has to say', () => {
  let session: Session;
  before(async () => {
    session = await startSession();
  });
  after(() => session.end());

  it('takes the template language from the name, and keeps it while somebody types', async () => {
    for (const [name, codes] of [
      ['a.bu.tftpl', []],
      ['a.bu.j2', ['butane/wrong-type']],
    ] as const) {
      session.open(name, goodConfig.replace('0644', `\${mode}`));
      assert.deepEqual(await session.codes(name), codes);
      session.change(name, { range: line(0, 0, 0), text: '# x\n' });
      assert.deepEqual(await session.codes(name), codes);
    }
  });

  it('counts characters in UTF-16 units', async () => {
    const text = goodConfig.concat('      😀😀: 1 # é\n    - { path: /etc/😀, moed: false, mode: "1" }\n');
    session.open('emoji.bu', text);
    const found = await session.diagnostics('emoji.bu');
    assert.deepEqual(
      found.map(({ range }) => [textIn(text, range), range.start]),
      [
        ['😀😀', { line: 6, character: 6 }],
        ['moed', { line: 7, character: 23 }],
        ['"1"', { line: 7, character: 42 }],
      ],
    );
    session.change('emoji.bu', { range: line(7, 23, 27), text: 'overwrite' });
    assert.deepEqual(
      (await session.diagnostics('emoji.bu')).map(({ range }) => range.start.character),
      [6, 47],
    );
  });

  it('keeps places right in a text with Windows line ends', async () => {
    const text = quotedMode.replaceAll('\n', '\r\n');
    session.open('crlf.bu', text);
    const [found] = await session.diagnostics('crlf.bu');
    assert.deepEqual(found?.range, line(5, 12, 18));
    session.change('crlf.bu', { range: line(5, 18, 18), text: '\r\n      moed: 1' });
    assert.deepEqual(await session.codes('crlf.bu'), ['butane/wrong-type', 'butane/unknown-key']);
  });

  it('judges Ignition by its language or its name, MachineConfig by its content', async () => {
    session.open('a.ign', '{"ignition": {"version": "3.4.0"}, "storge": {}}', 'ignition');
    assert.deepEqual(await session.codes('a.ign'), ['ignition/unknown-key']);
    const machineConfig =
      'apiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfig\nmetadata: {name: a}\n';
    session.open('mc.yaml', `${machineConfig}spec:\n  fips: "yes"\n`, 'yaml');
    assert.deepEqual(await session.codes('mc.yaml'), ['machineconfig/wrong-type']);
  });

  it('judges a document that was never saved', async () => {
    session.open('untitled:Untitled-1', quotedMode);
    assert.deepEqual(await session.codes('untitled:Untitled-1'), ['butane/wrong-type']);
    session.open('untitled:Untitled-2', quotedMode, 'yaml');
    assert.deepEqual(await session.codes('untitled:Untitled-2'), ['butane/wrong-type']);
  });

  const others: readonly (readonly [name: string, languageId: string, text: string])[] = [
    [
      'deployment.yaml',
      'yaml',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec: {replicas: "x"}\n',
    ],
    [
      '.github/workflows/ci.yml',
      'yaml',
      'on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - run: make\n',
    ],
    ['compose.yaml', 'yaml', 'services:\n  web:\n    image: nginx\n    ports: ["80:80"]\nversion: "3"\n'],
    ['playbook.yml', 'yaml', '- hosts: all\n  tasks:\n    - name: x\n      ping:\n'],
    ['values.yaml', 'yaml', 'variant: blue\nversion: 2\nimage: {{ .Values.x }}\n'],
    ['package.json', 'json', '{"name": "ignition", "version": "3.4.0"}'],
    ['notes.txt', 'plaintext', 'variant: fcos\n'],
    ['code.ts', 'typescript', 'const ignition = { version: "3.4.0" };\n'],
    ['broken.yaml', 'yaml', 'a: [b\n\tc: "d\n'],
  ];
  for (const [name, languageId, text] of others) {
    it(`has nothing to say of other people's ${name}`, async () => {
      session.open(name, text, languageId);
      assert.deepEqual(await session.diagnostics(name), []);
      assert.equal((await session.info(name))?.format, null);
    });
  }
});

describe('the server, for a client that waits for diagnostics', () => {
  let session: Session;
  before(async () => {
    session = await startSession({ diagnostics: 'push' });
  });
  after(() => session.end());

  it('does not offer to be asked', () => assert.equal(session.capabilities.diagnosticProvider, undefined));

  it('sends them when a document is opened, changed and closed', async () => {
    session.open('a.bu', quotedMode);
    assert.deepEqual(
      (await session.published('a.bu')).map(({ code }) => code),
      ['butane/wrong-type'],
    );
    session.change('a.bu', { range: line(5, 12, 18), text: '0644' });
    assert.deepEqual(await session.published('a.bu'), []);
    session.change('a.bu', { range: line(5, 6, 10), text: 'moed' });
    assert.deepEqual(
      (await session.published('a.bu')).map(({ code }) => code),
      ['butane/unknown-key'],
    );
    session.client.notify('textDocument/didClose', { textDocument: { uri: session.uriOf('a.bu') } });
    assert.deepEqual(await session.published('a.bu'), []);
  });

  it('has nothing more to say of a document that is closed at once', async () => {
    const uri = session.uriOf('brief.bu');
    session.open('brief.bu', quotedMode);
    session.client.notify('textDocument/didClose', { textDocument: { uri } });
    await session.info('a.bu');
    const sent = session.client.received.filter(isDiagnosticsOf(uri));
    assert.deepEqual((sent.at(-1)?.params as { diagnostics: unknown } | undefined)?.diagnostics, []);
  });
});

describe('a document that takes the name of one that was closed', () => {
  it('is asked for again, by an editor that may take it for the other one', async () => {
    const session = await startSession({ workspaceCapabilities: { diagnostics: { refreshSupport: true } } });
    try {
      session.open('a.bu', goodConfig);
      assert.deepEqual(await session.codes('a.bu'), []);
      session.client.notify('textDocument/didClose', { textDocument: { uri: session.uriOf('a.bu') } });
      session.open('a.bu', quotedMode);
      await session.client.waitFor(({ method }) => method === 'workspace/diagnostic/refresh');
      assert.deepEqual(await session.codes('a.bu'), ['butane/wrong-type']);
    } finally {
      await session.end();
    }
  });
});
