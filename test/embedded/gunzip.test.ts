import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { gzipAsGo } from '../../server/src/embedded/goGzip/gzipAsGo.ts';
import { gunzip } from '../../server/src/embedded/gunzip.ts';
import { generatorNames, makeInput } from '../oracle/gzip/inputs.ts';

const text = makeInput({ generator: 'text', seed: 1, length: 30_000 });
const packed = gzipAsGo(text);

describe('gunzip', () => {
  it('gives back what Go would have packed', () => {
    const input = fc
      .record({ generator: fc.constantFrom(...generatorNames), seed: fc.nat(), length: fc.nat({ max: 20_000 }) })
      .map(makeInput);
    fc.assert(fc.property(input, (bytes) => assertBytes(gunzip(gzipAsGo(bytes), bytes.length), bytes)));
  });

  it('reads what other programs pack, with a file name and in several members', () => {
    assertBytes(gunzip(gzipSync(text, { level: 1 }), 100_000), text);
    assertBytes(gunzip(Buffer.concat([packed, gzipSync(text), packed]), 100_000), Buffer.concat([text, text, text]));
    const named = Buffer.concat([packed.subarray(0, 10), Buffer.from('motd\0'), packed.subarray(10)]);
    named[3] = 8;
    assertBytes(gunzip(named, 100_000), text);
  });

  it('allows exactly the limit', () => {
    assert.equal(gunzip(packed, text.length).kind, 'bytes');
    assert.equal(gunzip(packed, text.length - 1).kind, 'too-large');
  });

  it('does not unpack a bomb to its end', () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000), { level: 9 });
    // Whoever went on to the end would find that it is missing.
    assert.equal(gunzip(bomb.subarray(0, bomb.length - 1000), 1_000_000).kind, 'too-large');
  });

  it('is not misled by what the data say about their own length', () => {
    const lying = Uint8Array.from(packed);
    lying.set([0xff, 0xff, 0xff, 0xff], lying.length - 4);
    assert.equal(gunzip(lying, 100_000).kind, 'corrupt');
  });

  it('says that plain text is no gzip', () => {
    for (const bytes of ['', 'H', 'Hello'].map((plain) => Buffer.from(plain))) {
      assert.equal(gunzip(bytes, 1000).kind, 'not-gzip');
    }
    assert.equal(gunzip(packed.subarray(1), 1000).kind, 'not-gzip');
  });

  it('reports data that end too early, wherever', () => {
    const short = gzipAsGo(text.subarray(0, 2000));
    for (let length = 3; length < short.length; length++) {
      assert.equal(gunzip(short.subarray(0, length), 10_000).kind, 'corrupt', `${length} bytes`);
    }
  });

  it('reports data with something behind them', () => {
    for (const junk of ['x', 'junk', 'more than a trailer']) {
      assert.equal(gunzip(Buffer.concat([packed, Buffer.from(junk)]), 100_000).kind, 'corrupt');
    }
  });

  it('never gives wrong bytes for damaged data', () => {
    const short = gzipAsGo(text.subarray(0, 500));
    for (let bit = 0; bit < short.length * 8; bit++) {
      const damaged = Uint8Array.from(short);
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const result = gunzip(damaged, 10_000);
      if (result.kind === 'bytes') assertBytes(result, text.subarray(0, 500));
    }
  });
});

function assertBytes(result: ReturnType<typeof gunzip>, expected: Uint8Array): void {
  assert.ok(result.kind === 'bytes', JSON.stringify(result));
  assert.equal(Buffer.compare(result.bytes, expected), 0);
}
