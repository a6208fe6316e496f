import assert from 'node:assert/strict';
import type { EditCostResult } from '../../server/src/base/protocol.ts';
import { goodConfig, type Session, startSession } from './support.ts';

describe('costs of edits over the protocol', () => {
  let session: Session;
  before(async () => {
    session = await startSession();
    session.open('open.bu', goodConfig);
  });
  after(() => session.end());

  const cost = (name: string, baseText: unknown): Promise<EditCostResult | null> =>
    session.client.request('strata/editCost', { uri: session.uriOf(name), baseText }) as Promise<EditCostResult | null>;

  it('are those of the text in the editor', async () => {
    const result = await cost('open.bu', goodConfig.replace('0644', '0600'));
    assert.ok(result?.kind === 'compared');
    assert.equal(result.summary, 'the edit needs the machine to be provisioned again');
    assert.deepEqual(
      result.edits.map(({ what, line }) => [what, line]),
      [['file /etc/motd', 5]],
    );
    session.open('edited.bu', goodConfig);
    session.change('edited.bu', { text: `${goodConfig}    - path: /etc/issue\n` });
    const edited = await cost('edited.bu', goodConfig);
    assert.deepEqual(edited?.kind === 'compared' && edited.edits.map(({ kind }) => kind), ['added']);
  });

  it('are none where nothing was edited', async () => {
    const result = await cost('open.bu', goodConfig);
    assert.deepEqual(result, {
      kind: 'compared',
      summary: 'no edit that a machine would notice',
      edits: [],
      uncompared: [],
    });
  });

  it('say what has to be mended first', async () => {
    session.open('broken.bu', `${goodConfig}    - [\n`);
    const result = await cost('broken.bu', goodConfig);
    assert.ok(result?.kind === 'impossible');
    assert.deepEqual([result.side, typeof result.problem?.line], ['file', 'number']);
  });

  it('answer to a command of the same name', async () => {
    const baseText = `${goodConfig}    - path: /etc/issue\n`;
    const command = { command: 'strata/editCost', arguments: [{ uri: session.uriOf('open.bu'), baseText }] };
    assert.deepEqual(
      await session.client.request('workspace/executeCommand', command),
      await cost('open.bu', baseText),
    );
  });

  it('are nothing for what is not open, and need a base', async () => {
    assert.equal(await cost('nowhere.bu', ''), null);
    await assert.rejects(cost('open.bu', undefined), /`baseText` is needed, a string/u);
  });
});
