import assert from 'node:assert/strict';
import fc from 'fast-check';
import { crc32 } from '../../server/src/embedded/crc32.ts';

describe('crc32', () => {
  it('has the known value of the known text', () => {
    assert.equal(crc32(new TextEncoder().encode('123456789')), 0xcbf43926);
    assert.equal(crc32(new Uint8Array(0)), 0);
  });

  it('goes on from the value of what came before', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (first, second) => {
        assert.equal(crc32(second, crc32(first)), crc32(Uint8Array.from([...first, ...second])));
      }),
    );
  });
});
