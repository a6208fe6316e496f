import assert from 'node:assert/strict';
import type { DirectoryEntry } from '../../../server/src/base/fileSnapshot.ts';
import { createWorkspaceIndex } from '../../../server/src/features/navigation/workspaceSymbols.ts';
import { analyseText } from '../../support/analyseText.ts';

const config = (path: string): string => `variant: fcos\nversion: 1.6.0\nstorage:\n  files: [{path: ${path}}]\n`;

interface WorkspaceOptions {
  readonly open?: readonly string[];
  readonly isTold?: boolean;
}

/** A workspace of files by their URIs, which counts what is read and looked at. */
function workspace(files: Map<string, string>, { open = [], isTold = false }: WorkspaceOptions = {}) {
  const reads: string[] = [];
  const log: string[] = [];
  let stats = 0;
  const listDirectory = async (folder: string): Promise<readonly DirectoryEntry[]> =>
    [...files.keys()]
      .filter((uri) => uri.startsWith(`${folder}/`))
      .map((uri) => ({ name: decodeURIComponent(uri.slice(folder.length + 1)), kind: 'file' }));
  const index = createWorkspaceIndex({
    host: {
      listDirectory,
      fileState: async ({ filesDir }, { path }) => {
        stats += 1;
        return files.get(`${filesDir}/${path}`);
      },
      log: (_, message) => log.push(message),
    },
    openUris: () => open,
    analysisOf: async (uri) => {
      reads.push(uri);
      return analyseText(files.get(uri) ?? '');
    },
  });
  const ask = (query: string, isCancelled: () => boolean = () => false) =>
    index.find({ folders: ['file:///w'], query, isTold, isCancelled });
  const find = async (query: string) => (await ask(query))?.map(({ name }) => name);
  return { index, reads, log, ask, find, stats: () => stats };
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

  it('of our own files are not lost among those of others, and it is said once that some are left out', async () => {
    const foreign = Array.from({ length: 5001 }, (_, index): [string, string] => [`file:///w/a${index}.yaml`, '']);
    const { log, find } = workspace(new Map([...foreign, ['file:///w/z.bu', config('/z')]]));
    assert.deepEqual(await find('file'), ['file /z']);
    assert.deepEqual(await find('file'), ['file /z']);
    assert.deepEqual(log, ['the workspace is too large: only 5000 of its files are searched for symbols']);
  });

  it('of an open file come once, however the editor writes its URI', async () => {
    const { find } = workspace(new Map([['file:///w/a%2Bb.bu', config('/a')]]), { open: ['file:///w/a+b.bu'] });
    assert.deepEqual(await find('file'), []);
  });

  it('are read again only where an editor says so that tells of changes', async () => {
    const files = new Map([
      ['file:///w/a.bu', config('/a')],
      ['file:///w/b.bu', config('/b')],
    ]);
    const { index, reads, find, stats } = workspace(files, { isTold: true });
    assert.deepEqual(await find('file'), ['file /a', 'file /b']);
    files.set('file:///w/a.bu', config('/c'));
    files.set('file:///w/d.bu', config('/d'));
    assert.deepEqual(await find('file'), ['file /a', 'file /b']);
    index.changed(['file:///w/a.bu']);
    assert.deepEqual(await find('file'), ['file /c', 'file /b']);
    index.relist();
    assert.deepEqual(await find('file'), ['file /c', 'file /b', 'file /d']);
    assert.equal(reads.length, 4);
    assert.equal(stats(), 0);
  });

  it('are not looked for any longer than somebody waits, and found for who comes then', async () => {
    const files = Array.from({ length: 100 }, (_, index): [string, string] => [`file:///w/${index}.bu`, config('/a')]);
    const { reads, ask, find } = workspace(new Map(files));
    const first = ask('file', () => reads.length > 0);
    assert.equal(await first, undefined);
    assert.equal(reads.length, 16);
    let isGone = false;
    const second = ask('file', () => isGone);
    const third = find('file');
    isGone = true;
    await second;
    assert.equal((await third)?.length, 100);
    assert.equal(reads.length, 100);
  });

  it('call documents by what the schema says', async () => {
    const metadata = (margin: string) =>
      `${margin}metadata:\n${margin}  name: 99-a\n${margin}  labels: {machineconfiguration.openshift.io/role: worker}\n`;
    const machineConfig = `kind: MachineConfig\n  apiVersion: machineconfiguration.openshift.io/v1\n${metadata('  ')}`;
    const { find } = workspace(
      new Map([
        ['file:///w/butane.bu', `variant: openshift\nversion: 4.14.0\n${metadata('')}`],
        ['file:///w/list.yaml', `apiVersion: v1\nkind: List\nitems:\n- ${machineConfig}`],
        ['file:///w/nameless.ign', '{"ignition": {"version": "3.4.0"}}'],
      ]),
    );
    assert.deepEqual(await find(''), [
      'Butane openshift 4.14.0 99-a (worker)',
      'Ignition ignition 3.4.0',
      'MachineConfig 99-a (worker)',
    ]);
  });
});
