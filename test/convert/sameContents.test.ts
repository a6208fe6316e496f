import assert from 'node:assert/strict';
import { analyseWithFiles, readClaimed } from '../../server/src/analysis.ts';
import type { FileAnswer, FileRequest } from '../../server/src/base/fileSnapshot.ts';

const files: Readonly<Record<string, string>> = { 'a.pem': 'one', 'b.pem': 'two', 'copy.pem': 'one' };

/** The code and the item of what is found in a list of certificates. */
async function found(items: string, fileName = 'config.bu'): Promise<readonly string[]> {
  const list = `ignition:\n  security:\n    tls:\n      certificate_authorities:\n${items}`;
  const text = `variant: fcos\nversion: 1.6.0\n${list}`;
  const claim = { fileName };
  const source = { file: fileName, document: readClaimed(text, claim), claim, settings: {} };
  const read = async (_folder: string, { want, path }: FileRequest): Promise<FileAnswer> => {
    const content = want === 'bytes' ? files[path] : undefined;
    return content === undefined
      ? { kind: 'refused', reason: 'missing' }
      : { kind: 'bytes', bytes: new TextEncoder().encode(content) };
  };
  const analysis = await analyseWithFiles(source, 'file:///work', read);
  return analysis.problems().map(({ code, path }) => `${code} at ${path.at(-1)}`);
}

const itemsOf = (...items: readonly string[]): string => items.map((item) => `        - ${item}\n`).join('');
const duplicate = 'ignition/duplicate-entry at';

describe('the same contents twice in one list', () => {
  it('are refused, wherever they come from', async () => {
    assert.deepEqual(await found(itemsOf('inline: one', 'inline: two', 'inline: one')), [`${duplicate} 2`]);
    assert.deepEqual(await found(itemsOf('local: a.pem', 'local: ./a.pem')), [`${duplicate} 1`]);
    assert.deepEqual(await found(itemsOf('local: a.pem', 'local: copy.pem', 'inline: one')), [
      `${duplicate} 1`,
      `${duplicate} 2`,
    ]);
  });

  it('are others where they differ, or are packed in another way', async () => {
    assert.deepEqual(await found(itemsOf('local: a.pem', 'local: b.pem', 'inline: three')), []);
    assert.deepEqual(
      await found(itemsOf('inline: one', '{ source: "data:;base64,H4sIAAAAAAAA", compression: gzip }')),
      [],
    );
  });

  it('are not spoken of where nobody knows them', async () => {
    assert.deepEqual(await found(itemsOf('inline: {{ a }}', 'inline: {{ a }}'), 'config.bu.j2'), []);
    assert.deepEqual(await found(itemsOf('local: gone.pem', 'local: gone.pem')), [
      'butane/local-file-missing at local',
      'butane/local-file-missing at local',
    ]);
  });
});
