import assert from 'node:assert/strict';
import {
  additionalOf,
  entryAtPath,
  entryOf,
  inherited,
  itemOf,
  keysOf,
  leadingType,
  ofType,
  propertiesOf,
  propertyOf,
  rootEntry,
  splitReference,
  typesOf,
  variantFor,
  variantsOf,
} from '../../server/src/shape/entry.ts';

describe('an entry', () => {
  const root = entryOf({
    type: 'object',
    'x-docs': 'https://example.org/root',
    properties: {
      files: { type: 'array', items: { type: 'object', properties: { mode: { type: 'integer' } } } },
      labels: { type: 'object', additionalProperties: { type: 'string' }, 'x-docs': 'https://example.org/labels' },
      closed: { type: 'object', additionalProperties: false },
    },
  });

  it('is the same object whenever it is asked for', () => {
    assert.equal(propertyOf(root, 'files'), propertiesOf(root).get('files'));
    const files = propertyOf(root, 'files')!;
    assert.equal(itemOf(files), itemOf(files));
    assert.equal(rootEntry('schemas/butane/index.json'), rootEntry('schemas/butane/index.json'));
  });

  it('knows its name and where it hangs; items have the name of their list', () => {
    const mode = entryAtPath(root, ['files', 3, 'mode'])!;
    assert.equal(mode.name, 'mode');
    assert.equal(mode.parent?.name, 'files');
    assert.equal(mode.parent?.parent, propertyOf(root, 'files'));
  });

  it('has one for each type of a place that takes several', () => {
    const holder = entryOf({
      type: 'object',
      properties: {
        names: {
          description: 'Names.',
          'x-types': {
            array: { items: { type: 'string' }, description: 'A list of them.' },
            string: { pattern: '^a' },
            object: { properties: { deep: { type: 'boolean' } }, additionalProperties: { type: 'integer' } },
            null: {},
          },
        },
        plain: { type: 'string' },
      },
    });
    const names = propertyOf(holder, 'names')!;
    const types = typesOf(names)!;
    assert.deepEqual([...types.keys()], ['array', 'string', 'object', 'null']);
    assert.equal(types, typesOf(names), 'they are the same whenever they are asked for');
    assert.deepEqual(
      [...types.values()].map(({ keywords }) => [keywords.type, keywords.description]),
      [
        ['array', 'A list of them.'],
        ['string', 'Names.'],
        ['object', 'Names.'],
        [undefined, 'Names.'],
      ],
    );
    for (const own of types.values()) assert.deepEqual([own.whole, own.parent, own.name], [names, holder, 'names']);
    assert.equal(leadingType(names), types.get('array'));
    assert.equal(itemOf(names)?.keywords.type, 'string');
    assert.equal(propertyOf(names, 'deep')?.keywords.type, 'boolean');
    assert.equal(additionalOf(names)?.keywords.type, 'integer');
    assert.equal(ofType(names, 'string'), types.get('string'));
    assert.equal(ofType(names, 'boolean'), undefined);
    const plain = propertyOf(holder, 'plain')!;
    assert.equal(typesOf(plain), undefined);
    assert.equal(leadingType(plain), plain);
    assert.equal(ofType(plain, 'string'), plain);
    assert.equal(ofType(plain, 'array'), undefined);
  });

  it('has one entry for all keys of a free map', () => {
    const labels = propertyOf(root, 'labels')!;
    assert.equal(propertyOf(labels, 'any.thing'), additionalOf(labels));
    assert.equal(additionalOf(propertyOf(root, 'closed')!), undefined);
    assert.equal(itemOf(labels), undefined);
  });

  it('is absent where the schema knows nothing', () => {
    assert.equal(entryAtPath(root, ['files', 'mode']), undefined);
    assert.equal(entryAtPath(root, ['nothing', 'below']), undefined);
    assert.equal(entryAtPath(root, ['constructor']), undefined);
    assert.equal(entryAtPath(root, []), root);
  });

  it('inherits what its descendants do not say themselves', () => {
    assert.equal(inherited(entryAtPath(root, ['files', 0, 'mode'])!, 'x-docs'), 'https://example.org/root');
    assert.equal(inherited(entryAtPath(root, ['labels', 'x'])!, 'x-docs'), 'https://example.org/labels');
    assert.equal(inherited(root, 'x-source'), undefined);
  });
});

