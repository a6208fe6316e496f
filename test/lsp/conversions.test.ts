import assert from 'node:assert/strict';
import type {
  ConvertResult,
  DecodedResult,
  PossibleConversion,
  SizeResult,
  ToolReportResult,
} from '../../server/src/base/protocol.ts';
import { lineStartsOf, positionAt } from '../../server/src/base/text.ts';
import { goodConfig, type ProtocolRange, quotedMode, type Session, startSession, textIn } from './support.ts';

const withLocal = `variant: fcos
version: 1.5.0
storage:
  files:
    - path: /etc/motd
      contents:
        local: motd.txt
`;

function rangeOf(text: string, part: string): ProtocolRange {
  const start = text.indexOf(part);
  assert.ok(start >= 0, `${part} is not in the text`);
  const starts = lineStartsOf(text);
  return { start: positionAt(starts, start), end: positionAt(starts, start + part.length) };
}

describe('conversions over the protocol', () => {
  let session: Session;
  before(async () => {
    session = await startSession({ workspaceCapabilities: { didChangeWatchedFiles: { dynamicRegistration: true } } });
  });
  after(() => session.end());

  const convert = (name: string, params: object = {}): Promise<ConvertResult> =>
    session.client.request('strata/convert', { uri: session.uriOf(name), ...params }) as Promise<ConvertResult>;

  it('give what the real tool makes, as a file of it would be', async () => {
    session.open('good.bu', goodConfig);
    const result = await convert('good.bu');
    assert.equal(result.kind, 'converted');
    assert.deepEqual([result.format, result.ending, result.losses], ['ignition', '.ign', []]);
    assert.match(result.output ?? '', /^\{"ignition":\{"version":"3\.\d\.0"\}.*\}\n$/u);
    const pretty = await convert('good.bu', { to: 'ignition', options: { pretty: true } });
    assert.deepEqual(JSON.parse(pretty.output ?? ''), JSON.parse(result.output ?? ''));
  });

  it('answer to commands of the same names', async () => {
    session.open('command.bu', goodConfig);
    const uri = session.uriOf('command.bu');
    const result = await session.client.request('workspace/executeCommand', {
      command: 'strata/convert',
      arguments: [{ uri }],
    });
    assert.deepEqual(result, await convert('command.bu'));
  });

  it('say what has to be mended first', async () => {
    session.open('bad.bu', quotedMode);
    const { kind, output, refusal, problems } = await convert('bad.bu');
    assert.deepEqual([kind, output, problems.map(({ code }) => code)], ['refused', null, ['butane/wrong-type']]);
    assert.match(refusal ?? '', /1 error stands in the way/u);
  });

  it('say that nothing is made of a document', async () => {
    session.open('result.ign', '{"ignition":{"version":"3.4.0"}}', 'ignition');
    assert.equal((await convert('result.ign')).kind, 'impossible');
    assert.equal((await convert('good.bu', { to: 'machineconfig' })).kind, 'impossible');
    assert.equal(await convert('unknown.bu'), null);
  });

  it('read the files beside the document, and read them again when they change', async () => {
    session.write('motd.txt', 'first');
    session.open('local.bu', withLocal);
    assert.match((await convert('local.bu')).output ?? '', /data:,first/u);
    session.write('motd.txt', 'second');
    const changes = [{ uri: session.uriOf('motd.txt'), type: 2 }];
    session.client.notify('workspace/didChangeWatchedFiles', { changes });
    assert.match((await convert('local.bu')).output ?? '', /data:,second/u);
  });

  it('report a file that is not there, at its name', async () => {
    session.open('missing.bu', withLocal.replace('motd.txt', 'nowhere.txt'));
    const [diagnostic, ...others] = await session.diagnostics('missing.bu');
    assert.deepEqual([diagnostic?.code, others], ['butane/local-file-missing', []]);
    assert.equal(textIn(withLocal.replace('motd.txt', 'nowhere.txt'), diagnostic!.range), 'nowhere.txt');
  });

  it('never read outside the workspace', async () => {
    session.open('outside.bu', withLocal.replace('motd.txt', '../outside.txt'));
    assert.deepEqual(await session.codes('outside.bu'), ['butane/path-outside-files-dir']);
  });

  it('say how much of the user data a document fills, when asked', async () => {
    session.open('sized.bu', goodConfig);
    session.open('refused.bu', quotedMode);
    const size = (name: string) => session.client.request('strata/size', { uri: session.uriOf(name) });
    const { output } = await convert('sized.bu');
    const { bytes, text, takenBy, refusedBy } = (await size('sized.bu')) as SizeResult;
    assert.deepEqual([bytes, text, refusedBy], [output?.length, '0.1 KB of 16 KB user data', []]);
    assert.equal(takenBy[0], 'Amazon EC2');
    assert.deepEqual([await size('refused.bu'), await size('unknown.bu')], [null, null]);
    assert.deepEqual(await session.codes('sized.bu'), []);
  });

  it('are compared by what the real tool is expected to report, whatever is shown of it', async () => {
    session.open('reported.bu', `${goodConfig}      colour: red # strata-ignore butane/unknown-key\n---\na: b\n`);
    const ask = (name: string) => session.client.request('strata/toolReport', { uri: session.uriOf(name) });
    const { problems, filesDir } = (await ask('reported.bu')) as ToolReportResult;
    assert.deepEqual(
      problems.map(({ code, path: at }) => [code, at.join('.')]),
      [['butane/unknown-key', 'storage.files.0.colour']],
    );
    assert.equal(filesDir, session.folder);
    assert.deepEqual(await session.codes('reported.bu'), ['butane/later-document']);
    assert.equal(await ask('unknown.bu'), null);
  });

  it('refuse warnings where they are asked to be strict', async () => {
    session.open('warned.bu', `${goodConfig}      colour: red\n`);
    assert.equal((await convert('warned.bu')).kind, 'converted');
    const { kind, problems } = await convert('warned.bu', { options: { strict: true } });
    assert.deepEqual([kind, problems.map(({ code }) => code)], ['refused', ['butane/unknown-key']]);
  });

  it('show what a data URL holds', async () => {
    const text =
      '{"ignition":{"version":"3.4.0"},"storage":{"files":[{"path":"/a","contents":{"source":"data:,x%0Ay"}}]}}';
    session.open('decoded.ign', text, 'ignition');
    const { start } = rangeOf(text, 'data:');
    const found = (await session.client.request('strata/decoded', {
      uri: session.uriOf('decoded.ign'),
      position: start,
    })) as DecodedResult;
    assert.deepEqual(found, { name: '/a', text: 'x\ny', size: 3 });
  });
});

