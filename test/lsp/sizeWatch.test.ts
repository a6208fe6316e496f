import assert from 'node:assert/strict';
import { goodConfig, largeConfig, type Session, type SessionOptions, startSession, textIn } from './support.ts';

const code = 'strata/user-data-size';
const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

describe('the size of user data, in an editor', () => {
  let session: Session | undefined;
  const start = async (options: SessionOptions = {}): Promise<Session> => {
    session = await startSession(options);
    return session;
  };
  const refreshing = { workspaceCapabilities: { diagnostics: { refreshSupport: true } } };
  const refreshed = ({ client }: Session) => client.waitFor(({ method }) => method === 'workspace/diagnostic/refresh');
  afterEach(() => session?.end());

  it('is shown once the document is left alone, to a client that asks', async () => {
    const { open, codes, diagnostics } = await start(refreshing);
    open('a.bu', largeConfig);
    assert.deepEqual(await codes('a.bu'), []);
    await refreshed(session!);
    const [found] = await diagnostics('a.bu');
    assert.deepEqual([found?.code, found?.severity, found?.source], [code, 3, 'strata']);
    assert.equal(textIn(largeConfig, found!.range), 'variant');
  });

  it('keeps its place in the text while somebody types, and is worked out anew after it', async () => {
    const { open, change, codes, diagnostics } = await start(refreshing);
    open('a.bu', largeConfig);
    await refreshed(session!);
    change('a.bu', { range: top, text: '# one\n# two\n' });
    assert.deepEqual((await diagnostics('a.bu'))[0]?.range.start, { line: 2, character: 0 });
    change('a.bu', { text: goodConfig });
    assert.deepEqual(await codes('a.bu'), [code]);
    await refreshed(session!);
    assert.deepEqual(await codes('a.bu'), []);
  });

  it('is sent to a client that waits', async () => {
    const { open, published } = await start({ diagnostics: 'push' });
    open('a.bu', largeConfig);
    assert.deepEqual(await published('a.bu'), []);
    assert.deepEqual(
      (await published('a.bu')).map((problem) => problem.code),
      [code],
    );
  });

  it('is silenced as other problems are', async () => {
    const { open, published } = await start({ diagnostics: 'push' });
    open('silent.bu', `# strata-ignore ${code}\n${largeConfig}`);
    open('shown.bu', largeConfig);
    await published('shown.bu');
    await published('shown.bu');
    // Its clock was set first.
    assert.ok(
      session!.client.received.every(({ params }) => {
        const { uri = '', diagnostics = [] } = (params ?? {}) as { uri?: string; diagnostics?: unknown[] };
        return !uri.endsWith('/silent.bu') || diagnostics.length === 0;
      }),
    );
  });
});
