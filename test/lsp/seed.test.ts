import assert from 'node:assert/strict';
import type { SeedResult } from '../../server/src/base/protocol.ts';
import { type Session, startSession } from './support.ts';

describe('a seed over the protocol', () => {
  let session: Session;
  before(async () => {
    session = await startSession();
  });
  after(() => session.end());

  it('is there by a request and by a command of the same name, for what is ours', async () => {
    const text = '#cloud-config\nhostname: a\n';
    session.open('user-data', text, 'yaml');
    session.open('a.bu', 'variant: fcos\nversion: 1.6.0\n');
    const ask = async (name: string): Promise<SeedResult | null> =>
      (await session.client.request('strata/seed', { uri: session.uriOf(name) })) as SeedResult | null;
    const seed = await ask('user-data');
    assert.equal(seed?.files[0]?.text, text);
    assert.deepEqual(seed.beside, ['meta-data', 'network-config', 'vendor-data']);
    const command = { command: 'strata/seed', arguments: [{ uri: session.uriOf('user-data') }] };
    assert.deepEqual(await session.client.request('workspace/executeCommand', command), seed);
    assert.deepEqual([await ask('a.bu'), await ask('never')], [null, null]);
  });
});
