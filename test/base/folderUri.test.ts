import assert from 'node:assert/strict';
import { folderOf, folderUri, pathOfUri } from '../../server/src/base/folderUri.ts';

describe('folder URIs', () => {
  it('are those that files lie in, where a scheme has folders', () => {
    assert.equal(folderOf('file:///a/b.bu'), 'file:///a');
    assert.equal(folderOf('file:///b.bu'), 'file://');
    assert.equal(folderOf('memory:/a/b.bu'), 'memory:/a');
    assert.equal(folderOf('untitled:Untitled-1'), undefined);
  });

  const cases: readonly [from: string, path: string, uri: string][] = [
    ['file:///a/b', 'c', 'file:///a/b/c'],
    ['file:///a/b', '../c d/./e', 'file:///a/c%20d/e'],
    ['file:///a/b', '.', 'file:///a/b'],
    ['file:///a', '../../..', 'file:///'],
    ['file:///a/b', '/etc/x', 'file:///etc/x'],
    ['file:///c%3A/a', 'D:\\x\\y', 'file:///D%3A/x/y'],
    ['memory:/a', '../b', 'memory:/b'],
    ['vscode-vfs://github/o/r', 'files', 'vscode-vfs://github/o/r/files'],
    ['vscode-vfs://github/o/r', '/files', 'vscode-vfs://github/files'],
  ];
  for (const [from, path, uri] of cases) {
    it(`lead from ${from} by ${path} to ${uri}`, () => assert.equal(folderUri(from, path), uri));
  }

  it('have a path that people read', () => {
    assert.equal(pathOfUri('file:///a%20b/c%25'), '/a b/c%');
    assert.equal(pathOfUri('vscode-vfs://github/o'), '/o');
    assert.equal(pathOfUri('memory:/a/b'), '/a/b');
    assert.equal(pathOfUri('vscode-vfs://github'), '/');
  });
});
