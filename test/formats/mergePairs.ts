import { availability } from '../../server/src/shape/availability.ts';
import { additionalOf, type Entry, itemOf, propertiesOf, rootEntry } from '../../server/src/shape/entry.ts';
import type { Target } from '../../server/src/shape/target.ts';
import { versionTable } from '../../server/src/shape/versions.ts';
import { type Random, randomOf } from '../fuzz/random.ts';

export type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain };

/** Two Ignition configs of one version, to be merged. They need not be valid. */
export interface MergePair {
  readonly version: string;
  readonly parent: Plain;
  readonly child: Plain;
}

export function ignitionTarget(version: string): Target {
  const table = versionTable('ignition');
  const row = table.rows.find(({ id }) => id === version);
  if (!row) throw new Error(`no Ignition ${version}`);
  return {
    area: 'ignition',
    tool: 'ignition',
    table,
    row,
    choices: [],
    versionPath: [],
    unknownKey: 'warning',
    refusal: 'the file is refused',
  };
}

/** Every rule of merging, by what it shows. */
export const writtenPairs: Readonly<Record<string, MergePair>> = {
  'scalars of the child win, those it lacks stay': pair(
    { passwd: { users: [{ name: 'a', uid: 1, gecos: 'x', system: true }] } },
    { passwd: { users: [{ name: 'a', uid: 0, gecos: '', system: false, shell: '/bin/sh' }] } },
  ),
  'items of one name become one where the parent has it, new ones come behind': pair(
    { systemd: { units: [{ name: 'a' }, { name: 'b', enabled: true }, { name: 'c' }] } },
    { systemd: { units: [{ name: 'd' }, { name: 'b', mask: true }, { name: 'e' }] } },
  ),
  'lists in lists': pair(
    { systemd: { units: [{ name: 'a', dropins: [{ name: 'x', contents: '1' }, { name: 'y' }] }] } },
    { systemd: { units: [{ name: 'a', dropins: [{ name: 'z' }, { name: 'x', contents: '2' }] }] } },
  ),
  'a name twice in the parent': pair(
    { passwd: { users: [{ name: 'a', uid: 1 }, { name: 'a', uid: 2 }, { name: 'b' }] } },
    { passwd: { users: [{ name: 'a', gecos: 'x' }] } },
  ),
  'a name twice in the child': pair(
    { passwd: { users: [{ name: 'a', uid: 1 }] } },
    { passwd: { users: [{ name: 'a', gecos: 'x' }, { name: 'a', shell: 'y' }, { name: 'b' }, { name: 'b', uid: 3 }] } },
  ),
  'names that are empty or absent': pair(
    { passwd: { users: [{ name: '', uid: 1 }, { uid: 2 }] }, storage: { disks: [{ device: '' }] } },
    { passwd: { users: [{ gecos: 'x' }] }, storage: { disks: [{ wipeTable: true }] } },
  ),
  'a header without value takes away that of the parent': pair(
    { storage: { files: [{ path: '/a', contents: { httpHeaders: header('A', '1', 'B', '2', 'C', '3') } }] } },
    {
      storage: {
        files: [{ path: '/a', contents: { httpHeaders: [{ name: 'B' }, { name: 'D' }, ...header('A', '9')] } }],
      },
    },
  ),
  'all headers taken away': pair(
    { ignition: { config: { replace: { source: 'x', httpHeaders: header('A', '1') } } } },
    { ignition: { config: { replace: { httpHeaders: [{ name: 'A' }] } } } },
  ),
  'what is appended to a file stays, behind it that of the child': pair(
    { storage: { files: [{ path: '/a', append: [{ source: 'data:,a' }, { source: 'data:,a' }] }] } },
    { storage: { files: [{ path: '/a', append: [{ source: 'data:,a' }, { source: 'data:,b' }] }] } },
  ),
  'a path that is something else in the child': pair(
    {
      storage: {
        files: [{ path: '/a', mode: 1 }, { path: '/b' }],
        directories: [{ path: '/c' }, { path: '/d' }],
        links: [{ path: '/e', target: 'x' }],
      },
    },
    {
      storage: {
        files: [{ path: '/c' }, { path: '/e' }],
        directories: [{ path: '/a', mode: 2 }],
        links: [
          { path: '/b', target: 'y' },
          { path: '/e', target: 'z' },
        ],
      },
    },
  ),
  'kernel arguments that the child turns round': pair(
    { kernelArguments: { shouldExist: ['a', 'b', 'c'], shouldNotExist: ['d', 'e'] } },
    { kernelArguments: { shouldExist: ['d', 'b', 'f', 'f'], shouldNotExist: ['a', 'e', 'g'] } },
  ),
  'partitions by number, else by label': pair(
    {
      storage: {
        disks: [
          { device: '/dev/a', partitions: [{ number: 1, label: 'x' }, { label: 'y' }, { number: 0, label: 'z' }] },
        ],
      },
    },
    {
      storage: {
        disks: [
          {
            device: '/dev/a',
            partitions: [
              { number: 1, label: 'new' },
              { label: 'z', sizeMiB: 5 },
              { number: 2, label: 'y' },
            ],
          },
        ],
      },
    },
  ),
  'certificate authorities and configs by source': pair(
    {
      ignition: {
        config: { merge: [{ source: 'a' }, { source: 'b', compression: 'gzip' }] },
        security: { tls: { certificateAuthorities: [{ source: 'x', verification: { hash: 'h' } }] } },
      },
    },
    {
      ignition: {
        config: { merge: [{ source: 'c' }, { source: 'b', compression: '' }], replace: { source: 'r' } },
        security: { tls: { certificateAuthorities: [{ source: 'x', compression: 'gzip' }, { source: 'y' }] } },
      },
    },
  ),
  'one side has nothing': pair({ storage: { raid: [{ name: 'a', devices: ['x'] }] } }, {}),
  'the other side has nothing': pair({}, { storage: { raid: [{ name: 'a', devices: ['x'] }] } }),
  'lists without items': pair(
    { passwd: { users: [{ name: 'a', groups: ['x'] }] }, storage: { files: [] } },
    { passwd: { users: [{ name: 'a', groups: [] }] }, storage: { files: [], links: [] } },
  ),
  'clevis of 3.2.0, whose structs are pointers': {
    version: '3.2.0',
    parent: {
      storage: {
        luks: [
          { name: 'a', clevis: { tpm2: true, custom: { pin: 'x', config: 'y' } } },
          { name: 'b', clevis: {} },
        ],
      },
    },
    child: {
      storage: {
        luks: [
          { name: 'a', clevis: { threshold: 2, custom: { pin: 'z' } } },
          { name: 'b', clevis: { custom: {} } },
        ],
      },
    },
  },
  'arrays of 3.1.0, which print their level and devices always': {
    version: '3.1.0',
    parent: {
      storage: {
        raid: [{ name: 'a', level: 'raid1', devices: ['x', 'y'] }, { name: 'b' }],
        links: [{ path: '/a', target: 'x' }],
      },
    },
    child: { storage: { raid: [{ name: 'a', devices: ['y', 'z'] }], links: [{ path: '/a' }] } },
  },
  'links of 3.1.0, whose target is left alone with the kind of link only': {
    version: '3.1.0',
    parent: { storage: { links: ['/a', '/b', '/c'].map((path) => ({ path, target: 'x', hard: true })) } },
    child: {
      storage: {
        links: [
          { path: '/a', overwrite: true },
          { path: '/b', hard: false },
          { path: '/c', target: '' },
        ],
      },
    },
  },
  'tang servers by their URL': pair(
    {
      storage: {
        luks: [
          {
            name: 'a',
            clevis: {
              tang: [
                { url: 'u', thumbprint: 't' },
                { url: '', thumbprint: 's' },
              ],
            },
          },
        ],
      },
    },
    { storage: { luks: [{ name: 'a', clevis: { tang: [{ url: 'v' }, { url: 'u', advertisement: 'x' }] } }] } },
  ),
};

