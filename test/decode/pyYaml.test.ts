import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Decoded, Value } from '../../server/src/decode/decoded.ts';
import { pyYaml } from '../../server/src/decode/dialects/pyYaml.ts';
import { readText } from '../../server/src/document/readText.ts';
import { type Entry, entryOf } from '../../server/src/shape/entry.ts';
import { decodeText, fixedText } from './decodeText.ts';

/** Recorded by test/oracle/py-yaml/record.mjs. */
interface Recording {
  readonly cases: readonly { readonly text: string; readonly value?: unknown; readonly refused?: string }[];
}

const recording: Recording = JSON.parse(readFileSync('test/goldens/pyTexts.json', 'utf8'));
const anything = entryOf({});

describe('texts as PyYAML reads them', () => {
  for (const { text, value, refused } of recording.cases) {
    it(`${JSON.stringify(text)} ${refused === undefined ? 'is taken' : 'is refused'}`, () => {
      const { parts } = readText(text, 'yaml');
      const [part] = parts;
      assert.ok(part && parts.length === 1);
      const decoded = pyYaml.decode(part, anything);
      const isRefused = part.problems.some(({ severity }) => severity === 'error') || hasError(decoded);
      assert.equal(isRefused, refused !== undefined, refused);
      // An empty text is a mapping in which nothing stands yet.
      if (refused === undefined && value !== 'UNKNOWN') assert.deepEqual(plain(decoded.value), value);
    });
  }
});

const mixed = entryOf({
  type: 'object',
  additionalProperties: false,
  properties: {
    name: { type: 'string' },
    flag: { type: 'boolean' },
    count: { type: 'integer' },
    ratio: { type: 'number' },
    words: { type: 'array', items: { type: 'string' } },
    open: { type: 'object', additionalProperties: true },
    either: { 'x-types': { string: {}, array: { items: { type: 'string' } } } },
    some: {
      'x-types': {
        boolean: {},
        null: {},
        object: { properties: { name: { type: 'string' } }, additionalProperties: false },
        array: { items: { 'x-types': { string: {}, array: { items: { type: 'string' } } } } },
      },
    },
    whatever: { 'x-types': { any: {} } },
  },
});

function read(text: string, entry: Entry = mixed) {
  return decodeText(pyYaml, text, entry);
}

const things = entryOf({
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: true,
    properties: { kind: { type: 'string' } },
    'x-variants': {
      by: 'kind',
      entries: {
        disk: {
          type: 'object',
          additionalProperties: false,
          properties: { kind: { type: 'string' }, size: { type: 'integer' } },
        },
        file: {
          type: 'object',
          additionalProperties: false,
          properties: { kind: { type: 'string' }, size: { type: 'string' } },
        },
      },
    },
  },
});

describe('objects of several kinds, read by PyYAML', () => {
  const findings = (text: string): readonly string[] => decodeText(pyYaml, text, things).findings;

  it('are what the value of one key says', () => {
    assert.deepEqual(findings('- {kind: disk, size: 1}\n- {size: a, kind: file}\n'), []);
    assert.deepEqual(findings('- {kind: disk, size: a}\n- {kind: "file", size: 1}\n'), [
      'error wrong-type 0.size',
      'error wrong-type 1.size',
    ]);
  });

  it('are known through aliases and merge keys', () => {
    assert.deepEqual(findings('- &a {kind: file, size: a}\n- {<<: *a, size: 2}\n- {<<: *a, kind: disk}\n'), [
      'error wrong-type 1.size',
      'error wrong-type 2.size',
    ]);
  });

  it('are none of them where the value is another, a template, or not there', () => {
    assert.deepEqual(findings('- {kind: tape, size: [1]}\n- {colour: red}\n'), []);
    assert.deepEqual(findings('- kind: {{ kind }}\n  colour: [1]\n'), []);
  });
});

