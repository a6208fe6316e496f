import assert from 'node:assert/strict';
import type { Host } from '../../server/src/base/host.ts';
import { findProject, pathInProject } from '../../server/src/settings/findProject.ts';

/** A host that has the given files and remembers what was asked for. */
function hostOf(files: Readonly<Record<string, string>>): {
  readonly host: Pick<Host, 'readFile'>;
  readonly asked: string[];
} {
  const asked: string[] = [];
  const host: Pick<Host, 'readFile'> = {
    readFile: async (uri) => {
      asked.push(uri);
      const text = files[uri];
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
  };
  return { host, asked };
}

describe('the project of a file', () => {
  it('is the nearest strata.json, and no other is read', async () => {
    const { host, asked } = hostOf({
      'file:///a/strata.json': '{"os": "flatcar"}',
      'file:///a/b/strata.json': '{"filesDir": "x"}',
    });
    const found = await findProject(host, 'file:///a/b/c/node.bu');
    assert.deepEqual(
      [found?.uri, found?.folder, found?.settings],
      ['file:///a/b/strata.json', 'file:///a/b', { filesDir: 'x', files: [] }],
    );
    assert.deepEqual(asked, ['file:///a/b/c/strata.json', 'file:///a/b/strata.json']);
  });

  it('is looked for up to the root', async () => {
    const { host, asked } = hostOf({});
    assert.deepEqual(await findProject(host, 'file:///a/b/node.bu'), undefined);
    assert.deepEqual(asked, ['file:///a/b/strata.json', 'file:///a/strata.json', 'file:///strata.json']);
  });

  it('is not passed over for the next one up where it holds mistakes', async () => {
    const { host } = hostOf({ 'file:///a/strata.json': '{"os": "flatcar"}', 'file:///a/b/strata.json': '{"os": 1}' });
    const found = await findProject(host, 'file:///a/b/node.bu');
    assert.equal(found?.uri, 'file:///a/b/strata.json');
    assert.equal(found?.problems.length, 1);
    assert.deepEqual(found?.settings, { files: [] });
  });

  it('exists in workspaces that are not on a disk', async () => {
    const { host } = hostOf({ 'vscode-vfs://github/o/r/strata.json': '{}' });
    const found = await findProject(host, 'vscode-vfs://github/o/r/x/node.bu');
    assert.equal(found?.folder, 'vscode-vfs://github/o/r');
  });

  it('does not exist for a document that was never saved', async () => {
    const { host, asked } = hostOf({});
    assert.deepEqual(await findProject(host, 'untitled:Untitled-1'), undefined);
    assert.deepEqual(asked, []);
  });

  it('ends the search on a host that answers for folders without end', async () => {
    const { host, asked } = hostOf({});
    assert.deepEqual(await findProject(host, `file://${'/x'.repeat(5000)}/node.bu`), undefined);
    assert.ok(asked.length < 100);
  });

  it('sees the file under a path as people write it', () => {
    const project = { folder: 'file:///a%20b' };
    assert.equal(pathInProject(project, 'file:///a%20b/c/n%C3%B6de.bu'), 'c/nöde.bu');
  });
});