describe('conversions of a config that merges others', () => {
  let session: Session;
  before(async () => {
    session = await startSession();
  });
  after(() => session.end());

  const convert = (name: string, params: object = {}): Promise<ConvertResult> =>
    session.client.request('strata/convert', { uri: session.uriOf(name), ...params }) as Promise<ConvertResult>;

  it('put all that a document merges into it when asked, and say where each piece is from', async () => {
    const child = 'data:,%7B%22ignition%22:%7B%22version%22:%223.1.0%22%7D,%22systemd%22:%7B%22units%22:%5B%5D%7D%7D';
    session.open(
      'merging.bu',
      goodConfig.replace(
        'storage:',
        `ignition: {config: {merge: [{source: "${child}"}, {source: "http://a/b.ign"}]}}\nstorage:`,
      ),
    );
    const asIs = await convert('merging.bu');
    assert.equal(asIs.origins, undefined);
    const { output, origins = [], losses } = await convert('merging.bu', { options: { merged: true, pretty: true } });
    assert.ok(output !== null);
    assert.deepEqual(
      losses.map(({ code }) => code),
      ['convert/unresolved-child'],
    );
    assert.deepEqual(
      origins.map(({ path: at, from, range }) => [at.join('.'), from, textIn(output, range).split(':')[0]]),
      [
        ['ignition', 'this file', '"ignition"'],
        ['storage', 'this file', '"storage"'],
      ],
    );
    session.open(
      'whole.ign',
      `{"ignition":{"version":"3.0.0","config":{"replace":{"source":"${child}"}}}}`,
      'ignition',
    );
    const whole = await convert('whole.ign', { to: 'ignition' });
    assert.deepEqual(
      whole.origins?.map(({ path: at, from }) => [at.join('.'), from]),
      [['ignition', 'ignition.config.replace (data URL)']],
    );
    await assert.rejects(
      convert('whole.ign', { options: { extract: 1 } }),
      /`options\.extract` has to be true or false/u,
    );
    await assert.rejects(
      convert('whole.ign', { options: { merged: 'yes' } }),
      /`options\.merged` has to be true or false/u,
    );
  });
});