describe('values for a JSON schema, read by PyYAML', () => {
  it('mean the same whatever is wanted', () => {
    const { findings } = read('name: yes\ncount: "1"\nflag: "true"\nratio: 1e3\nwords: [1]\n');
    assert.deepEqual(findings, [
      'error wrong-type count',
      'error wrong-type flag',
      'error wrong-type name',

      'error wrong-type ratio',
      'error wrong-type words.0',
    ]);
  });

  it('are whole numbers where numbers are wanted, and no whole number where there is a point', () => {
    const { value, findings } = read('count: 0644\nratio: 7\n');
    assert.deepEqual(value, { count: 420, ratio: 7 });
    assert.deepEqual(findings, []);
    assert.deepEqual(read('count: 1.0\n').findings, ['error wrong-type count']);
  });

  it('are dates without quotes, which nothing takes', () => {
    const reading = read('name: 2032-09-01\n');
    assert.match(reading.problems[0]?.message ?? '', /`2032-09-01` is a date/u);
    assert.equal(fixedText(reading, 'wrong-type'), 'name: "2032-09-01"\n');
  });

  it('are numbers that count in sixties, which a message says', () => {
    const reading = read('name: 52:54:00:12:34:56\n');
    assert.match(reading.problems[0]?.message ?? '', /is a number that counts in sixties/u);
    assert.equal(fixedText(reading, 'wrong-type'), 'name: "52:54:00:12:34:56"\n');
  });

  it('are missed where nothing stands, unless that is allowed', () => {
    assert.deepEqual(read('name:\nsome:\nwhatever:\n').findings, ['error wrong-type name']);
    assert.match(read('name:\n').problems[0]?.message ?? '', /`name` needs text, but nothing stands here/u);
  });

  it('fit where one of several types does', () => {
    assert.deepEqual(read('either: a\n').findings, []);
    assert.deepEqual(read('either: [a]\n').findings, []);
    assert.deepEqual(read('some: true\n').findings, []);
    assert.deepEqual(read('some: [a, [b, c]]\n').findings, []);
    assert.deepEqual(read('some: {name: a}\n').findings, []);
    assert.deepEqual(read('some: {name: 1}\n').findings, ['error wrong-type some.name']);
    assert.deepEqual(read('some: [a, [1]]\n').findings, ['error wrong-type some.1.0']);
    assert.deepEqual(read('whatever: [1, {a: 2}]\n').findings, []);
  });

  it('say all types that would fit', () => {
    const [problem] = read('either: 1\n').problems;
    assert.match(problem?.message ?? '', /`either` needs text or a list, but `1` is a number/u);
    assert.equal(fixedText(read('either: 1\n'), 'wrong-type'), 'either: "1"\n');
    assert.match(read('either: {a: b}\n').problems[0]?.message ?? '', /needs text or a list/u);
  });

  it('are mappings where anything may stand below', () => {
    assert.deepEqual(read('open: {a: [1]}\n').findings, []);
    assert.deepEqual(read('open: a\n').findings, ['error wrong-type open']);
  });

  it('lose the first of two keys, which is said', () => {
    const reading = read('name: a\nname: b\n');
    assert.deepEqual(reading.value, { name: 'b' });
    assert.deepEqual(reading.findings, ['warning duplicate-key']);
    assert.equal(fixedText(reading, 'duplicate-key', 'Remove the first one'), 'name: b\n');
  });

  it('need a mapping at the top', () => {
    assert.deepEqual(read('- a\n').findings, ['error not-a-mapping']);
    assert.deepEqual(read('text\n').findings, ['error not-a-mapping']);
  });

  it('stand still where a template stands', () => {
    assert.deepEqual(read('name: "{{ x }}"\ncount: {{ y }}\n').findings, []);
  });

  it('say so where a tag is not known', () => {
    const [problem] = read('name: !vault abc\n').problems;
    assert.match(problem?.message ?? '', /the tag `!vault` is not known/u);
  });

  it('end where aliases hold nearly everything', () => {
    const rows = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 9; level++) {
      rows.push(`a${level}: &a${level} [${Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ')}]`);
    }
    const { findings } = decodeText(pyYaml, `${rows.join('\n')}\n`, anything);
    assert.ok(findings.includes('warning excessive-aliasing'), findings.join());
  });

  it('say so where an alias stands inside of itself', () => {
    assert.deepEqual(read('open: &a {b: *a}\n').findings, []);
    assert.deepEqual(read('whatever: &a [*a]\n').findings, ['error alias-of-itself whatever.0.0']);
  });
});

function hasError({ troubled, problems, members, items }: Decoded): boolean {
  if (!troubled) return false;
  const below = [...(members?.values() ?? []), ...(items ?? [])];
  return problems.some(({ severity }) => severity === 'error') || below.some(({ value }) => hasError(value));
}

function plain(value: Value): unknown {
  if (typeof value === 'symbol') return 'UNKNOWN';
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
}
