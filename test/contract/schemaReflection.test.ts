import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { additionalOf, type Entry, itemOf, propertiesOf, rootEntry } from '../../server/src/shape/entry.ts';
import type { VersionSpan } from '../../server/src/shape/keywords.ts';
import { isPointer } from '../../server/src/shape/pointer.ts';
import { isInSpan, type VersionRow, versionTable } from '../../server/src/shape/versions.ts';
import { ignitionTarget } from '../formats/mergePairs.ts';

/** A key of the real tool's Go structs, as `test/oracle/reflect` records it. */
interface ReflectedKey {
  readonly path: string;
  readonly type: string;
  readonly items?: string;
  readonly values?: string;
  readonly pointer?: boolean;
  readonly omitEmpty?: boolean;
}

/** Versions with the same keys are recorded once; the others name that one. */
type Recorded<T> = Readonly<Record<string, T | string>>;

interface Reflection {
  readonly butane: Recorded<readonly ReflectedKey[]>;
  readonly ignition: Recorded<readonly ReflectedKey[]>;
  readonly forbidden: Recorded<Readonly<Record<string, string>>>;
}

interface Key {
  readonly path: string;
  readonly entry: Entry;
}

/** The tool has no filter for these: translating them makes a file that a filter refuses. */
const refusedByTranslation = ['grub.users'];

describe('schemas against the structs of the real tools', () => {
  const reflection: Reflection = JSON.parse(readFileSync('test/goldens/reflection.json', 'utf8'));

  for (const format of ['butane', 'ignition'] as const) {
    const { rows } = versionTable(format);
    const usable = rows.filter(({ status }) => status !== 'removed');

    it(`know the versions of ${format}`, () => {
      assert.deepEqual(usable.map(({ id }) => id).sort(), Object.keys(reflection[format]).sort());
    });

    for (const row of usable) {
      it(`have the keys and types of ${format} ${row.id}`, () => {
        const ours = keysOf(format, row).map(({ path, entry }) => `${path}: ${typeOf(entry)}`);
        const theirs = recorded(reflection[format], row.id).map((key) => `${key.path}: ${reflectedType(key)}`);
        assert.deepEqual(ours.sort(), theirs.sort());
      });
    }
  }

  for (const row of versionTable('ignition').rows) {
    it(`have the keys of Ignition ${row.id} in the order of the output`, () => {
      const ours = keysOf('ignition', row).map(({ path }) => path);
      assert.deepEqual(
        ours,
        recorded(reflection.ignition, row.id).map(({ path }) => path),
      );
    });

    it(`know what Ignition ${row.id} prints though it is empty`, () => {
      const ours = keysOf('ignition', row)
        .filter(({ entry }) => isPrintedEmpty(entry, row))
        .map(({ path }) => path);
      const theirs = recorded(reflection.ignition, row.id)
        .filter(({ omitEmpty }) => !omitEmpty)
        .map(({ path }) => path);
      assert.deepEqual(ours, theirs);
    });

    it(`know which scalars of Ignition ${row.id} are no pointers, so that an empty one is none`, () => {
      const target = ignitionTarget(row.id);
      const ours = keysOf('ignition', row).filter(({ entry }) => isScalar(entry) && !isPointer(entry, target));
      const theirs = recorded(reflection.ignition, row.id).filter(
        ({ type, pointer }) => scalarTypes.includes(type) && !pointer,
      );
      assert.ok(theirs.length > 0);
      assert.deepEqual(
        ours.map(({ path }) => path),
        theirs.map(({ path }) => path),
      );
    });
  }

  for (const row of versionTable('butane').rows) {
    it(`forbid what ${row.id} refuses`, () => {
      const refused = reflection.forbidden[row.id] === undefined ? {} : recorded(reflection.forbidden, row.id);
      const ours = keysOf('butane', row)
        .filter(({ entry }) => isForbidden(entry, row))
        .map(({ path }) => path)
        .filter((path) => !refusedByTranslation.includes(path));
      assert.deepEqual(ours.sort(), Object.keys(refused).map(snakeCase).sort());
    });
  }
});

function recorded<T>(table: Recorded<T>, id: string): T {
  const value = table[id];
  assert.ok(value !== undefined, `nothing is recorded of ${id}`);
  return typeof value === 'string' ? recorded(table, value) : (value as T);
}

/** The keys of a version in the schema's order, without the entries of list items and string maps. */
function keysOf(format: string, row: VersionRow): readonly Key[] {
  const table = versionTable(format);
  const found: Key[] = [];
  const visit = (object: Entry, place: string): void => {
    for (const [name, entry] of propertiesOf(object)) {
      const { 'x-since': since, 'x-until': until } = entry.keywords;
      if (!isInSpan(table, row, { ...(since && { since }), ...(until && { until }) })) continue;
      const path = place === '' ? name : `${place}.${name}`;
      found.push({ path, entry });
      const item = itemOf(entry);
      if (item) visit(item, `${path}[]`);
      // Keys that a string map merely suggests are no fields of a struct.
      else if (!additionalOf(entry)) visit(entry, path);
    }
  };
  visit(rootEntry(`schemas/${format}/index.json`), '');
  return found;
}

function typeOf(entry: Entry): string {
  const item = itemOf(entry);
  if (item) return `array of ${item.keywords.type}`;
  const values = additionalOf(entry);
  return values ? `map of ${values.keywords.type}` : `${entry.keywords.type}`;
}

function reflectedType({ type, items, values }: ReflectedKey): string {
  if (type === 'array') return `array of ${items}`;
  return type === 'map' ? `map of ${values}` : type;
}

const scalarTypes = ['string', 'integer', 'boolean'];

function isScalar(entry: Entry): boolean {
  return scalarTypes.includes(`${entry.keywords.type}`);
}

function isPrintedEmpty(entry: Entry, row: VersionRow): boolean {
  const print = entry.keywords['x-print'] as (VersionSpan & { readonly when?: string }) | undefined;
  return print?.when === 'always' && isInSpan(versionTable('ignition'), row, print);
}

function isForbidden(entry: Entry, row: VersionRow): boolean {
  const restrictions = entry.keywords['x-forbidden'] ?? [];
  return restrictions.some((restriction) => {
    return (
      (restriction.variants ?? [row.variant]).includes(row.variant) &&
      isInSpan(versionTable('butane'), row, restriction)
    );
  });
}

/** Butane spells Ignition's keys with underscores: `homeDir` is `home_dir`. */
function snakeCase(path: string): string {
  return path.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
}
