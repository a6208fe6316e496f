import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { additionalOf, type Entry, itemOf, propertiesOf, rootEntry, typesOf } from '../../server/src/shape/entry.ts';
import { isInSpan, type VersionRow, versionTable } from '../../server/src/shape/versions.ts';

/** Recorded by test/oracle/cloud-init/reflect.mjs from the schema of each release. */
interface Place {
  /** Absent where all releases know the place. */
  readonly releases?: readonly string[];
  /** In the newest release. */
  readonly types?: readonly string[];
  readonly values?: readonly string[];
  readonly required?: readonly string[];
}

const recorded: { readonly releases: readonly string[]; readonly places: Readonly<Record<string, Place>> } = JSON.parse(
  readFileSync('test/goldens/cloudConfigKeys.json', 'utf8'),
);
const table = versionTable('cloud-config');

interface OwnPlace {
  readonly entry: Entry;
  readonly releases: readonly VersionRow[];
}

/** What differs on purpose: a pattern of paths, and why. */
const signedOff: readonly (readonly [
  what: 'place' | 'types' | 'values' | 'required' | 'releases',
  at: RegExp,
  why: string,
])[] = [
  ['place', /^chef\.initial_attributes\[\]$/u, 'attributes are a mapping; what the schema says of items means nothing'],
  ['place', /^ssh_keys\./u, 'each kind of key is listed, where the schema has a pattern'],
  ['place', /^users?(?:\[\])?\.known$/u, 'the module reads it'],
  [
    'place',
    /^(?:apt_\w+|add_apt_repo_match|rsyslog_(?:dir|filename)|rsyslog\[\])(?:[.[]|$)/u,
    'modules read these old forms',
  ],
  ['place', /^(?:yum_repos\.\*|zypper\.repos\[\])\.\w+$/u, 'any key is taken, and these are what dnf and zypper know'],
  ['types', /^rsyslog$/u, 'the module takes a list, as before 22.2'],
  ['place', /^vendor_data2(?:\.|$)/u, 'the documentation has it'],
  [
    'place',
    /^(?:resolv_conf\.\w+|power_state\.condition|cloud_\w+_modules\[\])\[\]$/u,
    'items that the schema leaves open',
  ],
  ['types', /^fs_setup\[\]\.replace_fs$/u, 'the module takes a boolean'],
  [
    'types',
    /^mounts\[\]\[\]$/u,
    'the module makes texts of numbers, and a null is the documented way to take a line away',
  ],
  ['types', /^users?(?:\[\])?\.ssh_authorized_keys$/u, 'the module takes a single key'],
  ['types', /^users?(?:\[\])?\.ssh_redirect_user$/u, 'the module knows the word `default`'],
  ['values', /^users?(?:\[\])?\.ssh_redirect_user$/u, 'the module knows the word `default`'],
  [
    'values',
    /^(?:fs_setup\[\]\.partition|power_state\.delay|swap\.size)$/u,
    'the words stand in a pattern, beside numbers',
  ],
  ['required', /^(?:chpasswd\.users\[\]|reporting\.\*)$/u, 'the key `type` decides, which a rule looks at'],
  ['releases', /^ansible\.pull\[\]\./u, 'the list is new, and the mapping before it had the same keys'],
  [
    'releases',
    /^(?:autoinstall|landscape\.client\.computer_title|launch-index|merge_how|merge_type|output|system_info|version)(?:[.[]|$)/u,
    'it meant the same before the schema listed it',
  ],
];

function isSignedOff(what: (typeof signedOff)[number][0], path: string): boolean {
  return signedOff.some(([each, pattern]) => each === what && pattern.test(path));
}

function ownPlaces(): ReadonlyMap<string, OwnPlace> {
  const places = new Map<string, OwnPlace>();
  const visit = (entry: Entry | undefined, path: string, above: readonly VersionRow[]): void => {
    // What only another program knows is not in cloud-init's schema.
    if (!entry || entry.keywords['x-only']) return;
    const { 'x-since': since, 'x-until': until } = entry.keywords;
    const releases = above.filter((row) => isInSpan(table, row, { ...(since && { since }), ...(until && { until }) }));
    if (path !== '') places.set(path, { entry, releases });
    for (const [name, child] of propertiesOf(entry)) visit(child, path === '' ? name : `${path}.${name}`, releases);
    visit(additionalOf(entry), `${path}.*`, releases);
    visit(itemOf(entry), `${path}[]`, releases);
  };
  visit(rootEntry('schemas/cloud-config/index.json'), '', table.rows);
  return places;
}

function typesAt(entry: Entry): readonly string[] {
  const types = typesOf(entry);
  return (types ? [...types.keys()].filter((type) => type !== 'any') : [entry.keywords.type ?? '']).toSorted();
}

function valuesAt(entry: Entry): readonly string[] {
  const all = [entry, ...(typesOf(entry)?.values() ?? [])];
  const items = all.flatMap(({ keywords }) => keywords['x-enum'] ?? []);
  return [...new Set(items.filter(({ until }) => !until).map(({ value }) => String(value)))].sort();
}

describe('the keys of cloud-config', () => {
  const own = ownPlaces();
  const newest = recorded.releases.at(-1) ?? '';
  const theirs = Object.entries(recorded.places);

  it('are those of the newest release, and no others', () => {
    const known = theirs.filter(([, { types }]) => types !== undefined).map(([path]) => path);
    const missing = known.filter((path) => !own.has(path) && !isSignedOff('place', path));
    const here = [...own].filter(([, { releases }]) => releases.some(({ version }) => version === newest));
    const more = here
      .map(([path]) => path)
      .filter((path) => !recorded.places[path]?.types && !isSignedOff('place', path));
    assert.deepEqual({ missing, more }, { missing: [], more: [] });
  });

  it('take the same types', () => {
    const different = theirs.flatMap(([path, { types }]) => {
      const place = own.get(path);
      if (!types || !place || isSignedOff('types', path)) return [];
      const ours = typesAt(place.entry);
      return ours.join() === types.join() ? [] : [`${path}: ${ours.join()} for ${types.join()}`];
    });
    assert.deepEqual(different, []);
  });

  it('take the same words', () => {
    const different = theirs.flatMap(([path, { types, values = [] }]) => {
      const place = own.get(path);
      if (!types || !place || isSignedOff('values', path)) return [];
      const ours = valuesAt(place.entry);
      // Of a boolean both values are what its type says.
      const words = values.includes('true') ? values.filter((value) => !/^(?:true|false)$/u.test(value)) : values;
      return ours.join() === words.join() ? [] : [`${path}: ${ours.join()} for ${values.join()}`];
    });
    assert.deepEqual(different, []);
  });

  it('need the same keys', () => {
    const different = theirs.flatMap(([path, { types, required = [] }]) => {
      const place = own.get(path);
      if (!types || !place || isSignedOff('required', path)) return [];
      const object = typesOf(place.entry)?.get('object') ?? place.entry;
      const ours = [...(object.keywords.required ?? []), ...(object.keywords['x-needs-one'] ?? []).flat()].toSorted();
      return ours.join() === required.join() ? [] : [`${path}: ${ours.join()} for ${required.join()}`];
    });
    assert.deepEqual(different, []);
  });

  it('are there in the same releases', () => {
    const different = theirs.flatMap(([path, { releases = recorded.releases }]) => {
      const place = own.get(path);
      // What stands in a list or below a free key is there as long as that is.
      if (!place || /[\]*]$/u.test(path) || isSignedOff('releases', path)) return [];
      const ours = place.releases.map(({ version }) => version);
      return ours.join() === releases.join()
        ? []
        : [`${path}: ${ours[0]}-${ours.at(-1)} for ${releases[0]}-${releases.at(-1)}`];
    });
    assert.deepEqual(different, []);
  });

  it('differ only where that is said, and nothing is said without need', () => {
    const paths = [...own.keys(), ...Object.keys(recorded.places)];
    for (const [, pattern, why] of signedOff)
      assert.ok(
        paths.some((path) => pattern.test(path)),
        why,
      );
  });
});
