import assert from 'node:assert/strict';
import { type RunSituation, whyNotRun } from '../../client/src/whyNotRun.ts';

const good: RunSituation = { isTrusted: true, canRun: true, documentScheme: 'file', folderSchemes: ['file'] };

describe('running a program', () => {
  it('is done for files on the disk and new texts in trusted workspaces', () => {
    for (const change of [{}, { documentScheme: 'untitled' }, { folderSchemes: [] }])
      assert.equal(whyNotRun({ ...good, ...change }), undefined);
  });

  it('is never done in an untrusted workspace', () => {
    assert.equal(whyNotRun({ ...good, isTrusted: false }), 'untrusted');
    assert.equal(whyNotRun({ ...good, isTrusted: false, documentScheme: 'untitled' }), 'untrusted');
  });

  it('is never done in a browser, in a virtual workspace, or for a file of one', () => {
    const changes = [
      { canRun: false },
      { folderSchemes: ['file', 'vscode-vfs'] },
      { documentScheme: 'vscode-vfs' },
      { documentScheme: 'git' },
    ];
    for (const change of changes) assert.equal(whyNotRun({ ...good, ...change }), 'elsewhere', JSON.stringify(change));
  });
});
