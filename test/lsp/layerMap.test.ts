import assert from 'node:assert/strict';
import type { LayerMapResult, PossibleSystem } from '../../server/src/base/protocol.ts';
import { goodConfig, type Session, startSession } from './support.ts';

const everything = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

describe('layers over the protocol', () => {
  let session: Session;
  const shown = { layerHints: false, layerColors: false };
  const refreshed: string[] = [];
  before(async () => {
    session = await startSession({
      settings: () => shown,
      workspaceCapabilities: {
        configuration: true,
        inlayHint: { refreshSupport: true },
        semanticTokens: { refreshSupport: true },
      },
      answer: (method) => {
        if (method.endsWith('/refresh')) refreshed.push(method);
        return null;
      },
    });
  });
  after(() => session.end());

  it('the map is there by a request and by a command of the same name', async () => {
    session.open('map.bu', goodConfig);
    const uri = session.uriOf('map.bu');
    const map = (await session.client.request('strata/layerMap', { uri })) as LayerMapResult;
    const names = map.groups.flatMap(({ entries }) => entries.map(({ name }) => name));
    assert.ok(names.includes('file /etc/motd 0644'), names.join());
    const command = { command: 'strata/layerMap', arguments: [{ uri }] };
    assert.deepEqual(await session.client.request('workspace/executeCommand', command), map);
  });

  it('the map follows edits, and is null for what is not ours or not open', async () => {
    session.open('edited.bu', goodConfig);
    session.change('edited.bu', { text: goodConfig.replace('/etc/motd', '/run/motd') });
    const map = await ask<LayerMapResult>('strata/layerMap', 'edited.bu');
    const badges = map.groups.flatMap(({ entries }) => entries.map(({ badge }) => badge));
    assert.ok(badges.includes('runtime'));
    session.open('compose.yaml', 'services: {}\n', 'yaml');
    for (const name of ['compose.yaml', 'never.bu']) assert.equal(await ask('strata/layerMap', name), null);
  });

  it('the systems that a file may be for can be asked for', async () => {
    session.open('systems.bu', goodConfig);
    const systems = await ask<readonly PossibleSystem[]>('strata/systems', 'systems.bu');
    assert.deepEqual(
      systems.map(({ id }) => id),
      ['fcos'],
    );
    assert.deepEqual(await ask('strata/systems', 'never.bu'), []);
  });

  it('who names the system is part of the evidence', async () => {
    session.open('named.bu', `# strata: os=fcos@40\n${goodConfig}`);
    const info = await session.info('named.bu');
    assert.deepEqual(info?.os, ['fcos@40']);
    assert.ok(info?.evidence.includes('the modeline: os=fcos@40'), info?.evidence.join());
  });

  it('hints and colours come with their settings, and the editor is told to ask again', async () => {
    session.open('hints.bu', goodConfig);
    const hints = () =>
      session.ask<readonly { label: string }[]>('textDocument/inlayHint', 'hints.bu', { range: everything });
    const tokens = async () =>
      (await session.ask<{ data: readonly number[] }>('textDocument/semanticTokens/full', 'hints.bu')).data.length;
    assert.deepEqual(await hints(), []);
    const before = await tokens();
    Object.assign(shown, { layerHints: true, layerColors: true });
    session.client.notify('workspace/didChangeConfiguration', { settings: null });
    assert.deepEqual(
      (await hints()).map(({ label }) => label),
      ['→ overlay, once'],
    );
    assert.ok((await tokens()) > before);
    assert.deepEqual(refreshed.sort(), ['workspace/inlayHint/refresh', 'workspace/semanticTokens/refresh']);
  });

  function ask<T>(method: string, name: string): Promise<T> {
    return session.client.request(method, { uri: session.uriOf(name) }) as Promise<T>;
  }
});
