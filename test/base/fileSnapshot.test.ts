import assert from 'node:assert/strict';
import { type FileAnswer, noFiles, requestKey, snapshotOf } from '../../server/src/base/fileSnapshot.ts';

describe('a snapshot of files', () => {
  const bytes: FileAnswer = { kind: 'bytes', bytes: Uint8Array.of(1) };
  const link: FileAnswer = { kind: 'link', target: 'x' };

  it('answers what was asked of a path, and nothing that was not', () => {
    const files = snapshotOf(
      new Map<string, FileAnswer>([
        [requestKey({ path: 'a b', want: 'bytes' }), bytes],
        [requestKey({ path: 'a b', want: 'link' }), link],
        [requestKey({ path: '', want: 'bytes' }), { kind: 'refused', reason: 'is-directory' }],
      ]),
    );
    assert.equal(files.get({ path: 'a b', want: 'bytes' }), bytes);
    assert.equal(files.get({ path: 'a b', want: 'link' }), link);
    assert.equal(files.get({ path: 'a b', want: 'list' }), undefined);
    assert.equal(files.get({ path: 'a', want: 'bytes' }), undefined);
    assert.deepEqual(files.get({ path: '', want: 'bytes' }), { kind: 'refused', reason: 'is-directory' });
  });

  it('of nothing answers nothing', () => {
    assert.equal(noFiles.get({ path: 'a', want: 'bytes' }), undefined);
  });
});
