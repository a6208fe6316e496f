import assert from 'node:assert/strict';
import fc from 'fast-check';
import { base64Length, decodeBase64, encodeBase64 } from '../../server/src/base/base64.ts';

describe('base64', () => {
  it('is the standard one, with padding', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = encodeBase64(bytes);
        assert.equal(text, Buffer.from(bytes).toString('base64'));
        assert.equal(text.length, base64Length(bytes.length));
        assert.deepEqual(decodeBase64(text), { kind: 'bytes', bytes });
      }),
    );
  });

  it('may be broken into lines anywhere', () => {
    assert.deepEqual(decodeBase64('\nY\r\nQ\n=\n=\n'), { kind: 'bytes', bytes: Uint8Array.of(97) });
  });

  it('is read up to the first thing that does not belong there', () => {
    const offsets = [
      ['Y', 1],
      ['YWI', 3],
      ['YQ=', 3],
      ['=', 0],
      ['Y===', 1],
      ['YQ=a', 3],
      ['YQ===', 4],
      ['YWI=YWI=', 4],
      ['YW Jj', 2],
      ['YWJjé', 4],
      ['YW-j', 2],
    ] as const;
    for (const [text, offset] of offsets) assert.deepEqual(decodeBase64(text), { kind: 'invalid', offset }, text);
  });
});
