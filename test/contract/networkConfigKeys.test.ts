import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  additionalOf,
  type Entry,
  itemOf,
  propertiesOf,
  rootEntry,
  typesOf,
  variantsOf,
} from '../../server/src/shape/entry.ts';

/** Recorded by test/oracle/cloud-init/reflectNetwork.mjs from the schemas of each release. */
interface Place {
  readonly since?: string;
  /** In the newest release. */
  readonly types?: readonly string[];
  readonly values?: readonly string[];
}

type Recorded = Readonly<Record<'v1' | 'v2', { readonly places: Readonly<Record<string, Place>> }>>;

const recorded: Recorded = JSON.parse(readFileSync('test/goldens/networkConfigKeys.json', 'utf8'));

/** What its schema says of a path, in any kind of item; what is only tolerated is not of it. */
interface OwnPlace {
  readonly types: ReadonlySet<string>;
  readonly values: ReadonlySet<string>;
  /** False where only netplan knows it, or the check refuses it. */
  readonly isListed: boolean;
}

/** Where we say another type than its schema, and why. */
const otherTypes: readonly (readonly [at: RegExp, why: string])[] = [
  [/^config\[\]\.mtu$/u, 'no value fits a card only'],
  [/^(?:version|config\[\]\.subnets\[\]\.routes\[\]\.type)$/u, 'the words are listed'],
];

/** Keys that its schema does not list, and that it takes without a word: who reads them. */
const alsoRead: readonly (readonly [at: RegExp, why: string])[] = [
  [/\.\*\.(?:accept-ra|macaddress)$/u, 'cloud-init itself reads them'],
  [/\.parameters\.(?:primary|port-priority(?:\.\*)?)$/u, 'cloud-init itself reads them'],
  [/(?:\.path-cost\.\*|\.driver\[\])$/u, 'what stands in a value that is only tolerated'],
];

function ownPlaces(version: 'v1' | 'v2'): ReadonlyMap<string, OwnPlace> {
  const places = new Map<string, OwnPlace>();
  const visit = (entry: Entry | undefined, path: string, isAbove: boolean): void => {
    if (!entry || isOfFirst(path) === (version === 'v2')) return;
    const types = typesOf(entry);
    const all = types ? [...types.values()] : [entry];
    const listed = all.filter(({ keywords }) => keywords['x-tolerated'] === undefined);
    const isListed = isAbove && listed.length > 0 && !isForNetplan(entry);
    const known = places.get(path);
    if (path !== '')
      places.set(path, {
        types: new Set([...(known?.types ?? []), ...listed.flatMap(({ keywords }) => keywords.type ?? 'null')]),
        values: new Set([
          ...(known?.values ?? []),
          ...listed.flatMap(({ keywords }) => (keywords['x-enum'] ?? []).map(({ value }) => String(value))),
        ]),
        isListed: isListed || known?.isListed === true,
      });
    const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
    const kinds = variantsOf(entry);
    for (const kind of kinds?.values() ?? []) visit(kind, path, isListed);
    if (!kinds)
      for (const [name, child] of propertiesOf(entry))
        if (path !== '' || name !== 'network') visit(child, at(name), path === '' || isListed);
    visit(additionalOf(entry), `${path}.*`, isListed);
    visit(itemOf(entry), `${path}[]`, isListed);
  };
  visit(rootEntry('schemas/network-config/index.json'), '', true);
  return places;
}

/** The root and the version are of both. */
function isOfFirst(path: string): boolean | undefined {
  return path === '' || path === 'version' ? undefined : /^config(?:\[|\.|$)/u.test(path);
}

function isRead(path: string): boolean {
  return alsoRead.some(([at]) => at.test(path));
}

function isForNetplan({ keywords }: Entry): boolean {
  return keywords.description?.endsWith('Only netplan reads it.') === true;
}

for (const version of ['v1', 'v2'] as const) {
  describe(`the keys of network configs, ${version}`, () => {
    const own = ownPlaces(version);
    const theirs = Object.entries(recorded[version].places).filter(([, { types }]) => types !== undefined);

    it('are those of the newest release, beside what is tolerated', () => {
      const missing = theirs.map(([path]) => path).filter((path) => !own.has(path));
      const known = new Set(theirs.map(([path]) => path));
      const more = [...own]
        .filter(([path, { isListed }]) => isListed && !known.has(path) && !isRead(path))
        .map(([path]) => path);
      assert.deepEqual({ missing, more }, { missing: [], more: [] });
    });

    it('take the same types', () => {
      const different = theirs.flatMap(([path, { types = [] }]) => {
        const ours = [...(own.get(path)?.types ?? [])].sort().join();
        if (otherTypes.some(([at]) => at.test(path))) return [];
        return ours === types.join() ? [] : [`${path}: ${ours} for ${types.join()}`];
      });
      assert.deepEqual(different, []);
    });

    it('take the same words', () => {
      const different = theirs.flatMap(([path, { values = [] }]) => {
        const ours = [...(own.get(path)?.values ?? [])].sort();
        const words = values.filter((value) => !/^(?:true|false)$/u.test(value));
        return words.every((word) => ours.includes(word)) ? [] : [`${path}: ${ours.join()} for ${words.join()}`];
      });
      assert.deepEqual(different, []);
    });
  });
}
