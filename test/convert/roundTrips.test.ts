import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fingerprint } from '../oracle/roundTrips/fingerprint.ts';
import { caseShelf } from './cases/caseShelf.ts';
import { convertBytes } from './convertBytes.ts';
import { randomFiles } from './randomConfig.ts';
import { type Compile, type RoundTrip, roundTrip } from './roundTrip.ts';
import { roundTripCases } from './roundTripCases.ts';
import { putOnDisk } from './shelf.ts';
import { assertMapped } from './sourceOf.ts';

interface Recording {
  readonly release: string;
  /** Of the Butane text that we made, and of what the real tool makes of it. */
  readonly cases: Readonly<Record<string, string>>;
}

const recording: Recording = JSON.parse(readFileSync('test/goldens/roundTrips.json', 'utf8'));

/** Texts that no version of Butane can take as texts: no `inline` there yet, one text twice, or no config that it accepts. */
const staysEncoded = /^(?:.*fcos-1\.0\.0|nested Butane|configs in the config, twice the same)/u;

describe(`Ignition to Butane and back, as Butane ${recording.release} goes back`, () => {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'strata-round-')));
  before(() => {
    putOnDisk(caseShelf, path.join(folder, 'cases'));
    putOnDisk(randomFiles, path.join(folder, 'random'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const cases = roundTripCases({ cases: path.join(folder, 'cases'), random: path.join(folder, 'random') });
  const converted: string[] = [];
  const lossless: string[] = [];

  for (const { name, source } of cases) {
    it(name, async () => {
      const given = await source();
      if (!given) {
        assert.equal(recording.cases[name], undefined, 'the source cannot be made, and something is recorded');
        return;
      }
      const result = await roundTrip(given, compile);
      if (result.kind === 'refused') assert.fail(`not converted: ${JSON.stringify(result.conversion.outcome)}`);
      assertMapped(result.conversion);
      assert.equal(
        fingerprint(result.butane, await outputOf(result)),
        recording.cases[name],
        'the real tool was asked about another text or answered otherwise: look, then run `npm run oracle`',
      );
      if (result.kind !== 'converted') return;
      assert.deepEqual(result.differences, [], result.butane);
      if (!staysEncoded.test(name)) assert.deepEqual(result.encodedTexts, [], result.butane);
      converted.push(name);
      if (result.losses.length === 0) lossless.push(name);
    });
  }

  it('is shown by hundreds of configs, most of them without a loss', () => {
    assert.ok(converted.length >= 300 && lossless.length >= 250, `${converted.length}, ${lossless.length}`);
    assert.deepEqual(
      Object.keys(recording.cases).filter((name) => !cases.some((each) => each.name === name)),
      [],
      'cases are recorded that are no more',
    );
  });
});

const compile: Compile = async (butane) => {
  const { outcome } = await convertBytes(Buffer.from(butane), { pretty: false, raw: false, filesDir: undefined });
  return outcome.kind === 'converted' ? { output: outcome.text } : { error: outcome.reason };
};

async function outputOf(result: Exclude<RoundTrip, { kind: 'refused' }>): Promise<string | undefined> {
  return (await compile(result.butane)).output;
}
