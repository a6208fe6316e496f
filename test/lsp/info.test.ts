import assert from 'node:assert/strict';
import type { DocumentInfo } from '../../server/src/base/protocol.ts';
import { goodConfig, type Session, startSession } from './support.ts';

describe('what the server takes a document for', () => {
  let session: Session;
  before(async () => {
    session = await startSession();
  });
  after(() => session.end());

  const told = (name: string): readonly DocumentInfo[] =>
    session.client.received
      .filter(({ method }) => method === 'strata/infoChanged')
      .map(({ params }) => params as DocumentInfo)
      .filter(({ file }) => file === session.uriOf(name));

  it('is told to who asks, with the reasons', async () => {
    session.open('a.bu', goodConfig);
    const info = await session.info('a.bu');
    assert.equal(info?.file, session.uriOf('a.bu'));
    assert.equal(info?.format, 'butane');
    assert.equal(info?.version, 'fcos-1.6.0');
    assert.deepEqual(info?.os, ['fcos']);
    assert.match(info?.tool ?? '', /^[a-z]+@\d/u);
    assert.ok(info!.evidence.length > 0);
  });

  it('is told of its own when a document is opened', async () => {
    session.open('opened.bu', goodConfig);
    const info = await session.info('opened.bu');
    assert.deepEqual(told('opened.bu'), [info]);
  });

  it('is told again when it changes, and only then', async () => {
    session.open('changed.bu', goodConfig);
    session.change('changed.bu', { text: goodConfig.concat('      overwrite: true\n') });
    await session.info('changed.bu');
    assert.equal(told('changed.bu').length, 1);
    session.change('changed.bu', { text: goodConfig.replace('1.6.0', '1.5.0') });
    await session.info('changed.bu');
    assert.deepEqual(
      told('changed.bu').map(({ version }) => version),
      ['fcos-1.6.0', 'fcos-1.5.0'],
    );
  });

  it('is told again to who opens the document anew', async () => {
    session.open('again.bu', goodConfig);
    await session.info('again.bu');
    session.client.notify('textDocument/didClose', { textDocument: { uri: session.uriOf('again.bu') } });
    session.open('again.bu', goodConfig);
    await session.info('again.bu');
    assert.equal(told('again.bu').length, 2);
  });

  it('follows a modeline that comes and goes', async () => {
    session.open('modeline.yaml', 'storage: {}\n', 'yaml');
    assert.equal((await session.info('modeline.yaml'))?.format, null);
    session.change('modeline.yaml', { text: '# strata: format=butane os=flatcar@4230\nstorage: {}\n' });
    const info = await session.info('modeline.yaml');
    assert.equal(info?.format, 'butane');
    assert.deepEqual(info?.os, ['flatcar@4230']);
    session.change('modeline.yaml', { text: 'storage: {}\n' });
    assert.equal((await session.info('modeline.yaml'))?.format, null);
  });

  it('says why nothing is said of a file', async () => {
    session.open('templated.bu', goodConfig.replace('/etc/motd', '{{ path }}'));
    const masked = await session.info('templated.bu');
    assert.equal(masked?.masked, true);
    assert.match(masked?.silence ?? '', /template/u);
    session.open('other.yaml', 'a: 1\n', 'yaml');
    assert.match((await session.info('other.yaml'))?.silence ?? '', /choose/u);
  });

  it('follows the language that the editor is switched to', async () => {
    session.open('switched', 'variant: fcos\n', 'plaintext');
    assert.equal((await session.info('switched'))?.format, null);
    session.client.notify('textDocument/didClose', { textDocument: { uri: session.uriOf('switched') } });
    session.open('switched', 'variant: fcos\n', 'butane');
    assert.equal((await session.info('switched'))?.format, 'butane');
  });

  it('does not follow a language that only the name has led to', async () => {
    const asJson = JSON.stringify({ variant: 'fcos', version: '1.6.0', storage: {} });
    for (const [name, text] of [
      ['native.ign', goodConfig],
      ['json.ign', asJson],
    ] as const) {
      session.open(name, text, 'ignition');
      const info = await session.info(name);
      assert.deepEqual([info?.format, info?.version], ['butane', 'fcos-1.6.0']);
      assert.deepEqual(await session.codes(name), []);
    }
  });

  it('follows a language that was chosen against the name', async () => {
    session.open('chosen.ign', 'storage: {}\n', 'butane');
    const info = await session.info('chosen.ign');
    assert.equal(info?.format, 'butane');
    assert.ok(info!.evidence.some((reason) => reason.includes("the editor's language")));
    session.open('chosen.bu', '{"ignition": {"version": "3.4.0"}}', 'ignition');
    assert.equal((await session.info('chosen.bu'))?.format, 'ignition');
  });
});
