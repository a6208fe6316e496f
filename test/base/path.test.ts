import assert from 'node:assert/strict';
import { printPath } from '../../server/src/base/path.ts';

describe('a path for people', () => {
  it('joins keys with dots and puts indices in brackets', () => {
    assert.equal(printPath(['storage', 'files', 2, 'mode']), 'storage.files[2].mode');
    assert.equal(printPath([0, 'name']), '[0].name');
  });

  it('is empty for the root', () => assert.equal(printPath([]), ''));

  it('quotes keys that are no plain words', () => {
    assert.equal(printPath(['metadata', 'labels', 'a.b/c', 'x']), 'metadata.labels["a.b/c"].x');
    assert.equal(printPath(['a"b']), '["a\\"b"]');
    assert.equal(printPath(['']), '[""]');
  });

  it('leaves dashes and underscores alone', () => {
    assert.equal(printPath(['ssh-keys', 'grub_password']), 'ssh-keys.grub_password');
  });
});
