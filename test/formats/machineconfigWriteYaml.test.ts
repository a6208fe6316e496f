import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { producedList, producedObject, producedScalar } from '../../server/src/decode/produced.ts';
import type { Written } from '../../server/src/decode/written.ts';
import { writeYaml } from '../../server/src/formats/machineconfig/writeYaml.ts';
import { type RecordedText, recordedText } from '../oracle/recordedText.ts';
import { generatedValue } from '../oracle/yaml-writer/generatedValue.ts';
import { jsonOf, type PlainValue, producedOf } from '../oracle/yaml-writer/plainValue.ts';
import { largeValues, writtenValues } from '../oracle/yaml-writer/writtenValues.ts';

/** Recorded by test/oracle/yaml-writer/record.mjs from Butane. */
interface Recording {
  readonly ignition: string;
  /** By the value as JSON. */
  readonly written: Readonly<Record<string, RecordedText>>;
  readonly large: Readonly<Record<string, RecordedText>>;
  /** By the seed of the value. */
  readonly generated: Readonly<Record<string, RecordedText>>;
}

const recording: Recording = JSON.parse(readFileSync('test/goldens/machineconfigYaml.json', 'utf8'));

describe(`MachineConfig YAML, as Butane of Ignition ${recording.ignition} writes it`, () => {
  const values = new Map(writtenValues().map((value) => [jsonOf(value), value]));
  for (const [json, value] of values) {
    it(json, () => assert.deepEqual(textOf(value), recording.written[json]));
  }
  for (const [name, value] of Object.entries(largeValues)) {
    it(`at length: ${name}`, () => assert.deepEqual(textOf(value), recording.large[name]));
  }

  it('whatever it holds', () => {
    for (const [seed, text] of Object.entries(recording.generated)) {
      assert.deepEqual(textOf(generatedValue(Number(seed))), text, `seed ${seed}`);
    }
    assert.ok(Object.keys(recording.generated).length >= 400);
  });

  it('is recorded for every value that there is, and for no other', () => {
    assert.deepEqual(Object.keys(recording.written).sort(), [...values.keys()].sort());
    assert.deepEqual(Object.keys(recording.large).sort(), Object.keys(largeValues).sort());
  });
});

describe('Places in MachineConfig YAML', () => {
  it('are keys with their values, items without their dash', () => {
    assert.deepEqual(placesOf({ b: [1, { d: 'x', c: [] }], a: { e: null } }), [
      ['a', 'a:\n  e: null'],
      ['a.e', 'e: null'],
      ['b', 'b:\n  - 1\n  - c: []\n    d: x'],
      ['b.0', '1'],
      ['b.1', 'c: []\n    d: x'],
      ['b.1.c', 'c: []'],
      ['b.1.d', 'd: x'],
    ]);
  });

  it('are as good in lists of lists and behind keys of several lines', () => {
    assert.deepEqual(placesOf([[1, [2]], { 'k\nl': { m: 3 } }]), [
      ['0', '- 1\n  - - 2'],
      ['0.0', '1'],
      ['0.1', '- 2'],
      ['0.1.0', '2'],
      ['1', '? |-\n    k\n    l\n  : m: 3'],
      ['1.k\nl', '? |-\n    k\n    l\n  : m: 3'],
      ['1.k\nl.m', 'm: 3'],
    ]);
  });

  it('end with the last line of a block, not behind it', () => {
    assert.deepEqual(placesOf({ a: { b: 'x\ny\n' }, c: '\n', d: ['z\n\n'], e: 1 }), [
      ['a', 'a:\n  b: |\n    x\n    y'],
      ['a.b', 'b: |\n    x\n    y'],
      ['c', 'c: |2+'],
      ['d', 'd:\n  - |+\n    z\n'],
      ['d.0', '|+\n    z\n'],
      ['e', 'e: 1'],
    ]);
  });

  it('end with the text', () => {
    assert.deepEqual(placesOf({ a: ['z\n\n\n'] }), [
      ['a', 'a:\n  - |+\n    z'],
      ['a.0', '|+\n    z'],
    ]);
  });

  it('hold each other and follow each other, whatever they are of', () => {
    for (let seed = 0; seed < 400; seed++) checkNesting(writeYaml(producedOf(generatedValue(seed))), seed);
  });

  it('carry the origin of their value and say whether it holds others', () => {
    const node = { kind: 'alias', name: 'a', start: 0, end: 2 } as const;
    const origin = { node, head: node, path: ['x'] };
    const value = producedObject([['k', producedList([producedScalar('v', origin)])]]);
    assert.deepEqual(writeYaml(value).places.slice(-2), [
      { path: ['k'], range: { start: 35, end: 43 }, isLeaf: false, origins: [] },
      { path: ['k', 0], range: { start: 42, end: 43 }, isLeaf: true, origins: [origin] },
    ]);
  });
});

function textOf(value: PlainValue): RecordedText {
  return recordedText(writeYaml(producedOf(value)).text);
}

function placesOf(value: PlainValue): readonly (readonly [path: string, text: string])[] {
  const { text, places } = writeYaml(producedOf(value));
  return places.map(({ path, range }) => [path.join('.'), text.slice(range.start, range.end)]);
}

function checkNesting({ text, places }: Written, seed: number): void {
  const open: (Written['places'][number] & { done: number })[] = [];
  for (const place of places) {
    open.length = place.path.length - 1;
    const parent = open.at(-1);
    assert.deepEqual(place.path.slice(0, -1), parent?.path ?? [], `seed ${seed}`);
    assert.ok(place.range.start >= (parent?.done ?? 0), `seed ${seed}`);
    assert.ok(place.range.end <= (parent?.range.end ?? text.length), `seed ${seed}`);
    assert.ok(place.range.start < place.range.end, `seed ${seed}`);
    if (parent) parent.done = place.range.end;
    open.push({ ...place, done: place.range.start });
  }
}
