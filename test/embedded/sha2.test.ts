import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { sha2 } from '../../server/src/embedded/sha2.ts';

describe('SHA-2', () => {
  const lengths = [0, 1, 3, 55, 56, 63, 64, 65, 111, 112, 127, 128, 129, 1000, 20_000];
  for (const name of ['sha256', 'sha512'] as const)
    it(`${name} is that of Node at every edge of a block`, () => {
      for (const length of lengths) {
        const bytes = Uint8Array.from({ length }, (_, index) => (index * 31 + length) % 256);
        assert.equal(sha2(name, bytes), createHash(name).update(bytes).digest('hex'), `${length} bytes`);
      }
    });
});
