import { gzipAsGo } from '../../server/src/embedded/goGzip/gzipAsGo.ts';
import { sha2 } from '../../server/src/embedded/sha2.ts';
import { type Random, randomOf } from '../fuzz/random.ts';

/** A member that is undefined is not there. */
type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };

type JsonObject = { readonly [key: string]: Json };

/** The text of a config as a machine gets it, with all that it merges inside. */
export interface EffectiveConfig {
  readonly text: string;
}

/** Every rule of fetching, reading and merging, by what it shows. */
export const writtenEffective: Readonly<Record<string, EffectiveConfig>> = {
  'nothing to merge': config('3.4.0', { storage: { files: [{ path: '/etc/a', mode: 0o644 }] } }),
  'what is merged wins': config('3.4.0', {
    ...merging(data('3.4.0', { passwd: { users: [{ name: 'core', uid: 1, shell: '/bin/b' }] } })),
    passwd: { users: [{ name: 'core', uid: 0, gecos: 'x' }] },
  }),
  'the later wins, depth first': config('3.4.0', {
    ...merging(
      data('3.4.0', { ...file('a'), ...merging(data('3.4.0', file('b')), data('3.4.0', file('c'))) }),
      data('3.4.0', file('d')),
    ),
    ...file('e'),
  }),
  'a config of its own that is merged behind, of a config that merges': config('3.4.0', {
    ...merging(data('3.4.0', file('d')), data('3.4.0', { ...file('a'), ...merging(data('3.4.0', file('b'))) })),
  }),
  'a replacement, and what it merges': config('3.4.0', {
    ignition: {
      config: {
        replace: data('3.3.0', { ...file('a'), ...merging(data('3.1.0', { passwd: { groups: [{ name: 'g' }] } })) }),
        merge: [data('3.4.0', file('b'))],
      },
    },
    passwd: { users: [{ name: 'lost' }] },
  }),
  'a replacement inside of what is merged': config('3.4.0', {
    ...merging(
      data('3.4.0', {
        ignition: { config: { replace: data('3.2.0', file('a')) } },
        passwd: { users: [{ name: 'lost' }] },
      }),
    ),
    ...file('b'),
  }),
  'a replacement by one that replaces itself': config('3.4.0', {
    ignition: {
      config: { replace: data('3.4.0', { ignition: { config: { replace: data('3.0.0', file('a')) } } }) },
    },
  }),
  'nodes of another kind': config('3.4.0', {
    ...merging(
      data('3.4.0', {
        storage: {
          files: [{ path: '/etc/a' }, { path: '/etc/b' }],
          directories: [{ path: '/etc/c' }],
          links: [{ path: '/etc/d', target: '/x' }],
        },
      }),
    ),
    storage: {
      files: [{ path: '/etc/c', mode: 1 }, { path: '/etc/d' }],
      directories: [{ path: '/etc/a', mode: 2 }, { path: '/etc/e' }],
      links: [{ path: '/etc/b', target: '/y' }],
    },
  }),
  'headers that are taken away': config('3.4.0', {
    ...merging(
      data('3.4.0', {
        storage: {
          files: [
            {
              path: '/etc/a',
              contents: { source: 'http://x/y', httpHeaders: [{ name: 'A' }, { name: 'C', value: '3' }] },
            },
          ],
        },
      }),
    ),
    storage: {
      files: [
        {
          path: '/etc/a',
          contents: {
            source: 'http://x/y',
            httpHeaders: [
              { name: 'A', value: '1' },
              { name: 'B', value: '2' },
            ],
          },
        },
      ],
    },
  }),
  'what is appended, options and drop-ins': config('3.4.0', {
    ...merging(
      data('3.4.0', {
        storage: {
          files: [{ path: '/etc/a', append: [{ source: 'data:,a' }] }],
          filesystems: [{ device: '/dev/a', format: 'ext4', options: ['-b'], mountOptions: ['noatime'] }],
        },
        systemd: { units: [{ name: 'a.service', dropins: [{ name: 'b.conf', contents: '[Unit]\n' }] }] },
      }),
    ),
    storage: {
      files: [{ path: '/etc/a', append: [{ source: 'data:,a' }] }],
      filesystems: [{ device: '/dev/a', format: 'xfs', options: ['-a'], mountOptions: ['noatime'] }],
    },
    systemd: { units: [{ name: 'a.service', enabled: true, dropins: [{ name: 'a.conf', contents: '[Unit]\n' }] }] },
  }),
  'old versions among new ones': config('3.0.0', {
    ...merging(
      data('3.2.0', {
        storage: {
          raid: [{ name: 'r', level: 'raid1', devices: ['/dev/a', '/dev/b'] }],
          luks: [{ name: 'l', device: '/dev/c', clevis: { custom: { pin: 'tpm2', config: '{}' } } }],
        },
      }),
      data('3.6.0', {
        storage: { files: [{ path: '/etc/a', mode: 0o4755 }], links: [{ path: '/etc/l', hard: true, target: '/x' }] },
      }),
      data('3.7.0-experimental', { storage: { filesystems: [{ device: 'tag', format: 'virtiofs', path: '/mnt' }] } }),
    ),
    storage: {
      files: [{ path: '/etc/a', mode: 0o1777 }],
      links: [{ path: '/etc/l', target: '/y' }],
      directories: [{ path: '/etc/d', mode: 0o2755 }],
    },
  }),
  'an advertisement on its way through 3.5.0': config('3.4.0', {
    storage: {
      luks: [
        {
          name: 'l',
          device: '/dev/c',
          clevis: {
            tang: [
              { url: 'http://t', thumbprint: 'x', advertisement: '{"payload": "", "protected": "", "signature": ""}' },
            ],
          },
        },
      ],
    },
  }),
  'a config in Butane': config('3.4.0', {
    ...merging({
      source: dataUrl(
        'variant: fcos\nversion: 1.5.0\nstorage:\n  files:\n    - path: /etc/a\n      mode: 0600\n      contents:\n        inline: x\n',
      ),
    }),
    ...file('b'),
  }),
  'a config in Butane that needs files': config('3.4.0', {
    ...merging({
      source: dataUrl(
        'variant: fcos\nversion: 1.5.0\nstorage:\n  files:\n    - path: /etc/a\n      contents:\n        local: x\n',
      ),
    }),
  }),
  'a config in Butane for OpenShift': config('3.4.0', {
    ...merging({
      source: dataUrl(
        'variant: openshift\nversion: 4.14.0\nmetadata:\n  name: a\n  labels:\n    machineconfiguration.openshift.io/role: worker\n',
      ),
    }),
  }),
  'packed, with the hash of what is inside': config('3.4.0', { ...merging(packed('3.4.0', file('a'))) }),
  'a wrong hash': config('3.4.0', {
    ...merging(data('3.4.0', file('a')), {
      ...data('3.4.0', file('b')),
      verification: { hash: `sha512-${'ab'.repeat(64)}` },
    }),
  }),
  'a hash in capital letters': config('3.4.0', {
    ...merging({
      ...data('3.4.0', {}),
      verification: { hash: `sha256-${sha2('sha256', bytesOf(textOf('3.4.0', {}))).toUpperCase()}` },
    }),
  }),
  'not packed at all': config('3.4.0', { ...merging({ ...data('3.4.0', {}), compression: 'gzip' }) }),
  'what is merged is of a version that Ignition does not know': config('3.4.0', { ...merging(data('2.3.0', {})) }),
  'what is merged is refused': config('3.4.0', {
    ...merging(data('3.4.0', {}), data('3.4.0', { storage: { files: [{ path: 'relative' }] } })),
  }),
  'what is merged by what is merged is refused': config('3.4.0', {
    ...merging(
      data('3.4.0', merging(data('3.4.0', {}), data('3.4.0', { storage: { files: [{ path: 'relative' }] } }))),
    ),
  }),
  'what is merged is no JSON': config('3.4.0', { ...merging({ source: 'data:,hello' }) }),
  'what is merged is empty': config('3.4.0', { ...merging({ source: 'data:,' }) }),
  'what is merged has no source': config('3.0.0', { ...merging({}, data('3.0.0', file('a'))) }),
  'what replaces has no source': config('3.0.0', { ignition: { config: { replace: {} } }, ...file('a') }),
  'the replacement is refused': config('3.4.0', { ignition: { config: { replace: data('3.4.0', { storage: 1 }) } } }),
  'good configs that make a bad one': config('3.4.0', {
    ...merging(data('3.4.0', { storage: { disks: [{ device: '/dev/a', partitions: [{ label: 'x', sizeMiB: 1 }] }] } })),
    storage: { disks: [{ device: '/dev/a', partitions: [{ label: 'x', number: 1 }] }] },
  }),
  'what only a machine can fetch, between what is here': config('3.4.0', {
    ...merging(data('3.4.0', file('a')), { source: 'https://example.com/a.ign' }, data('3.4.0', file('b'))),
  }),
  'the same config twice, by other ways': config('3.4.0', {
    ...merging(data('3.4.0', merging(data('3.4.0', file('a')))), data('3.4.0', file('a'))),
  }),
  'keys that nobody knows, and keys of later versions': config('3.1.0', {
    ...merging(
      data('3.0.0', {
        kernelArguments: { shouldExist: ['a'] },
        storage: { files: [{ path: '/etc/a', colour: 'red' }] },
      }),
    ),
    kernelArguments: { shouldExist: ['b'] },
  }),
  'nulls and empty lists': config('3.4.0', {
    ...merging(
      data('3.4.0', {
        passwd: null,
        storage: { files: [], links: null },
        systemd: { units: [{ name: 'a.service', enabled: null }] },
      }),
    ),
    systemd: { units: [{ name: 'a.service', enabled: true }] },
  }),
  'what concerns fetching itself': config('3.1.0', {
    ignition: {
      config: {
        merge: [
          data('3.4.0', {
            ignition: {
              timeouts: { httpTotal: 5 },
              proxy: { httpsProxy: 'https://q', noProxy: ['b'] },
              security: {
                tls: {
                  certificateAuthorities: [
                    { source: 'data:,x' },
                    { source: 'http://c', httpHeaders: [{ name: 'A', value: '1' }] },
                  ],
                },
              },
            },
          }),
        ],
      },
      timeouts: { httpResponseHeaders: 3, httpTotal: 4 },
      proxy: { httpProxy: 'http://p', noProxy: ['a', 'b'] },
      security: { tls: { certificateAuthorities: [{ source: 'http://c' }] } },
    },
  }),
};

