import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { printPath } from '../../server/src/base/path.ts';
import { convertAnalysis } from '../../server/src/features/conversion/convert.ts';
import { rangesInOutput, rangesInSource } from '../../server/src/features/conversion/mapRange.ts';
import { possibleConversions } from '../../server/src/features/conversion/possibleConversions.ts';
import { currentRows, versionTable } from '../../server/src/shape/versions.ts';
import { randomOf, seedOfRun } from '../fuzz/random.ts';
import { type ChangeCase, changeCases } from './changeCases.ts';
import { type ChangedConfig, changedConfigs, judgeable } from './changedConfigs.ts';
import { analysed, changeVersion, errorsOf, ignitionOf } from './changedVersion.ts';
import { randomFiles } from './randomConfig.ts';
import { randomRun } from './randomRun.ts';
import { machineOf } from './sameIgnition.ts';
import { putOnDisk } from './shelf.ts';

const rows = currentRows(versionTable('butane'));

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

describe('a Butane config in another version', () => {
  let changed: readonly ChangedConfig[] = [];
  before(async () => {
    changed = await changedConfigs();
  });

  for (const change of changeCases) it(change.name, () => checkCase(change));

  async function checkCase({ source, to, result, losses = [], refused }: ChangeCase): Promise<void> {
    const analysis = await analysed(bytesOf(source));
    const outcome = convertAnalysis(analysis, to === '' ? 'butane' : `butane@${to}`, { pretty: false, raw: false });
    if (outcome.kind !== 'converted') {
      const why =
        outcome.kind === 'refused'
          ? outcome.blocking.map(({ code, path: at }) => `${code} ${printPath(at)}`)
          : [outcome.reason];
      assert.deepEqual(why, refused);
      return;
    }
    assert.equal(outcome.text, result);
    assert.deepEqual(
      outcome.losses.map(
        ({ kind, code, path: at, range }) => `${kind} ${code} ${printPath(at)} ${source.slice(range.start, range.end)}`,
      ),
      losses,
    );
  }

  it('is offered in every other version, later ones of its own variant first', async () => {
    const analysis = await analysed(bytesOf('variant: fcos\nversion: 1.5.0\n'));
    const versions =
      possibleConversions(analysis)
        .find(({ to }) => to === 'butane')
        ?.versions.map(({ id }) => id) ?? [];
    assert.deepEqual(versions.slice(0, 5), [
      'fcos-1.7.0',
      'fcos-1.6.0',
      'fcos-1.8.0-experimental',
      'fcos-1.4.0',
      'fcos-1.3.0',
    ]);
    assert.equal(new Set(versions).size, rows.length - 1);
    assert.ok(!versions.includes('fcos-1.5.0'));
  });

  it('is taken by the real tool', () => {
    const { accepted }: { readonly accepted: Readonly<Record<string, string>> } = JSON.parse(
      readFileSync('test/goldens/changedVersions.json', 'utf8'),
    );
    const found: Record<string, string> = {};
    for (const config of changed) {
      const text = judgeable(config);
      if (text !== undefined) found[config.name] = createHash('sha256').update(text).digest('hex').slice(0, 16);
    }
    assert.deepEqual(found, accepted, 'record again: node test/oracle/versions/record.mjs');
  });

  it('names the version, is accepted, and makes the same machine where nothing is said', () => {
    for (const { name, source, row, outcome, result } of changed) {
      if (outcome.kind !== 'converted' || !result) continue;
      assert.equal(result.parts[0]?.target.row, row, name);
      const isIncomplete = outcome.losses.some(({ code }) => code === 'convert/still-missing');
      const errors = errorsOf(result).filter((error) => !(isIncomplete && error.includes('[butane/missing-key]')));
      assert.deepEqual(errors, [], name);
      if (outcome.losses.length > 0) continue;
      const [before, after] = [ignitionOf(source), ignitionOf(result)];
      assert.equal(before === undefined, after === undefined, name);
      if (before && after) assert.deepEqual(machineOf(after), machineOf(before), name);
    }
  });

  it('leads back from every place of its text to the place that it came from', () => {
    for (const { name, source, outcome } of changed) {
      if (outcome.kind !== 'converted' || outcome.losses.length > 0) continue;
      const { text } = source.document;
      for (const { range, isLeaf } of outcome.places) {
        if (!isLeaf) continue;
        const words = outcome.text.slice(range.start, range.end);
        const there = rangesInSource(outcome.places, range).map(({ start, end }) => text.slice(start, end));
        const isVersion = /^\W*(?:variant|version)/u.test(words);
        if (!isVersion)
          assert.ok(
            there.some((piece) => words.includes(piece)),
            `${name}: ${words} from ${there.join()}`,
          );
      }
    }
  });
});

describe('random configs in another version', () => {
  let filesDir = '';
  before(() => {
    filesDir = realpathSync(mkdtempSync(path.join(tmpdir(), 'strata-random-')));
    putOnDisk(randomFiles, filesDir);
  });
  after(() => rmSync(filesDir, { recursive: true, force: true }));

  it('are accepted, whatever had to be left out', async () => {
    let converted = 0;
    for (let run = 0; run < 80; run++) {
      const { text } = randomRun(7, run);
      const source = await analysed(bytesOf(text), filesDir);
      if (errorsOf(source).length > 0) continue;
      const row = randomOf(seedOfRun(8, run)).pick(rows);
      const { outcome, result } = await changeVersion(source, row, filesDir);
      if (!result || outcome.kind !== 'converted') continue;
      converted++;
      const errors = errorsOf(result).filter((error) => !error.includes('[butane/missing-key]'));
      assert.deepEqual(errors, [], `run ${run} to ${row.id}:\n${text}\n${outcome.text}`);
    }
    assert.ok(converted > 50, `only ${converted} were converted`);
  });
});

describe('the place of a cursor', () => {
  it('is found in the result, and back', async () => {
    const text = 'variant: fcos\nversion: 1.3.0\n# mine\nstorage:\n  files:\n    - path: /etc/motd\n      mode: 0644\n';
    const { outcome } = await changeVersion(await analysed(bytesOf(text)), rowOf('fcos-1.7.0'));
    assert.ok(outcome.kind === 'converted');
    for (const words of ['mode', '0644', '/etc/motd', 'storage']) {
      const start = text.indexOf(words);
      const [there] = rangesInOutput(outcome.places, { start, end: start + 1 });
      assert.ok(there && outcome.text.slice(there.start, there.end).includes(words), words);
      const back = rangesInSource(outcome.places, { start: there.start, end: there.start + 1 });
      assert.ok(
        back.some((range) => range.start <= start && start <= range.end),
        words,
      );
    }
  });
});

function rowOf(id: string) {
  const row = rows.find((each) => each.id === id);
  assert.ok(row);
  return row;
}
