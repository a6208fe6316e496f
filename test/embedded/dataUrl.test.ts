import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { escapedDataUrl, makeDataUrl } from '../../server/src/embedded/dataUrl.ts';
import { gunzip } from '../../server/src/embedded/gunzip.ts';
import { readDataUrl } from '../../server/src/embedded/readDataUrl.ts';
import { type InputSpec, makeInput } from '../oracle/gzip/inputs.ts';

/** Recorded by test/oracle/gzip/record.mjs from Butane's MakeDataURL; the URLs as SHA-256. */
interface Recording {
  readonly butane: string;
  readonly written: readonly (InputSpec & {
    readonly compression?: string;
    readonly mayCompress: boolean;
    readonly source: string;
    readonly gives: string | null;
    readonly escaped: string;
  })[];
}

const { butane, written }: Recording = JSON.parse(readFileSync('test/goldens/data-urls.json', 'utf8'));
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe(`data URLs as Butane ${butane} writes them`, () => {
  for (const { compression, mayCompress, source, gives, escaped, ...spec } of written) {
    const key = compression === undefined ? 'no compression' : `compression "${compression}"`;
    it(`${spec.length} bytes of ${spec.generator} (${spec.seed}), ${key}${mayCompress ? '' : ', uncompressed'}`, () => {
      const bytes = makeInput(spec);
      const made = makeDataUrl(bytes, { compression, mayCompress });
      assert.deepEqual([sha256(made.source), made.compression ?? null], [source, gives]);
      assert.equal(sha256(escapedDataUrl(bytes)), escaped);
    });
  }

  it('are recorded in every form', () => {
    for (const value of [null, '', 'gzip']) assert.ok(written.filter(({ gives }) => gives === value).length > 50);
  });
});

describe('a data URL', () => {
  it('is percent escapes where these are shortest', () => {
    assert.deepEqual(makeDataUrl(bytesOf(''), { mayCompress: true }), { source: 'data:,', compression: '', saved: 0 });
    assert.deepEqual(makeDataUrl(bytesOf('it is\n'), { mayCompress: true }), {
      source: 'data:,it%20is%0A',
      compression: '',
      saved: 0,
    });
  });

  it('is base64 only where that is shorter', () => {
    const sourceOf = (text: string): string => makeDataUrl(bytesOf(text), { mayCompress: true }).source;
    // Either would have 25 characters.
    assert.equal(sourceOf('\n\n\n\n\naaaa'), 'data:,%0A%0A%0A%0A%0Aaaaa');
    assert.equal(sourceOf('\n\n\n\n\n\naaa'), 'data:;base64,CgoKCgoKYWFh');
  });

  it('is never compressed where the consumer cannot or the author has done it', () => {
    const zeros = new Uint8Array(10_000);
    assert.equal(makeDataUrl(zeros, { mayCompress: true }).compression, 'gzip');
    assert.equal(makeDataUrl(zeros, { mayCompress: false }).compression, '');
    const own = makeDataUrl(zeros, { mayCompress: true, compression: 'gzip' });
    assert.equal(own.source.length, 'data:;base64,'.length + 13_336);
    assert.ok(!('compression' in own));
  });

  it('gives back what was written', () => {
    const content = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string({ maxLength: 300 }).map(bytesOf));
    fc.assert(
      fc.property(content, fc.boolean(), (bytes, mayCompress) => {
        const { source, compression } = makeDataUrl(bytes, { mayCompress });
        const read = readDataUrl(source);
        assert.ok(read.kind === 'contents');
        const unpacked = compression === 'gzip' ? gunzip(read.bytes, 1000) : { kind: 'bytes', bytes: read.bytes };
        assert.ok(unpacked.kind === 'bytes' && 'bytes' in unpacked);
        assert.equal(Buffer.compare(unpacked.bytes, bytes), 0);
      }),
    );
  });
});

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