describe('contents in files beside a conversion', () => {
  let session: Session;
  before(async () => {
    session = await startSession();
  });
  after(() => session.end());

  it('are handed out where somebody asks for them', async () => {
    const file = '{ "path": "/etc/a", "contents": { "source": "data:;base64,/wA=" } }';
    session.open('a.ign', `{ "ignition": { "version": "3.4.0" }, "storage": { "files": [${file}] } }`, 'ignition');
    const convert = async (options: object) =>
      (await session.client.request('strata/convert', {
        uri: session.uriOf('a.ign'),
        to: 'butane',
        options,
      })) as ConvertResult;
    const { files, output } = await convert({ extract: true });
    assert.deepEqual(files, [{ path: 'etc/a', base64: '/wA=' }]);
    assert.match(output ?? '', /local: etc\/a\n$/u);
    const kept = await convert({});
    assert.equal(kept.files, undefined);
    assert.match(kept.output ?? '', /source: data:;base64,\/wA=\n$/u);
  });
});

describe('conversions that somebody watches', () => {
  let session: Session;
  before(async () => {
    session = await startSession({ workspaceCapabilities: { didChangeWatchedFiles: { dynamicRegistration: true } } });
  });
  after(() => session.end());

  const convert = (name: string, params: object = {}): Promise<ConvertResult> =>
    session.client.request('strata/convert', { uri: session.uriOf(name), ...params }) as Promise<ConvertResult>;

  it('lead from the source to the output and back', async () => {
    session.open('mapped.bu', goodConfig);
    const uri = session.uriOf('mapped.bu');
    const { output } = await convert('mapped.bu');
    const ask = (from: string, range: ProtocolRange) =>
      session.client.request('strata/mapRange', { uri, from, range }) as Promise<ProtocolRange[]>;
    const [found] = await ask('source', rangeOf(goodConfig, '/etc/motd'));
    assert.equal(textIn(output ?? '', found!), '"path":"/etc/motd"');
    const [back] = await ask('output', rangeOf(output ?? '', '"/etc/motd"'));
    assert.equal(textIn(goodConfig, back!), '/etc/motd');
  });

  it('lead from a key to what became of its value, and back from an indented line', async () => {
    session.open('cursor.bu', goodConfig);
    const uri = session.uriOf('cursor.bu');
    const options = { pretty: true };
    const { output } = await convert('cursor.bu', { options });
    const ask = (from: string, start: object) =>
      session.client.request('strata/mapRange', { uri, from, options, range: { start, end: start } }) as Promise<
        ProtocolRange[]
      >;
    const [found] = await ask('source', rangeOf(goodConfig, 'mode').start);
    assert.match(textIn(output ?? '', found!), /^"mode": \d+$/u);
    const { line } = rangeOf(output ?? '', '"mode"').start;
    const [back] = await ask('output', { line, character: 0 });
    assert.equal(textIn(goodConfig, back!), '0644');
  });

  it('lead to the last output while the text cannot be converted', async () => {
    session.open('broken.bu', goodConfig);
    const { output } = await convert('broken.bu');
    const broken = goodConfig.replace('0644', '"0644"');
    session.change('broken.bu', { text: broken });
    const { kind, problems } = await convert('broken.bu');
    assert.equal(kind, 'refused');
    assert.deepEqual(
      problems.map(({ code, inOutput: [range] }) => [code, range && textIn(output ?? '', range)]),
      [['butane/wrong-type', '"mode":420']],
    );
    session.change('broken.bu', { text: goodConfig.replace('0644', '0644: a') });
    const [unread] = (await convert('broken.bu')).problems;
    assert.match(unread?.code ?? '', /^syntax\//u);
    assert.equal(textIn(output ?? '', unread!.inOutput[0]!), '"mode":420');
    session.change('broken.bu', { text: broken });
    await convert('broken.bu');
    const uri = session.uriOf('broken.bu');
    const ask = (from: string, range: ProtocolRange) =>
      session.client.request('strata/mapRange', { uri, from, range }) as Promise<ProtocolRange[]>;
    const [found] = await ask('source', rangeOf(broken, '/etc/motd'));
    assert.equal(textIn(output ?? '', found!), '"path":"/etc/motd"');
    const [back] = await ask('output', rangeOf(output ?? '', '420'));
    assert.equal(textIn(broken, back!), '"0644"');
  });

  it('come after the diagnostics of a keystroke, and are of the newest text, where somebody watches them', async () => {
    session.open('typed.bu', goodConfig);
    const answers: string[] = [];
    const note = async <T>(name: string, answer: Promise<T>): Promise<T> => {
      const given = await answer;
      answers.push(name);
      return given;
    };
    const converted = note('conversion', convert('typed.bu', { whenIdle: true }));
    session.change('typed.bu', { text: goodConfig.replace('/etc/motd', '/etc/issue') });
    const diagnosed = note('diagnostics', session.codes('typed.bu'));
    const [{ output }] = await Promise.all([converted, diagnosed]);
    assert.deepEqual(answers, ['diagnostics', 'conversion']);
    assert.match(output ?? '', /"path":"\/etc\/issue"/u);
  });

  it('are told of when a file that they hold has changed', async () => {
    session.write('told.txt', 'first');
    session.open('told.bu', withLocal.replace('motd.txt', 'told.txt'));
    await convert('told.bu');
    session.write('told.txt', 'second');
    const changes = [{ uri: session.uriOf('told.txt'), type: 2 }];
    session.client.notify('workspace/didChangeWatchedFiles', { changes });
    const told = await session.client.waitFor(({ method }) => method === 'strata/inputsChanged');
    assert.deepEqual(told.params, { uri: session.uriOf('told.bu') });
    assert.match((await convert('told.bu')).output ?? '', /data:,second/u);
  });
});

describe('what conversions there are', () => {
  let session: Session;
  before(async () => {
    session = await startSession();
  });
  after(() => session.end());

  it('say what a document can become', async () => {
    session.open('good.bu', goodConfig);
    const ask = async (name: string) =>
      (await session.client.request('strata/conversions', {
        uri: session.uriOf(name),
      })) as readonly PossibleConversion[];
    const shortly = ({ to, versions }: PossibleConversion) => (versions.length > 0 ? `${to} in a version` : to);
    const usual = {
      to: 'ignition',
      label: 'Ignition',
      isUsual: true,
      extracts: false,
      mergeable: true,
      alwaysMerged: false,
      ending: '.ign',
      versions: [],
    };
    const [first, ...others] = await ask('good.bu');
    assert.deepEqual(first, usual);
    assert.deepEqual(others.map(shortly), ['butane in a version']);
    session.open('own.ign', '{"ignition":{"version":"3.4.0"}}', 'ignition');
    // What a person wants to see of it first.
    assert.deepEqual((await ask('own.ign')).map(shortly), ['butane in a version', 'ignition']);
    assert.equal((await ask('own.ign')).find(({ to }) => to === 'ignition')?.alwaysMerged, true);
    assert.equal((await ask('own.ign')).find(({ to }) => to === 'butane')?.extracts, true);
    session.open('other.yaml', 'a: 1\n', 'yaml');
    assert.deepEqual(await ask('other.yaml'), []);
  });

  it('refuse a version where the document decides it', async () => {
    session.open('good.bu', goodConfig);
    const { kind, refusal } = (await session.client.request('strata/convert', {
      uri: session.uriOf('good.bu'),
      to: 'ignition@3.4.0',
    })) as ConvertResult;
    assert.deepEqual(
      [kind, refusal],
      ['impossible', 'the version of the result is not to be chosen here: ask for `ignition` alone'],
    );
  });
});
