import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  type Origin,
  type Produced,
  producedAt,
  producedObject,
  producedScalar,
} from '../../server/src/decode/produced.ts';
import { mergeConfigs } from '../../server/src/formats/ignition/mergeConfigs.ts';
import { printed } from '../../server/src/formats/ignition/printed.ts';
import { writeJson } from '../../server/src/formats/ignition/writeJson.ts';
import { rootEntry } from '../../server/src/shape/entry.ts';
import { type RecordedText, recordedText } from '../oracle/recordedText.ts';
import { producedOf } from '../oracle/yaml-writer/plainValue.ts';
import { ignitionTarget, type MergePair, type Plain, randomPair, writtenPairs } from './mergePairs.ts';

interface Recording {
  readonly ignition: string;
  readonly written: Readonly<Record<string, RecordedText>>;
  readonly random: Readonly<Record<string, RecordedText>>;
}

const recording: Recording = JSON.parse(readFileSync('test/goldens/mergedConfigs.json', 'utf8'));
const root = rootEntry('schemas/ignition/index.json');

describe(`configs merged as Ignition ${recording.ignition} merges them`, () => {
  for (const [name, pair] of Object.entries(writtenPairs)) {
    it(name, () => assert.deepEqual(merged(pair), recording.written[name]));
  }

  it('are all recorded', () => {
    assert.deepEqual(Object.keys(recording.written), Object.keys(writtenPairs));
    assert.ok(Object.keys(recording.random).length >= 100);
  });

  it('at random', () => {
    for (const [seed, text] of Object.entries(recording.random))
      assert.deepEqual(merged(randomPair(Number(seed))), text, `seed ${seed}`);
  });
});

describe('the origins of a merged config', () => {
  const origin = (name: string): Origin => {
    const node = { kind: 'alias', name, start: 0, end: 1 } as const;
    return { node, head: node, path: [name] };
  };
  const parentOrigin = origin('parent');
  const childOrigin = origin('child');

  it('are of both where both have a part, the child first, and of the one that has it else', () => {
    const section = (from: Origin, key: string) =>
      producedObject([['proxy', producedObject([[key, producedScalar('x', from)]], from)]], from);
    const config = mergeConfigs(
      producedObject([['ignition', section(parentOrigin, 'httpProxy')]], parentOrigin),
      producedObject([['ignition', section(childOrigin, 'httpsProxy')]], childOrigin),
      root,
      ignitionTarget('3.4.0'),
    );
    assert.deepEqual(originsOf(config, 'ignition'), ['child', 'parent']);
    assert.deepEqual(originsOf(config, 'ignition', 'proxy'), ['child', 'parent']);
    assert.deepEqual(originsOf(config, 'ignition', 'proxy', 'httpProxy'), ['parent']);
    assert.deepEqual(originsOf(config, 'ignition', 'proxy', 'httpsProxy'), ['child']);
  });

  function originsOf(config: Produced, ...path: readonly string[]): readonly unknown[] {
    return producedAt(config, ...path)?.origins.map((one) => one.path[0]) ?? [];
  }
});

function merged({ version, parent, child }: MergePair): RecordedText {
  const target = ignitionTarget(version);
  const config = mergeConfigs(objectOf(parent), objectOf(child), root, target);
  return recordedText(writeJson(printed(config, root, target), false).text);
}

function objectOf(value: Plain) {
  const made = producedOf(value);
  assert.ok(made.kind === 'object');
  return made;
}
