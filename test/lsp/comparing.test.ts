import assert from 'node:assert/strict';
import type { DiffResult } from '../../server/src/base/protocol.ts';
import { goodConfig, quotedMode, type Session, startSession } from './support.ts';

describe('comparisons over the protocol', () => {
  let session: Session;
  before(async () => {
    session = await startSession();
    session.open('open.bu', goodConfig);
    session.write(
      'closed.ign',
      '{"ignition":{"version":"3.4.0"},"storage":{"files":[{"path":"/etc/motd","mode":384}]}}',
    );
  });
  after(() => session.end());

  const diff = (a: string, b: string): Promise<DiffResult> =>
    session.client.request('strata/diff', { uri: session.uriOf(a), other: session.uriOf(b) }) as Promise<DiffResult>;

  it('give the differences, a text, and both machines, of a document and a file that is not open', async () => {
    const result = await diff('open.bu', 'closed.ign');
    assert.ok(result.kind === 'compared');
    assert.deepEqual([result.same, result.entries.map(({ what }) => what)], [false, ['file /etc/motd']]);
    assert.equal(result.text, 'files\n  ~ file /etc/motd: mode 0644 → 0600  (A:5, B:1)\n1 changed\n');
    assert.equal(result.machines.a, '# files\n\nfile /etc/motd\n  mode: 0644\n\n');
    assert.equal(result.machines.b, '# files\n\nfile /etc/motd\n  mode: 0600\n\n');
  });

  it('answer to a command of the same name', async () => {
    const [uri, other] = [session.uriOf('open.bu'), session.uriOf('closed.ign')];
    const command = { command: 'strata/diff', arguments: [{ uri, other }] };
    assert.deepEqual(
      await session.client.request('workspace/executeCommand', command),
      await diff('open.bu', 'closed.ign'),
    );
  });

  it('compare a document with what is saved of it', async () => {
    session.write('edited.bu', goodConfig);
    session.open('edited.bu', goodConfig);
    const saved = await diff('edited.bu', 'edited.bu');
    assert.equal(saved.kind === 'compared' && saved.same, true);
    session.change('edited.bu', { text: goodConfig.replace('0644', '0600') });
    const edited = await diff('edited.bu', 'edited.bu');
    assert.ok(edited.kind === 'compared');
    assert.match(edited.text, /mode 0644 → 0600/u);
  });

  it('see what has changed on the disk', async () => {
    session.write('later.ign', '{"ignition":{"version":"3.4.0"}}');
    assert.match(JSON.stringify(await diff('later.ign', 'later.ign')), /"same":true/u);
    session.write('later.ign', '{"ignition":{"version":"3.4.0"},"storage":{"files":[{"path":"/a"}]}}');
    const result = await diff('later.ign', 'closed.ign');
    assert.equal(result.kind === 'compared' && result.entries.length, 2);
  });

  it('say which of the two makes no machine, and why', async () => {
    session.open('bad.bu', quotedMode);
    const bad = await diff('open.bu', 'bad.bu');
    assert.ok(bad.kind === 'refused');
    assert.deepEqual(
      bad.sides.map(({ side, problems }) => [side, problems.map(({ code }) => code)]),
      [['b', ['butane/wrong-type']]],
    );
    const missing = await diff('missing.bu', 'open.bu');
    assert.deepEqual(missing.kind === 'refused' && missing.sides.map(({ side }) => side), ['a']);
  });

  it('read nothing outside of the workspace', async () => {
    const result = (await session.client.request('strata/diff', {
      uri: session.uriOf('open.bu'),
      other: 'file:///etc/passwd',
    })) as DiffResult;
    assert.ok(result.kind === 'refused');
    assert.match(result.sides[0]?.refusal ?? '', /no such file in the workspace/u);
  });
});
