import assert from 'node:assert/strict';
import fc from 'fast-check';
import { goBytes, goString, withoutStrayBytes } from '../../server/src/base/goString.ts';

describe('goString', () => {
  it('keeps text as it is, a byte order mark included', () => {
    const text = '\uFEFFa \u0000 ü 😀 \uFFFD';
    assert.equal(goString(new TextEncoder().encode(text)), text);
  });

  it('gives every byte that belongs to no character a place of its own', () => {
    // A cut-off character, an overlong slash, a surrogate, a byte that begins nothing.
    const bytes = Uint8Array.of(0xe2, 0x82, 0x41, 0xc0, 0xaf, 0xed, 0xa0, 0x80, 0xff);
    assert.equal(goString(bytes), '\udce2\udc82A\udcc0\udcaf\udced\udca0\udc80\udcff');
    assert.equal(withoutStrayBytes(goString(bytes)), '\uFFFD\uFFFDA\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD');
  });

  it('loses no byte', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => assert.deepEqual(goBytes(goString(bytes)), bytes)),
      { seed: 1 },
    );
  });
});

describe('goBytes', () => {
  it('takes a lone surrogate that stands for no byte as U+FFFD', () => {
    assert.deepEqual(goBytes('\ud800'), Uint8Array.of(0xef, 0xbf, 0xbd));
    assert.deepEqual(goBytes('\udc80\ud800'), Uint8Array.of(0x80, 0xef, 0xbf, 0xbd));
  });
});