function pair(parent: Plain, child: Plain): MergePair {
  return { version: '3.4.0', parent, child };
}

function header(...namesAndValues: readonly string[]): readonly Plain[] {
  const headers: Plain[] = [];
  for (let index = 0; index < namesAndValues.length; index += 2)
    headers.push({ name: namesAndValues[index]!, value: namesAndValues[index + 1]! });
  return headers;
}

const versions = ['3.1.0', '3.2.0', '3.3.0', '3.4.0', '3.5.0', '3.6.0', '3.7.0-experimental'];

/** Two configs of any version with so few different names that they have many in common. */
export function randomPair(seed: number): MergePair {
  const random = randomOf(seed);
  const version = random.pick(versions);
  const target = ignitionTarget(version);
  const root = rootEntry('schemas/ignition/index.json');
  const make = () => ({ ...(randomValue(root, target, random) as object), ignition: { version } });
  return { version, parent: make(), child: make() };
}

/** A value of any type that the schema has at a place, mostly wrong. */
export function randomValue(
  entry: Entry,
  target: Target,
  random: Random,
  integer: (random: Random) => number = (numbers) => numbers.below(3),
): Plain {
  const free = additionalOf(entry);
  switch (entry.keywords.type) {
    case 'object': {
      const members: Record<string, Plain> = {};
      for (const [name, child] of propertiesOf(entry)) {
        if (availability(child.keywords, target).kind !== 'available') continue;
        if (random.chance(0.55)) members[name] = randomValue(child, target, random, integer);
      }
      return free ? { a: randomValue(free, target, random, integer) } : members;
    }
    case 'array':
      return Array.from({ length: random.below(4) }, () => randomValue(itemOf(entry)!, target, random, integer));
    case 'boolean':
      return random.chance(0.5);
    case 'integer':
      return integer(random);
    default:
      return random.pick(['', 'a', 'b', '<&>']);
  }
}
