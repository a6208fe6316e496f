import { rootEntry } from '../../server/src/shape/entry.ts';
import { randomOf } from '../fuzz/random.ts';
import { ignitionTarget, type Plain, randomValue } from './mergePairs.ts';

/** An Ignition config that is read as one of a newer version. It need not be valid. */
export interface RaisedConfig {
  readonly from: string;
  readonly to: string;
  readonly config: Plain;
}

const newest = '3.7.0-experimental';

/** Every step that does more than copying, by what it shows. */
export const writtenRaises: Readonly<Record<string, RaisedConfig>> = {
  'a certificate authority of 3.0.0 whose source is a pointer from 3.1.0 on': raise('3.0.0', '3.1.0', {
    ignition: { security: { tls: { certificateAuthorities: [{ source: 'x' }, {}] } } },
  }),
  'the reference of 3.0.0 without a source': raise('3.0.0', '3.1.0', {
    ignition: { config: { merge: [{}, { source: 'x' }], replace: { verification: { hash: 'h' } } } },
  }),
  'keys that an older version does not have': raise('3.0.0', '3.6.0', {
    ignition: { proxy: { httpProxy: 'x' } },
    kernelArguments: { shouldExist: ['a'] },
    storage: {
      luks: [{ name: 'a' }],
      filesystems: [{ device: '/a', mountOptions: ['x'] }],
      files: [{ path: '/a', contents: { httpHeaders: [{ name: 'a' }] } }],
    },
  }),
  'links and arrays of 3.2.0, whose target and level are pointers from 3.3.0 on': raise('3.2.0', '3.3.0', {
    storage: { links: [{ path: '/a', hard: true }, { path: '/b' }], raid: [{ name: 'a', devices: ['x'] }] },
  }),
  'the clevis of 3.2.0, a struct from 3.3.0 on': raise('3.2.0', '3.3.0', {
    storage: {
      luks: [
        { name: 'a', clevis: {} },
        { name: 'b', clevis: { custom: {} } },
        { name: 'c', clevis: { custom: { pin: 'x', needsNetwork: false } } },
      ],
    },
  }),
  'the advertisement of 3.4.0, which Ignition loses on the way to 3.5.0': raise('3.4.0', '3.5.0', {
    storage: { luks: [{ name: 'a', clevis: { tang: [{ url: 'u', thumbprint: 't', advertisement: 'x' }] } }] },
  }),
  'the advertisement of 3.5.0, which it keeps': raise('3.5.0', newest, {
    storage: { luks: [{ name: 'a', clevis: { tang: [{ url: 'u', thumbprint: 't', advertisement: 'x' }] } }] },
  }),
  'modes of 3.5.0, whose special bits act from 3.6.0 on': raise('3.5.0', '3.6.0', {
    storage: {
      files: [0o4755, 0o644, 0o7777, 0o1000, -1, 2 ** 40 + 0o4755].map((mode) => ({ path: `/${mode}`, mode })),
      directories: [{ path: '/a', mode: 0o1777 }, { path: '/b' }],
    },
  }),
  'modes of 3.6.0': raise('3.6.0', newest, { storage: { files: [{ path: '/a', mode: 0o4755 }] } }),
  'modes on the way to 3.5.0': raise('3.0.0', '3.5.0', { storage: { files: [{ path: '/a', mode: 0o4755 }] } }),
  'a config of nothing': raise('3.0.0', newest, {}),
  'a version that is the same': raise('3.2.0', '3.2.0', { storage: { raid: [{ name: 'a' }] } }),
};

function raise(from: string, to: string, config: { readonly [section: string]: Plain }): RaisedConfig {
  return { from, to, config: { ...config, ignition: { ...(config.ignition as object), version: from } } };
}

const versions = ['3.0.0', '3.1.0', '3.2.0', '3.3.0', '3.4.0', '3.5.0', '3.6.0', newest];

/** A config of any version, on its way to that version or any newer one. */
export function randomRaise(seed: number): RaisedConfig {
  const random = randomOf(seed);
  const first = random.below(versions.length);
  const from = versions[first]!;
  const to = versions[first + random.below(versions.length - first)]!;
  const root = rootEntry('schemas/ignition/index.json');
  const made = randomValue(root, ignitionTarget(from), random, (numbers) => numbers.below(0o10000));
  return { from, to, config: { ...(made as object), ignition: { version: from } } };
}
