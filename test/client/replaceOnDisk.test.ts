import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { replaceOnDisk } from '../../client/src/replaceOnDisk.ts';

describe('a file that is replaced on the disk', () => {
  let folder = '';
  let file = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'strata-replace-'));
    file = path.join(folder, 'node.ign');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const replace = (text: string): Promise<void> => replaceOnDisk(file, Buffer.from(text));

  it('may be a new one', async () => {
    await replace('new');
    assert.deepEqual([readFileSync(file, 'utf8'), readdirSync(folder)], ['new', ['node.ign']]);
  });

  it('keeps its mode', async () => {
    writeFileSync(file, 'old');
    chmodSync(file, 0o640);
    await replace('new');
    assert.equal(readFileSync(file, 'utf8'), 'new');
    if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o640);
  });

  it('is left as it is where it is read-only', async () => {
    writeFileSync(file, 'old');
    chmodSync(file, 0o444);
    await assert.rejects(replace('new'), /read-only/u);
    assert.deepEqual([readFileSync(file, 'utf8'), readdirSync(folder)], ['old', ['node.ign']]);
  });

  it('leaves no draft where it cannot be written', async () => {
    mkdirSync(file);
    await assert.rejects(replace('new'));
    assert.deepEqual(readdirSync(folder), ['node.ign']);
    file = path.join(folder, 'gone/node.ign');
    await assert.rejects(replace('new'));
  });

  it('is whole when it is replaced by many at once', async () => {
    const texts = Array.from({ length: 20 }, (_, n) => `${n}`.repeat(10_000));
    await Promise.all(texts.map(replace));
    assert.ok(texts.includes(readFileSync(file, 'utf8')));
    assert.deepEqual(readdirSync(folder), ['node.ign']);
  });
});
