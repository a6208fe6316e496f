import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { noFiles } from '../../server/src/base/fileSnapshot.ts';
import { type Effective, effectiveConfig, newestTarget } from '../../server/src/convert/effective/effectiveConfig.ts';
import { ignitionToIgnition } from '../../server/src/convert/ignition-to-ignition/ignitionToIgnition.ts';
import type { ProducedObject } from '../../server/src/decode/produced.ts';
import type { Written } from '../../server/src/decode/written.ts';
import { convertAnalysis } from '../../server/src/features/conversion/convert.ts';
import { readConfig } from '../../server/src/features/conversion/readConfig.ts';
import { printed } from '../../server/src/formats/ignition/printed.ts';
import { writeJson } from '../../server/src/formats/ignition/writeJson.ts';
import { rootEntry } from '../../server/src/shape/entry.ts';
import { randomEffective, writtenEffective } from '../formats/effectiveConfigs.ts';
import { type RecordedText, recordedText } from '../oracle/recordedText.ts';
import { analyseText } from '../support/analyseText.ts';

/** What the machine holds and from which config each value is, or why it stops: `at` leads to the config that is to blame. */
type Recorded =
  | { readonly held: RecordedText; readonly origins: RecordedText }
  | { readonly error: string; readonly at?: readonly number[] };

interface Recording {
  readonly ignition: string;
  readonly written: Readonly<Record<string, Recorded>>;
  readonly random: Readonly<Record<string, Recorded>>;
}

const recording: Recording = JSON.parse(readFileSync('test/goldens/effectiveConfigs.json', 'utf8'));

describe(`configs with what they merge, as Ignition ${recording.ignition} holds them`, () => {
  for (const [name, { text }] of Object.entries(writtenEffective)) {
    it(name, () => checkAgainst(recording.written[name], text));
  }

  it('are all recorded', () => {
    assert.deepEqual(Object.keys(recording.written), Object.keys(writtenEffective));
    const merged = Object.values(recording.random).filter((one) => !isFailure(one));
    assert.ok(merged.length >= 120, `${merged.length} random configs are merged`);
  });

  it('at random', function () {
    this.timeout(60_000);
    for (const [seed, one] of Object.entries(recording.random))
      checkAgainst(one, randomEffective(Number(seed)).text, `seed ${seed}`);
  });
});

describe('what is shown of a config with all that it merges', () => {
  it('means the same to Ignition as the configs that it was made of', function () {
    this.timeout(60_000);
    for (const [seed, one] of Object.entries(recording.random).slice(0, 80)) {
      if (isFailure(one)) continue;
      const { text } = randomEffective(Number(seed));
      const outcome = convertAnalysis(analyseText(text, { fileName: 'a.ign' }), 'ignition', {
        pretty: false,
        raw: false,
      });
      assert.ok(outcome.kind === 'converted', `seed ${seed}`);
      assert.deepEqual(heldWithoutReferences(outcome.text), heldWithoutReferences(text), `seed ${seed}`);
    }
  });
});

/** The sources of references differ by what is resolved. */
function heldWithoutReferences(text: string): unknown {
  const held = JSON.parse(writtenOf(effectiveOf(text).whole).text);
  delete held.ignition.config;
  return held;
}

function checkAgainst(expected: Recorded | undefined, text: string, message?: string): void {
  assert.ok(expected !== undefined);
  if (!isFailure(expected)) {
    const { whole, problems } = effectiveOf(text);
    const written = writtenOf(whole);
    assert.deepEqual(
      problems.filter(({ severity }) => severity === 'error'),
      [],
      message,
    );
    assert.deepEqual(recordedText(written.text), expected.held, message);
    assert.deepEqual(recordedText(originLines(written)), expected.origins, message);
    return;
  }
  const outcome = convertAnalysis(analyseText(text, { fileName: 'a.ign' }), 'ignition', { pretty: false, raw: false });
  assert.ok(outcome.kind === 'refused', message);
  assert.ok(outcome.blocking.length > 0, message);
  for (const { code, source, path } of outcome.blocking) {
    assert.equal(source, 'ignition');
    assert.equal(code === 'convert/merged-refused', expected.error.startsWith('merged: '), `${code} ${expected.error}`);
    const [first]: readonly (number | undefined)[] = expected.at ?? [];
    if (first !== undefined) assert.deepEqual(path[2] === 'replace' ? -1 : path[3], first, message);
  }
}

function isFailure(one: Recorded): one is Extract<Recorded, { readonly error: string }> {
  return 'error' in one;
}

function effectiveOf(text: string): Effective {
  const { document, parts } = analyseText(text, { fileName: 'a.ign' });
  const [part] = parts;
  assert.ok(part);
  const input = { document, part: part.part, decoded: part.decoded, target: part.target, files: noFiles };
  const result = ignitionToIgnition.convert(input, { pretty: false, raw: false, filesDir: undefined });
  assert.ok(result.kind === 'done' && result.made?.target.row);
  const effective = effectiveConfig(result.made, result.made.target.row, readConfig('ignition'));
  assert.ok(effective);
  return effective;
}

function writtenOf(whole: ProducedObject | undefined): Written {
  assert.ok(whole);
  return writeJson(printed(whole, rootEntry('schemas/ignition/index.json'), newestTarget), false);
}

/** Every value with the way to the config that it is from: the indices of merge, and -1 for replace. */
function originLines({ places }: Written): string {
  const leaves = places.filter(({ isLeaf }) => isLeaf);
  const lines = leaves.map(({ path, origins: [origin] }) => `${['$', ...path].join('.')} ${wayOf(origin?.from)}`);
  return lines.sort().join('\n');
}

function wayOf(from = ''): string {
  return Array.from(
    from.matchAll(/ignition\.config\.(?:replace|merge\[(?<index>\d+)\])/gu),
    ({ groups }) => groups?.index ?? -1,
  ).join('.');
}
