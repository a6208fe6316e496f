import assert from 'node:assert/strict';
import type { FixDeprecatedResult } from '../../server/src/base/protocol.ts';
import { type Session, startSession } from './support.ts';

describe('replacing what is deprecated, over the protocol', () => {
  let session: Session;
  before(async () => {
    session = await startSession();
  });
  after(() => session.end());

  const open = (name: string, text: string): string => {
    session.open(name, text, 'yaml');
    return session.uriOf(name);
  };
  const ask = async (params: unknown): Promise<FixDeprecatedResult | null> =>
    (await session.client.request('strata/fixDeprecated', params)) as FixDeprecatedResult | null;

  it('gives the edits for a release, and what is left', async () => {
    const uri = open('user-data', '#cloud-config\nsystem_info: {}\nubuntu_advantage: {token: a}\n');
    const newest = await ask({ uri });
    assert.deepEqual(
      newest?.edits.map(({ range, newText }) => [range.start.line, newText]),
      [[2, 'ubuntu_pro']],
    );
    assert.deepEqual(
      newest.left.map(({ line, path }) => [line, path]),
      [[2, ['system_info']]],
    );
    assert.equal(newest.release, newest.releases[0]?.id);
    const older = await ask({ uri, release: 'cloud-init@22.4.2' });
    assert.deepEqual([older?.edits, older?.fixed, older?.left], [[], [], []]);
    assert.deepEqual(older?.releases.find(({ version }) => version === '22.4.2')?.shippedIn, ['Debian 12']);
    const command = { command: 'strata/fixDeprecated', arguments: [{ uri }] };
    assert.deepEqual(await session.client.request('workspace/executeCommand', command), newest);
  });

  it('is null for what is not ours or not open, and refuses a release that is not recorded', async () => {
    assert.equal(await ask({ uri: open('compose.yaml', 'services: {}\n') }), null);
    assert.equal(await ask({ uri: session.uriOf('never') }), null);
    const uri = open('vendor-data', '#cloud-config\nhostname: a\n');
    await assert.rejects(ask({ uri, release: 'cloud-init@1.0' }), /is not recorded/u);
  });

  it('is a source action for the release that judges', async () => {
    const uri = open('cloud-init.yaml', '#cloud-config\n# strata: tool=cloud-init@24.2\napt_update: true\n');
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const actionsOf = async (only: readonly string[]): Promise<readonly { readonly title: string }[]> =>
      (await session.client.request('textDocument/codeAction', {
        textDocument: { uri },
        range,
        context: { diagnostics: [], only },
      })) as readonly { readonly title: string }[];
    assert.deepEqual(
      (await actionsOf(['source.fixDeprecated'])).map(({ title }) => title),
      ['Replace what is deprecated'],
    );
    assert.deepEqual(await actionsOf(['source.organizeImports']), []);
  });
});
