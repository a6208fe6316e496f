import assert from 'node:assert/strict';
import type { DirectoryEntry } from '../../server/src/base/fileSnapshot.ts';
import { mayBeOurs, ourFilesBelow } from '../../server/src/features/ourFiles.ts';

const noLimits = { mostFiles: 100, mostFolders: 100 };
const file = (name: string): DirectoryEntry => ({ name, kind: 'file' });
const folder = (name: string): DirectoryEntry => ({ name, kind: 'directory' });

function hostOf(folders: Readonly<Record<string, readonly DirectoryEntry[]>>) {
  return { listDirectory: async (uri: string) => folders[uri] };
}

describe('the files of a folder that may be ours', () => {
  it('are those whose name is ours, and those whose content may be', () => {
    for (const name of ['a.bu', 'a.ign', 'a.bu.j2', 'a.yaml', 'a.yml.tmpl', 'a.json'])
      assert.ok(mayBeOurs(name, 'a'), name);
    for (const name of ['a.txt', 'yaml', 'bu', 'a.bu.txt', 'Dockerfile']) assert.ok(!mayBeOurs(name, 'a'), name);
    assert.ok(mayBeOurs('90_a.cfg', 'cloud.cfg.d'));
    assert.ok(!mayBeOurs('90_a.cfg', 'etc'));
  });

  it('come folder by folder, by their names, without links and what no user wrote', async () => {
    const host = hostOf({
      'x:/r': [
        folder('b'),
        folder('.git'),
        folder('node_modules'),
        { name: 'l.bu', kind: 'link' },
        file('z.bu'),
        folder('a'),
      ],
      'x:/r/a': [file('2.bu'), file('1 #.bu'), file('1.txt')],
      'x:/r/b': [file('3.yaml'), { name: 'up', kind: 'link' }],
      'x:/r/.git': [file('no.bu')],
      'x:/r/node_modules': [file('no.bu')],
    });
    assert.deepEqual(await ourFilesBelow(host, ['x:/r', 'x:/r/b', 'x:/gone'], noLimits), {
      files: ['x:/r/z.bu', 'x:/r/a/1%20%23.bu', 'x:/r/a/2.bu', 'x:/r/b/3.yaml'],
      isComplete: true,
    });
  });

  it('are found from the root of a file system too', async () => {
    const host = hostOf({ 'x://r/': [file('1.bu'), folder('a')], 'x://r/a': [file('2.bu')] });
    assert.deepEqual((await ourFilesBelow(host, ['x://r/'], noLimits)).files, ['x://r/1.bu', 'x://r/a/2.bu']);
  });

  it('are first those whose names say so, and others only as far as there is room', async () => {
    const host = hostOf({
      'x:/r': [file('a.yaml'), file('b.yaml'), folder('z')],
      'x:/r/z': [file('1.ign'), file('2.bu'), file('3.yaml')],
    });
    assert.deepEqual(await ourFilesBelow(host, ['x:/r'], { ...noLimits, mostFiles: 3 }), {
      files: ['x:/r/z/1.ign', 'x:/r/z/2.bu', 'x:/r/a.yaml'],
      isComplete: false,
    });
  });

  it('end where there are too many files or folders, and say so', async () => {
    const host = hostOf({ 'x:/r': [file('1.bu'), file('2.bu'), folder('a')], 'x:/r/a': [file('3.bu')] });
    const short = { files: ['x:/r/1.bu', 'x:/r/2.bu'], isComplete: false };
    assert.deepEqual(await ourFilesBelow(host, ['x:/r'], { ...noLimits, mostFiles: 2 }), short);
    assert.deepEqual(await ourFilesBelow(host, ['x:/r'], { ...noLimits, mostFolders: 1 }), short);
  });
});
