import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { type DataUrlReading, readDataUrl } from '../../server/src/embedded/readDataUrl.ts';

/** Recorded by test/oracle/gzip/record.mjs from the library that Ignition reads data URLs with. */
interface Recording {
  readonly dataurl: string;
  readonly read: readonly {
    readonly text: string;
    readonly error?: string;
    readonly length?: number;
    readonly sha256?: string;
    readonly type?: string;
    readonly isBase64?: boolean;
    /** In base64. */
    readonly parameters?: Readonly<Record<string, string>>;
  }[];
}

const { dataurl, read }: Recording = JSON.parse(readFileSync('test/goldens/data-urls.json', 'utf8'));

describe(`data URLs as dataurl ${dataurl} reads them`, () => {
  for (const { text, error, length, sha256, type, isBase64 = false, parameters = {} } of read) {
    it(`${JSON.stringify(text)} ${error === undefined ? `is ${type}` : `is refused: ${error}`}`, () => {
      const ours = readDataUrl(text);
      if (error !== undefined) {
        assert.equal(ours.kind, 'fault');
        return;
      }
      assert.ok(ours.kind === 'contents');
      assert.deepEqual(
        [ours.bytes.length, createHash('sha256').update(ours.bytes).digest('hex'), ours.mediaType, ours.isBase64],
        [length, sha256, type, isBase64],
      );
      const values = Object.entries(parameters).map(([name, value]) => [name, Buffer.from(value, 'base64').toString()]);
      assert.deepEqual(new Map(ours.parameters), new Map(values as [string, string][]));
    });
  }
});

describe('the fault of a data URL', () => {
  const faults: readonly (readonly [text: string, offset: number, message: RegExp])[] = [
    ['DATA:,x', 0, /begins with `data:`, in lower case/u],
    ['data:hello', 10, /ends in the media type; write `data:,`/u],
    ['data:hello world', 10, /a space cannot stand in the media type/u],
    ['data:font/woff,x', 5, /`font` is no known media type/u],
    ['data:text/plain', 15, /a comma stands before the data/u],
    ['data:;charset,x', 6, /`charset` has no value/u],
    ['data:;base64;a=b,x', 12, /`;` cannot stand in the name of a parameter/u],
    ['data:;a=b c,x', 9, /write it in double quotes/u],
    ['data:;a="b,x', 8, /not closed/u],
    ['data:;a="b\\q",x', 10, /this escape is none/u],
    ['data:;a=%zz,x', 8, /two hexadecimal digits/u],
    ['data:,a%2', 7, /write `%25` for a percent sign/u],
    ['data:,a b', 7, /a space cannot stand in the data as it is; write `%20`/u],
    ['data:,é', 6, /`é` cannot stand in the data as it is; write `%C3%A9`/u],
    ['data:,a\nb', 7, /the character U\+000A .* write `%0A`/u],
    ['data:,\ud800', 6, /the character U\+D800/u],
    ['data:;base64,YQ', 15, /groups of four/u],
    ['data:;base64,YQ==YQ==', 17, /groups of four/u],
    ['data:;base64,a-_b', 14, /`-` is no base64/u],
  ];
  for (const [text, offset, message] of faults) {
    it(`stands where it is: ${JSON.stringify(text)}`, () => {
      const ours = readDataUrl(text);
      assert.ok(ours.kind === 'fault');
      assert.equal(ours.offset, offset);
      assert.match(ours.message, message);
    });
  }

  it('is found in any text, inside it or at its end', () => {
    const pieces = ['data:', 'text', '/', ';', '=', '"', '\\', ',', 'base64', 'YQ==', '%', '41', 'é', '😀', ' ', '\n'];
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4, unit: 'binary' }))),
        (parts) => {
          const text = parts.join('');
          for (const whole of [text, `data:${text}`]) {
            const ours: DataUrlReading = readDataUrl(whole);
            if (ours.kind === 'fault') assert.ok(ours.offset >= 0 && ours.offset <= whole.length);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is found in very long texts', () => {
    const long = 'a'.repeat(2_000_000);
    for (const text of [
      `data:${long}`,
      `data:;a="${long}`,
      `data:;a=${long}`,
      `data:;${long}=b`,
      `data:;base64,${long}a`,
    ]) {
      assert.equal(readDataUrl(text).kind, 'fault');
    }
  });
});
