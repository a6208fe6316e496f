import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import {
  additionalOf,
  type Entry,
  inherited,
  itemOf,
  propertiesOf,
  rootEntry,
  splitReference,
} from '../../server/src/shape/entry.ts';
import type { Keywords, Restriction, VersionLine } from '../../server/src/shape/keywords.ts';
import { versionTable } from '../../server/src/shape/versions.ts';
import { entriesBelow, formats, isRecord, readSchema, schemaFilesOf, schemaNodes } from './schemaFiles.ts';

const judgingKeywords = [
  'type',
  'const',
  'pattern',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'required',
  'additionalProperties',
] as const;

describe('schema files', () => {
  const ajv = new Ajv2020({
    allErrors: true,
    strictRequired: false,
    strictTypes: false,
    allowUnionTypes: true,
    formats: { regex: isRegularExpression },
  });
  const followsDialect = ajv.compile(readSchema('schemas/dialect.json'));
  const followsVersionDialect = ajv.compile(readSchema('schemas/versions.dialect.json'));

  it('have a dialect that refuses what is not in it', () => {
    const good = { ...readSchema('schemas/butane/grub.json') };
    const text = { type: 'string', description: 'A text.' };
    const refused = [
      { oneOf: [text] },
      { description: 'no sentence' },
      { properties: { name: { ...text, pattern: 'a' } } },
      { properties: { name: { type: 'string' } } },
      { properties: { names: { type: 'array', description: 'A list.' } } },
      { properties: { name: { ...text, minimum: 1 } } },
      { properties: { name: { ...text, 'x-since': {} } } },
      { properties: { name: { ...text, 'x-required': [{ variants: ['fcos'] }] } } },
      { 'x-foreign': { name: { from: 'another format', source: 'a/b c' } } },
    ];
    assert.ok(followsDialect(good), ajv.errorsText(followsDialect.errors));
    for (const change of refused) assert.ok(!followsDialect({ ...good, ...change }), JSON.stringify(change));
  });

  for (const format of formats) {
    describe(format, () => {
      const files = schemaFilesOf(format);
      const table = versionTable(format);
      const entries = entriesBelow(rootEntry(`schemas/${format}/index.json`));

      it('follows the dialect', () => {
        for (const file of files) {
          assert.ok(followsDialect(readSchema(file)), `${file}: ${ajv.errorsText(followsDialect.errors)}`);
        }
        const versions = readSchema(`schemas/${format}/versions.json`);
        assert.ok(followsVersionDialect(versions), ajv.errorsText(followsVersionDialect.errors));
      });

      it('has ids that name the files', () => {
        for (const file of files) assert.equal(readSchema(file).$id, `https://strata.invalid/${file}`);
      });

      it('refers only to what exists', () => {
        for (const { file, node } of nodesOf(files)) {
          if (typeof node.$ref === 'string') assert.ok(targetOf(node.$ref, file), `${node.$ref} in ${file}`);
        }
      });

      it('describes every key, with type, source and documentation', () => {
        for (const { entry, path } of entries) {
          assert.ok(entry.keywords.description, `${path} has no description`);
          assert.ok(entry.keywords.type ?? entry.whole ?? entry.keywords['x-types'], `${path} has no type`);
          assert.ok(inherited(entry, 'x-source'), `${path} has no x-source`);
          assert.ok(inherited(entry, 'x-docs'), `${path} has no x-docs`);
        }
      });

      it('gives examples and defaults that it accepts itself', () => {
        const examiner = new Ajv2020({ strict: false, validateSchema: false });
        for (const { entry, path } of entries) {
          const { default: fallback, examples = [] } = entry.keywords;
          const values = fallback === undefined ? examples : [fallback, ...examples];
          // What is given for all types of a place is of one of them.
          if (values.length === 0 || entry.whole) continue;
          const accepts = examiner.compile(judgingSchema(entry));
          for (const value of values) assert.ok(accepts(value), `${path}: ${JSON.stringify(value)}`);
        }
      });

      it('names only versions and variants of versions.json', () => {
        const places = new Set(
          table.rows.flatMap(({ variant, version, base }) => [`${variant} ${version}`, `base ${base ?? ''}`]),
        );
        const variants = new Set(table.rows.map(({ variant }) => variant));
        for (const { node, file } of nodesOf(files)) {
          for (const place of linesOf(node).flatMap((line) => Object.entries(line).map((pair) => pair.join(' ')))) {
            assert.ok(places.has(place), `no version ${place}, which ${file} names`);
          }
          for (const variant of restrictionsOf(node).flatMap((restriction) => restriction.variants ?? [])) {
            assert.ok(variants.has(variant), `no variant ${variant}, which ${file} names`);
          }
        }
      });

      it('requires only keys that exist as long as their object does', () => {
        for (const { entry, path } of entries) {
          const properties = propertiesOf(entry);
          for (const key of entry.keywords.required ?? []) {
            const property = properties.get(key);
            assert.ok(property, `${path} requires ${key}, which it does not have`);
            assert.ok(!property.keywords['x-since'] && !property.keywords['x-until'], `${path}.${key}`);
          }
        }
      });

      it('excludes only keys that exist', () => {
        for (const { entry, path } of entries) {
          for (const key of entry.keywords['x-exclusive']?.flat() ?? []) {
            assert.ok(propertiesOf(entry).has(key), `${path} has no ${key}`);
          }
        }
      });

      it('limits only keywords that stand beside the limit', () => {
        for (const { entry, path } of entries) {
          for (const [keyword, { otherwise }] of Object.entries(entry.keywords['x-keywords'] ?? {})) {
            const name = keyword === 'enum' ? 'x-enum' : keyword;
            assert.ok(name in entry.keywords, `${path}: ${keyword}`);
            const beside = entry.parent && propertiesOf(entry.parent);
            for (const key of Object.keys(otherwise?.unless ?? {})) assert.ok(beside?.has(key), `${path}: ${key}`);
          }
        }
      });

      it('uses the codes of its own area', () => {
        for (const { node, file } of nodesOf(files)) {
          for (const code of codesOf(node)) assert.ok(code.startsWith(`${format}/`), `${code} in ${file}`);
        }
      });
    });
  }

  describe('versions', () => {
    const ignition = new Set(versionTable('ignition').rows.map(({ id }) => id));

    for (const format of formats) {
      it(`of ${format} are named once and lead to rows that exist`, () => {
        const { rows } = versionTable(format);
        const ids = rows.map(({ id }) => id);
        assert.deepEqual(ids, [...new Set(ids)]);
        for (const { id, derives, target } of rows) {
          if (derives !== undefined) assert.ok(ids.includes(derives), `${id} derives from ${derives}`);
          if (target !== undefined) assert.ok(ignition.has(target), `${id} is converted to ${target}`);
        }
      });
    }

    it('lead from every Butane version that can be used to an Ignition version', () => {
      for (const { id, status, target } of versionTable('butane').rows) {
        assert.equal(target === undefined, status === 'removed', id);
      }
    });
  });

  it('speaks of Ignition keys as Ignition spells them', () => {
    const butaneKeys = new Set(
      nodesOf(schemaFilesOf('butane')).flatMap(({ node }) => Object.keys(node.properties ?? {})),
    );
    for (const { node, file } of nodesOf([...schemaFilesOf('ignition'), ...schemaFilesOf('machineconfig')])) {
      for (const [, quoted = ''] of (node.description ?? '').matchAll(/`([^`]+)`/gu)) {
        const foreign = quoted.split('.').find((key) => key.includes('_') && butaneKeys.has(key));
        assert.equal(foreign, undefined, `${node.description} in ${file}`);
      }
    }
  });
});

function nodesOf(files: readonly string[]): readonly { readonly file: string; readonly node: Keywords }[] {
  return files.flatMap((file) => schemaNodes(readSchema(file)).map((node) => ({ file, node })));
}

function targetOf(reference: string, from: string): unknown {
  const [file, pointer] = splitReference(reference, from);
  let place: unknown = readSchema(file);
  for (const step of pointer.split('/').slice(1)) place = isRecord(place) ? place[step] : undefined;
  return place;
}

/** Every version line in the keywords, wherever it stands. */
function linesOf(keywords: Keywords): readonly VersionLine[] {
  const spans = [
    { since: keywords['x-since'], until: keywords['x-until'] },
    ...(keywords['x-enum'] ?? []),
    ...(keywords['x-schemes'] ?? []),
    ...restrictionsOf(keywords),
    ...Object.values(keywords['x-keywords'] ?? {}),
    keywords['x-print'] ?? {},
  ];
  return spans.flatMap(({ since, until }) => [since, until]).filter((line) => line !== undefined);
}

function codesOf(node: Keywords): readonly string[] {
  return [...restrictionsOf(node).map(({ code }) => code), ...Object.values(node['x-code'] ?? {})];
}

function restrictionsOf(node: Keywords): readonly Restriction[] {
  return [...(node['x-required'] ?? []), ...(node['x-forbidden'] ?? [])];
}

/** What an entry accepts, by all keywords that hold in the newest version, as a schema without references. */
function judgingSchema(entry: Entry): Readonly<Record<string, unknown>> {
  const { keywords } = entry;
  const limited = Object.keys(keywords['x-keywords'] ?? {});
  const judging = judgingKeywords.filter((keyword) => keyword in keywords && !limited.includes(keyword));
  const properties = [...propertiesOf(entry)].map(([key, property]) => [key, judgingSchema(property)]);
  const values = keywords['x-enum']?.map(({ value }) => value);
  const additional = additionalOf(entry);
  const item = itemOf(entry);
  return {
    ...Object.fromEntries(judging.map((keyword) => [keyword, keywords[keyword]])),
    ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
    ...(values && { enum: values }),
    ...(additional && { additionalProperties: judgingSchema(additional) }),
    ...(item && { items: judgingSchema(item) }),
  };
}

function isRegularExpression(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}
