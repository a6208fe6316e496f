import assert from 'node:assert/strict';
import type { DirectoryEntry } from '../../server/src/base/fileSnapshot.ts';
import { createWorkspaceIndex } from '../../server/src/features/workspaceSymbols.ts';
import { analyseText } from '../support/analyseText.ts';

const config = (path: string): string => `variant: fcos\nversion: 1.6.0\nstorage:\n  files: [{path: ${path}}]\n`;

/** A workspace of files by their URIs, which counts what is read. */
function workspace(files: Map<string, string>) {
  const reads: string[] = [];
  const listDirectory = async (folder: string): Promise<readonly DirectoryEntry[]> =>
    [...files.keys()]
      .filter((uri) => uri.startsWith(`${folder}/`))
      .map((uri) => ({ name: uri.slice(folder.length + 1), kind: 'file' }));
  const index = createWorkspaceIndex({
    host: { listDirectory, fileState: async ({ filesDir }, { path }) => files.get(`${filesDir}/${path}`) },
    openUris: () => [],
    analysisOf: async (uri) => {
      reads.push(uri);
      return analyseText(files.get(uri) ?? '');
    },
  });
  const find = async (query: string) => (await index.find(['file:///w'], query)).map(({ name }) => name);
  return { index, reads, find };
}

describe('workspace symbols', () => {
  it('are read once for as long as the file stays as it is', async () => {
    const files = new Map([
      ['file:///w/a.bu', config('/a')],
      ['file:///w/b.yaml', config('/b')],
      ['file:///w/notes.txt', config('/c')],
    ]);
    const { index, reads, find } = workspace(files);
    assert.deepEqual(await find('file'), ['file /a', 'file /b']);
    assert.deepEqual(await find('FB'), ['file /b']);
    assert.deepEqual(reads, ['file:///w/a.bu', 'file:///w/b.yaml']);
    files.set('file:///w/b.yaml', config('/other'));
    files.delete('file:///w/a.bu');
    assert.deepEqual(await find('file'), ['file /other']);
    assert.equal(reads.length, 3);
    index.forget();
    assert.deepEqual(await find('file'), ['file /other']);
    assert.equal(reads.length, 4);
  });

  it('are looked for once where several ask at the same time', async () => {
    const { reads, find } = workspace(new Map([['file:///w/a.bu', config('/a')]]));
    assert.deepEqual(await Promise.all([find('file'), find('fi'), find('zz')]), [['file /a'], ['file /a'], []]);
    assert.equal(reads.length, 1);
  });
});
