import assert from 'node:assert/strict';
import type { TimeLineResult } from '../../server/src/base/protocol.ts';
import { type Session, startSession } from './support.ts';

describe('the time line over the protocol', () => {
  let session: Session;
  before(async () => {
    session = await startSession();
  });
  after(() => session.end());

  const ask = async (name: string): Promise<TimeLineResult | null> =>
    (await session.client.request('strata/timeLine', { uri: session.uriOf(name) })) as TimeLineResult | null;

  it('is there by a request and by a command of the same name, and follows edits', async () => {
    session.open('user-data', '#cloud-config\n# strata: os=debian\nruncmd: [a]\n', 'yaml');
    const uri = session.uriOf('user-data');
    const told = await ask('user-data');
    const linesOf = (result: TimeLineResult | null): readonly number[] => [
      ...new Set(result?.links.map(({ place: { line } }) => line)),
    ];
    assert.deepEqual(linesOf(told), [3]);
    const read = told?.stages.flatMap(({ steps }) => steps.filter(({ isByItself }) => !isByItself)) ?? [];
    assert.deepEqual(
      read.map(({ name }) => name),
      ['runcmd', 'scripts_user'],
    );
    const command = { command: 'strata/timeLine', arguments: [{ uri }] };
    assert.deepEqual(await session.client.request('workspace/executeCommand', command), told);
    session.change('user-data', { text: '#cloud-config\n# strata: os=debian\n\nbootcmd: [a]\n' });
    assert.deepEqual(linesOf(await ask('user-data')), [4]);
  });

  it('is null for a format that has none, for what is not ours and for what is not open', async () => {
    session.open('a.bu', 'variant: fcos\nversion: 1.6.0\n');
    session.open('compose.yaml', 'services: {}\n', 'yaml');
    for (const name of ['a.bu', 'compose.yaml', 'never']) assert.equal(await ask(name), null);
  });
});
