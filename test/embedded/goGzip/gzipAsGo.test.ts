import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { gzipAsGo } from '../../../server/src/embedded/goGzip/gzipAsGo.ts';
import { generatorNames, type InputSpec, makeInput } from '../../oracle/gzip/inputs.ts';

/** Recorded by test/oracle/gzip/record.mjs from Go's compress/gzip. */
interface Recording {
  readonly go: string;
  readonly cases: readonly (InputSpec & { readonly packed: number; readonly sha256: string })[];
}

const { go, cases }: Recording = JSON.parse(readFileSync('test/goldens/gzip.json', 'utf8'));

describe(`the gzip bytes of ${go}`, () => {
  for (const { packed, sha256, ...spec } of cases) {
    it(`for ${spec.length} bytes of ${spec.generator} (${spec.seed})`, () => {
      const ours = gzipAsGo(makeInput(spec));
      assert.deepEqual([ours.length, createHash('sha256').update(ours).digest('hex')], [packed, sha256]);
    });
  }

  it('are recorded for every generator and up to 2 MiB', () => {
    assert.ok(cases.length >= 500);
    assert.deepEqual(new Set(cases.map(({ generator }) => generator)), new Set(generatorNames));
    assert.ok(cases.some(({ length }) => length >= 2 ** 21));
  });

  it('for nothing are an empty block that is the last', () => {
    const bytes = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255, 1, 0, 0, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0];
    assert.deepEqual([...gzipAsGo(new Uint8Array(0))], bytes);
  });

  it('do not depend on where in a buffer the bytes lie', () => {
    const input = makeInput({ generator: 'text', seed: 1, length: 5000 });
    const inside = new Uint8Array(6000);
    inside.set(input, 500);
    assert.deepEqual(gzipAsGo(inside.subarray(500, 5500)), gzipAsGo(input));
  });
});

describe('gzip data', () => {
  const made = fc
    .record({ generator: fc.constantFrom(...generatorNames), seed: fc.nat(), length: fc.nat({ max: 40_000 }) })
    .map(makeInput);

  it('stand for what was packed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 500 }), made), (input) => {
        assert.equal(Buffer.compare(gunzipSync(gzipAsGo(input)), input), 0);
      }),
      { numRuns: 200 },
    );
  });
});
