import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { plainValue } from '../../server/src/decode/produced.ts';
import { printed } from '../../server/src/formats/ignition/printed.ts';
import { specTarget } from '../../server/src/formats/ignition/specTarget.ts';
import { upTranslate } from '../../server/src/formats/ignition/upTranslate.ts';
import { writeJson } from '../../server/src/formats/ignition/writeJson.ts';
import { rootEntry } from '../../server/src/shape/entry.ts';
import { type VersionRow, versionTable } from '../../server/src/shape/versions.ts';
import { type RecordedText, recordedText } from '../oracle/recordedText.ts';
import { type PlainValue, producedOf } from '../oracle/yaml-writer/plainValue.ts';
import { type RaisedConfig, randomRaise, writtenRaises } from './raisedConfigs.ts';

interface Recording {
  readonly ignition: string;
  readonly written: Readonly<Record<string, RecordedText>>;
  readonly random: Readonly<Record<string, RecordedText>>;
}

const recording: Recording = JSON.parse(readFileSync('test/goldens/raisedConfigs.json', 'utf8'));

describe(`configs read as newer ones as Ignition ${recording.ignition} reads them`, () => {
  for (const [name, raise] of Object.entries(writtenRaises)) {
    it(name, () => assert.deepEqual(raisedText(raise), recording.written[name]));
  }

  it('are all recorded', () => {
    assert.deepEqual(Object.keys(recording.written), Object.keys(writtenRaises));
    assert.ok(Object.keys(recording.random).length >= 100);
  });

  it('at random', () => {
    for (const [seed, text] of Object.entries(recording.random))
      assert.deepEqual(raisedText(randomRaise(Number(seed))), text, `seed ${seed}`);
  });
});

describe('what Ignition makes of a config that it reads as a newer one', () => {
  it('is said where a mode loses its special bits', () => {
    const config = { storage: { files: [{ path: '/a' }, { path: '/b', mode: 0o4755 }, { path: '/c', mode: 0o644 }] } };
    assert.deepEqual(changesOf('3.5.0', '3.6.0', config), [
      { path: ['storage', 'files', 1, 'mode'], before: 0o4755, after: 0o755 },
    ]);
  });

  it('is said where a value is lost', () => {
    const luks = [{ name: 'a', clevis: { tang: [{ url: 'u' }, { url: 'v', advertisement: 'x' }] } }];
    assert.deepEqual(changesOf('3.4.0', '3.7.0-experimental', { storage: { luks } }), [
      { path: ['storage', 'luks', 0, 'clevis', 'tang', 1, 'advertisement'], before: 'x', after: undefined },
    ]);
  });

  it('is nothing where values stay what they are', () => {
    const config = { storage: { files: [{ path: '/b', mode: 0o4755 }], links: [{ path: '/c' }] } };
    assert.deepEqual(changesOf('3.6.0', '3.7.0-experimental', config), []);
    assert.deepEqual(changesOf('3.0.0', '3.5.0', config), []);
  });
});

function raisedText({ from, to, config }: RaisedConfig): RecordedText {
  const { config: raised } = upTranslate(objectOf(config), rowOf(from), rowOf(to));
  const root = rootEntry('schemas/ignition/index.json');
  return recordedText(writeJson(printed(raised, root, specTarget(rowOf(to))), false).text);
}

function changesOf(from: string, to: string, config: PlainValue) {
  return upTranslate(objectOf(config), rowOf(from), rowOf(to)).changes.map(({ path, before, after }) => ({
    path,
    before: before.kind === 'scalar' ? plainValue(before.value) : undefined,
    after: after?.kind === 'scalar' ? plainValue(after.value) : undefined,
  }));
}

function objectOf(value: PlainValue) {
  const made = producedOf(value);
  assert.ok(made.kind === 'object');
  return made;
}

function rowOf(version: string): VersionRow {
  const row = versionTable('ignition').rows.find(({ id }) => id === version);
  assert.ok(row, version);
  return row;
}