function file(text: string): JsonObject {
  return { storage: { files: [{ path: '/etc/f', contents: { source: `data:,${text}` } }, { path: `/etc/${text}` }] } };
}

function merging(...references: readonly Json[]): JsonObject {
  return { ignition: { config: { merge: references } } };
}

function config(version: string, body: JsonObject): EffectiveConfig {
  return { text: textOf(version, body) };
}

function textOf(version: string, body: JsonObject): string {
  const { ignition, ...rest } = body;
  return JSON.stringify({ ignition: { ...(ignition as JsonObject | undefined), version }, ...rest });
}

function data(version: string, body: JsonObject): JsonObject {
  return { source: dataUrl(textOf(version, body)) };
}

function dataUrl(text: string): string {
  return `data:;base64,${Buffer.from(text).toString('base64')}`;
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function packed(version: string, body: JsonObject): JsonObject {
  const bytes = bytesOf(textOf(version, body));
  const source = `data:;base64,${Buffer.from(gzipAsGo(bytes)).toString('base64')}`;
  return { source, compression: 'gzip', verification: { hash: `sha512-${sha2('sha512', bytes)}` } };
}

export const versions = ['3.0.0', '3.1.0', '3.2.0', '3.3.0', '3.4.0', '3.5.0', '3.6.0', '3.7.0-experimental'] as const;

/** A good config with good ones inside, and so few different names that they have many in common; what they make may be bad. */
export function randomEffective(seed: number): EffectiveConfig {
  const random = randomOf(seed);
  return { text: randomText(random, 2) };
}

/** One config in the making: what its version has. */
interface Maker {
  readonly random: Random;
  readonly has: (version: (typeof versions)[number]) => boolean;
  readonly maybe: <T>(make: () => T) => T | undefined;
  /** A few of some things, each with a name of its own. */
  readonly some: <T>(names: readonly string[], make: (name: string) => T) => readonly T[] | undefined;
}

function randomText(random: Random, depth: number): string {
  const version = random.pick(versions);
  const maker: Maker = {
    random,
    has: (line) => versions.indexOf(version) >= versions.indexOf(line),
    maybe: (make) => (random.chance(0.5) ? make() : undefined),
    some: (names, make) => {
      const chosen = names.filter(() => random.chance(0.5));
      return chosen.length === 0 && random.chance(0.5) ? undefined : chosen.map(make);
    },
  };
  const body = {
    ignition: { version, ...ignitionOf(maker, depth) },
    passwd: maker.maybe(() => passwdOf(maker)),
    storage: maker.maybe(() => storageOf(maker)),
    systemd: maker.maybe(() => systemdOf(maker)),
    kernelArguments: maker.has('3.3.0') ? maker.maybe(() => kernelArgumentsOf(maker)) : undefined,
  };
  return JSON.stringify(body);
}

function ignitionOf(maker: Maker, depth: number): JsonObject {
  const { random, has, maybe, some } = maker;
  const config =
    depth === 0
      ? undefined
      : {
          merge: Array.from({ length: random.below(4) }, () => referenceOf(maker, depth)),
          replace: random.chance(0.08) ? referenceOf(maker, depth) : undefined,
        };
  return {
    config,
    timeouts: maybe(() => ({
      httpTotal: maybe(() => random.below(3)),
      httpResponseHeaders: maybe(() => random.below(3)),
    })),
    security: maybe(() => ({
      tls: {
        certificateAuthorities: some(['data:,x', 'http://a/b', 'http://c/d'], (source) => ({
          source,
          ...headersOf(maker, source),
        })),
      },
    })),
    proxy: has('3.1.0')
      ? maybe(() => ({
          httpProxy: maybe(() => random.pick(['http://p', 'https://q'])),
          httpsProxy: maybe(() => random.pick(['http://p', 'https://q'])),
          noProxy: some(['a', 'b', 'c'], (name) => name),
        }))
      : undefined,
  };
}

/** Never the same source twice: a number in it tells them apart. */
function referenceOf({ random, has }: Maker, depth: number): JsonObject {
  const text = `${randomText(random, depth - 1)}${' '.repeat(random.below(50))}`;
  const bytes = bytesOf(text);
  const kind = has('3.1.0') ? random.pick(['sha256', 'sha512'] as const) : 'sha512';
  const verification = random.chance(0.2) && bytes.length < 2000 ? { hash: `${kind}-${sha2(kind, bytes)}` } : undefined;
  if (has('3.1.0') && random.chance(0.2)) {
    const source = `data:;base64,${Buffer.from(gzipAsGo(bytes)).toString('base64')}`;
    return { source, compression: 'gzip', verification };
  }
  return { source: dataUrl(text), verification };
}

function headersOf({ has, some, maybe, random }: Maker, source: string): JsonObject {
  if (!has('3.1.0') || !source.startsWith('http')) return {};
  return { httpHeaders: some(['A', 'B', 'C'], (name) => ({ name, value: maybe(() => random.pick(['1', '2'])) })) };
}

function resourceOf(maker: Maker): JsonObject {
  const { random, maybe, has } = maker;
  const source = random.pick(['data:,a', 'data:,b', 'http://a/b', 'https://c/d']);
  return {
    source,
    ...headersOf(maker, source),
    compression: maybe(() => ''),
    verification: maybe(() => ({
      hash: `${has('3.1.0') ? 'sha256' : 'sha512'}-${(has('3.1.0') ? 'cd' : 'cdcd').repeat(32)}`,
    })),
  };
}

function passwdOf({ some, maybe, random, has }: Maker): JsonObject {
  const text = (): string => random.pick(['x', 'y']);
  const flag = (): boolean => random.chance(0.5);
  return {
    users: some(['core', 'app', 'db'], (name) => ({
      name,
      uid: maybe(() => random.below(3)),
      gecos: maybe(text),
      groups: some(['g', 'h'], (group) => group),
      homeDir: maybe(() => '/home'),
      noCreateHome: maybe(flag),
      noLogInit: maybe(flag),
      noUserGroup: maybe(flag),
      passwordHash: maybe(text),
      primaryGroup: maybe(text),
      shell: maybe(() => '/bin/sh'),
      shouldExist: has('3.2.0') ? maybe(() => true) : undefined,
      sshAuthorizedKeys: some(['ssh-ed25519 a', 'ssh-ed25519 b'], (key) => key),
      system: maybe(flag),
    })),
    groups: some(['g', 'h'], (name) => ({
      name,
      gid: maybe(() => random.below(3)),
      passwordHash: maybe(text),
      shouldExist: has('3.2.0') ? maybe(flag) : undefined,
      system: maybe(flag),
    })),
  };
}

function systemdOf({ some, maybe, random }: Maker): JsonObject {
  const contents = (): string => random.pick(['[Unit]\nDescription=a\n', '[Service]\nExecStart=/bin/b\n', '']);
  return {
    units: some(['a.service', 'b.timer', 'c.mount'], (name) => ({
      name,
      enabled: maybe(() => random.chance(0.5)),
      mask: maybe(() => random.chance(0.5)),
      contents: maybe(contents),
      dropins: some(['a.conf', 'b.conf', 'c.conf'], (dropin) => ({ name: dropin, contents: maybe(contents) })),
    })),
  };
}

function kernelArgumentsOf({ random }: Maker): JsonObject {
  const lists = { shouldExist: [] as string[], shouldNotExist: [] as string[] };
  for (const argument of ['a', 'b=1', 'c', 'd']) {
    const list = random.pick(['shouldExist', 'shouldNotExist', undefined] as const);
    if (list) lists[list].push(argument);
  }
  return lists;
}

function storageOf(maker: Maker): JsonObject {
  const { some, maybe, has } = maker;
  return {
    ...nodesOf(maker),
    disks: some(['/dev/a', '/dev/b'], (device) => diskOf(maker, device)),
    raid: some(['r', 's'], (name) => raidOf(maker, name)),
    filesystems: some(['/dev/c', '/dev/d'], (device) => filesystemOf(maker, device)),
    luks: has('3.2.0') ? maybe(() => some(['l', 'm'], (name) => luksOf(maker, name))) : undefined,
  };
}

/** Every path is of one kind. */
function nodesOf(maker: Maker): JsonObject {
  const { random, maybe } = maker;
  const nodes = { files: [] as Json[], directories: [] as Json[], links: [] as Json[] };
  const mode = (): number => random.pick([0o644, 0o755, 0o4755, 0o1777, 0]);
  const owner = (): JsonObject => random.pick([{ id: 0 }, { id: 1 }, { name: 'root' }]);
  for (const path of ['/etc/a', '/etc/b', '/etc/c', '/etc/d', '/etc/e']) {
    const common = { path, user: maybe(owner), group: maybe(owner) };
    const contents = maybe(() => resourceOf(maker));
    switch (random.pick(['files', 'directories', 'links', 'nothing'] as const)) {
      case 'files':
        nodes.files.push({
          ...common,
          contents,
          mode: maybe(mode),
          overwrite: contents ? maybe(() => random.chance(0.5)) : undefined,
          append: maybe(() => Array.from({ length: random.below(3) }, () => resourceOf(maker))),
        });
        break;
      case 'directories':
        nodes.directories.push({ ...common, mode: maybe(mode), overwrite: maybe(() => random.chance(0.5)) });
        break;
      case 'links':
        nodes.links.push({
          path,
          target: random.pick(['/x', '/y']),
          hard: maybe(() => false),
          overwrite: maybe(() => true),
        });
        break;
      case 'nothing':
        break;
    }
  }
  return nodes;
}

function diskOf({ random, maybe, some, has }: Maker, device: string): JsonObject {
  return {
    device,
    wipeTable: maybe(() => random.chance(0.5)),
    partitions: some(['x', 'y', 'z'], (label) => ({
      label: random.chance(0.8) ? label : undefined,
      number: random.chance(0.8) ? ['x', 'y', 'z'].indexOf(label) + 1 : undefined,
      sizeMiB: maybe(() => random.below(3)),
      resize: has('3.2.0') ? maybe(() => false) : undefined,
      wipePartitionEntry: maybe(() => random.chance(0.5)),
      typeGuid: maybe(() => '0FC63DAF-8483-4772-8E79-3D69D8477DE4'),
    }))?.filter(({ label, number }) => label !== undefined || number !== undefined),
  };
}

function raidOf({ random, maybe, some }: Maker, name: string): JsonObject {
  return {
    name,
    level: random.pick(['raid1', 'raid5']),
    devices: random.pick([['/dev/a'], ['/dev/a', '/dev/b'], ['/dev/c']]),
    spares: maybe(() => random.below(2)),
    options: some(['--a', '--b'], (option) => option),
  };
}

function filesystemOf({ random, maybe, some, has }: Maker, device: string): JsonObject {
  return {
    device,
    format: random.pick(['ext4', 'xfs']),
    path: maybe(() => random.pick(['/mnt/a', '/mnt/b'])),
    label: maybe(() => random.pick(['a', 'b'])),
    uuid: maybe(() => random.pick(['1', '2'])),
    wipeFilesystem: maybe(() => random.chance(0.5)),
    options: some(['-a', '-b'], (option) => option),
    mountOptions: has('3.1.0') ? some(['ro', 'noatime'], (option) => option) : undefined,
  };
}

function luksOf({ random, maybe, some, has }: Maker, name: string): JsonObject {
  const tang = (url: string): JsonObject => ({
    url,
    thumbprint: random.pick(['x', 'y']),
    advertisement: has('3.4.0') ? maybe(() => '{}') : undefined,
  });
  const custom = { pin: 'tpm2', config: '{}', needsNetwork: maybe(() => random.chance(0.5)) };
  const clevis = random.chance(0.3)
    ? { custom }
    : { tang: some(['http://t', 'http://u'], tang), tpm2: maybe(() => random.chance(0.5)), threshold: maybe(() => 1) };
  return {
    name,
    device: random.pick(['/dev/e', '/dev/f']),
    label: maybe(() => random.pick(['a', 'b'])),
    uuid: maybe(() => random.pick(['1', '2'])),
    options: some(['--a', '--b'], (option) => option),
    openOptions: has('3.4.0') ? some(['--c', '--d'], (option) => option) : undefined,
    discard: has('3.4.0') ? maybe(() => random.chance(0.5)) : undefined,
    keyFile: maybe(() => ({ source: random.pick(['data:,k', 'http://k/l']) })),
    clevis: maybe(() => clevis),
    wipeVolume: maybe(() => random.chance(0.5)),
  };
}