describe('a reference between schema files', () => {
  it('starts from the folder of the file that holds it', () => {
    assert.deepEqual(splitReference('common.json#/$defs/mode', 'schemas/a/index.json'), [
      'schemas/a/common.json',
      '/$defs/mode',
    ]);
    assert.deepEqual(splitReference('../b/index.json', 'schemas/a/index.json'), ['schemas/b/index.json', '']);
    assert.deepEqual(splitReference('./x.json#', 'schemas/a/index.json'), ['schemas/a/x.json', '']);
    assert.deepEqual(splitReference('#/$defs/x', 'schemas/a/index.json'), ['schemas/a/index.json', '/$defs/x']);
  });

  it('is overruled by what stands beside it', () => {
    const target = entryOf({ $ref: 'schemas/butane/index.json' });
    const own = entryOf({ $ref: 'schemas/butane/index.json', description: 'our own words' });
    assert.equal(own.keywords.description, 'our own words');
    assert.notEqual(target.keywords.description, 'our own words');
    assert.deepEqual(own.keywords.properties, target.keywords.properties);
  });

  it('that leads nowhere is a mistake of ours and throws', () => {
    assert.throws(() => entryOf({ $ref: 'schemas/butane/index.json#/$defs/nothing' }), /no schema at/u);
  });

  it('is followed in every schema file down to every leaf', () => {
    for (const file of [
      'schemas/butane/index.json',
      'schemas/ignition/index.json',
      'schemas/machineconfig/index.json',
    ]) {
      let leaves = 0;
      const pending = [rootEntry(file)];
      for (let entry = pending.pop(); entry; entry = pending.pop()) {
        const below = [...propertiesOf(entry).values(), itemOf(entry), additionalOf(entry)].filter(
          (next) => next !== undefined,
        );
        if (below.length === 0) leaves++;
        assert.equal(entry.keywords.$ref, undefined, `${file}: ${entry.name}`);
        pending.push(...below);
      }
      assert.ok(leaves > 20, `${file} has ${leaves} leaves`);
    }
  });
});

describe('an entry of several kinds, or of free keys', () => {
  it('has one for each kind of an object that may be one of several', () => {
    const list = entryOf({
      type: 'array',
      items: {
        type: 'object',
        properties: { kind: { type: 'string' } },
        'x-variants': {
          by: 'kind',
          entries: {
            disk: { type: 'object', properties: { kind: { type: 'string' }, size: { type: 'integer' } } },
            file: { type: 'object', properties: { size: { type: 'string' }, path: { type: 'string' } } },
          },
        },
      },
    });
    const item = itemOf(list)!;
    const variants = variantsOf(item)!;
    assert.deepEqual([...variants.keys()], ['disk', 'file']);
    assert.equal(variants, variantsOf(item), 'they are the same whenever they are asked for');
    const file = variantFor(item, (key) => (key === 'kind' ? 'file' : undefined));
    assert.equal(file, variants.get('file'));
    assert.equal(file.whole, item);
    assert.equal(propertyOf(file, 'size')?.keywords.type, 'string');
    assert.equal(
      variantFor(item, () => 'other'),
      item,
    );
    assert.equal(
      variantFor(item, () => undefined),
      item,
    );
    assert.deepEqual([...propertiesOf(item).keys()].toSorted(), ['kind', 'path', 'size']);
    assert.equal(propertyOf(item, 'size')?.keywords.type, 'integer', 'the first that has a key says what it is');
  });

  it('has one for the names in a map with free keys', () => {
    const map = entryOf({
      type: 'object',
      additionalProperties: { type: 'object', additionalProperties: true },
      'x-keys': { description: 'The name.', type: 'string', 'x-defines': 'user' },
    });
    assert.equal(keysOf(map)?.keywords['x-defines'], 'user');
    assert.equal(keysOf(map), keysOf(map));
    assert.equal(keysOf(keysOf(map)!), undefined);
  });
});
