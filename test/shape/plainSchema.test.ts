import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { formats } from '../../server/src/registry.ts';
import { entryOf, rootEntry } from '../../server/src/shape/entry.ts';
import { plainSchema } from '../../server/src/shape/plainSchema.ts';
import type { Target } from '../../server/src/shape/target.ts';
import { currentRows } from '../../server/src/shape/versions.ts';
import { rows, targetOf } from './tables.ts';

const root = entryOf({
  type: 'object',
  required: ['name', 'late'],
  additionalProperties: false,
  properties: {
    name: {
      type: 'string',
      pattern: '^/',
      'x-keywords': { pattern: { until: { base: '0.2' } } },
      description: 'Its name.',
    },
    late: { type: 'integer', minimum: 0, 'x-since': { base: '0.2' } },
    gone: { type: 'boolean', 'x-until': { base: '0.2' } },
    kind: {
      type: 'string',
      'x-enum': [
        { value: 'plain', description: 'In all.' },
        { value: 'fancy', description: 'Later.', since: { base: '0.2' } },
      ],
    },
    secret: { type: 'string', 'x-forbidden': [{ variants: ['edge'], code: 'made-up/no-secret' }] },
    list: { type: 'array', minItems: 1, items: { type: 'object', properties: { id: { type: 'string' } } } },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    must: {
      type: 'string',
      'x-required': [
        { variants: ['edge'], code: 'made-up/must' },
        { variants: ['core'], code: 'made-up/should', severity: 'warning' },
      ],
    },
  },
});

function propertiesFor(target: Target): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  return plainSchema(root, target, 'made-up', []).properties as never;
}

describe('a plain schema', () => {
  it('says which dialect it is of, and what it is called', () => {
    const schema = plainSchema(root, targetOf(rows.core1), 'made-up@core-1.0.0', []);
    assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');
    assert.equal(schema.$id, 'https://strata.invalid/plain/made-up@core-1.0.0.schema.json');
  });

  it('holds the keys, values and limits of its version', () => {
    const first = propertiesFor(targetOf(rows.core1));
    assert.deepEqual(Object.keys(first), ['name', 'gone', 'kind', 'secret', 'list', 'labels', 'must']);
    assert.equal(first.name?.pattern, '^/');
    assert.deepEqual(first.kind?.enum, ['plain']);
    const second = propertiesFor(targetOf(rows.core2));
    assert.deepEqual(Object.keys(second), ['name', 'late', 'kind', 'secret', 'list', 'labels', 'must']);
    assert.equal(second.name?.pattern, undefined);
    assert.deepEqual(second.kind?.enum, ['plain', 'fancy']);
  });

  it('says of a place of several types what holds for each', () => {
    const holder = entryOf({
      type: 'object',
      additionalProperties: false,
      properties: {
        names: {
          description: 'Names.',
          'x-types': { string: { pattern: '^a' }, array: { items: { type: 'string' }, minItems: 1 }, null: {} },
        },
        open: { description: 'Open.', 'x-types': { any: {} } },
      },
    });
    const { properties } = plainSchema(holder, targetOf(rows.core1), 'x', []);
    assert.deepEqual(properties, {
      names: {
        description: 'Names.',
        anyOf: [
          { type: 'string', pattern: '^a' },
          { type: 'array', minItems: 1, items: { type: 'string' } },
          { type: 'null' },
        ],
      },
      open: { description: 'Open.', anyOf: [{}] },
    });
  });

  it('says of an object of several kinds what holds for each', () => {
    const disk = {
      description: 'A disk.',
      type: 'object' as const,
      additionalProperties: false,
      properties: { kind: { type: 'string' as const } },
    };
    const holder = entryOf({
      description: 'A thing.',
      type: 'object',
      additionalProperties: true,
      'x-variants': { by: 'kind', entries: { disk } },
    });
    const { anyOf, type } = plainSchema(holder, targetOf(rows.core1), 'x', []);
    assert.equal(type, 'object');
    assert.deepEqual(anyOf, [{ ...disk, properties: { kind: { type: 'string', const: 'disk' } }, required: ['kind'] }]);
  });

  it('leaves out what a variant forbids', () => {
    assert.ok('secret' in propertiesFor(targetOf(rows.core2)));
    assert.ok(!('secret' in propertiesFor(targetOf(rows.edge1))));
  });

  it('demands what the tool refuses to go without, and only keys that it has', () => {
    assert.deepEqual(plainSchema(root, targetOf(rows.core1), 'x', []).required, ['name']);
    assert.deepEqual(plainSchema(root, targetOf(rows.edge1), 'x', []).required, ['name', 'late', 'must']);
  });

  it('holds all keys and values where no version is chosen', () => {
    const all = propertiesFor(targetOf(undefined));
    assert.ok('late' in all && 'gone' in all);
    assert.deepEqual(all.kind?.enum, ['plain', 'fancy']);
  });

  it('keeps closed maps closed, free maps free, and says what lists hold', () => {
    const found = propertiesFor(targetOf(rows.core1));
    assert.equal(plainSchema(root, targetOf(rows.core1), 'x', []).additionalProperties, false);
    assert.deepEqual(found.labels, { type: 'object', additionalProperties: { type: 'string' } });
    assert.equal(found.list?.minItems, 1);
    assert.deepEqual(found.list?.items, {
      type: 'object',
      properties: { id: { type: 'string' } },
      additionalProperties: true,
    });
  });

  it('has nothing of ours in it', () => {
    assert.doesNotMatch(JSON.stringify(plainSchema(root, targetOf(rows.core2), 'x', [])), /"(?:x-|\$ref|\$defs)/u);
  });

  it('asks for the keys that say of which version a config is', () => {
    const keys = [
      { path: ['name'], value: '/x' },
      { path: ['outer', 'inner'], value: '1' },
    ];
    const outer = entryOf({
      type: 'object',
      properties: { name: { type: 'string' }, outer: { type: 'object', properties: { inner: { type: 'string' } } } },
    });
    const validate = new Ajv2020().compile(plainSchema(outer, targetOf(undefined), 'x', keys));
    assert.ok(validate({ name: '/x', outer: { inner: '1' } }), JSON.stringify(validate.errors));
    assert.ok(!validate({ name: '/y', outer: { inner: '1' } }));
    assert.ok(!validate({ name: '/x', outer: {} }));
    assert.ok(!validate({ name: '/x' }));
  });
});

for (const format of formats) {
  describe(`the plain schemas of ${format.id}`, () => {
    const choices = currentRows(format.versions);
    const { id: area, tool, unknownKey, refusal, versions: table } = format;
    for (const row of [undefined, ...choices]) {
      it(`${row?.id ?? 'all versions together'} is a JSON Schema 2020-12 that compiles`, () => {
        const target = { area, tool, table, row, choices, versionPath: [], unknownKey, refusal };
        const keys = row ? format.versionKeys(row) : [];
        const schema = plainSchema(rootEntry(format.schemaFile), target, format.id, keys);
        const ajv = new Ajv2020({ strict: true });
        assert.ok(ajv.validateSchema(schema), JSON.stringify(ajv.errors));
        assert.doesNotThrow(() => ajv.compile(schema));
      });
    }
  });
}
