import type { OlderCase } from './olderCase.ts';
import {
  data,
  file,
  files,
  hash,
  network,
  noCreate,
  noNetworkd,
  noSectors,
  older,
  type Plain,
  passwd,
  service,
  spec,
  storage,
  units,
} from './olderSpec.ts';
import { olderStorageCases } from './olderStorageCases.ts';

const sections: readonly OlderCase[] = [
  older('nothing but a version', spec('2.4.0', {})),
  ...['2.0.0', '2.1.0', '2.2.0', '2.3.0', '2.4.0'].map((version) =>
    older(`a file, ${version}`, files(version, file('/etc/hostname', { contents: { source: 'data:,node' } }))),
  ),
  older(
    'a config to merge',
    spec(
      '2.4.0',
      {},
      {
        config: {
          append: [
            {
              source: 'https://example.com/a.ign',
              verification: { hash },
              httpHeaders: [{ name: 'Accept', value: 'x' }],
            },
          ],
        },
      },
    ),
    { losses: ['older-child'] },
  ),
  older(
    'a config that replaces it',
    spec(
      '2.4.0',
      {},
      {
        config: {
          replace: {
            source: 'https://example.com/a.ign',
            verification: { hash },
            httpHeaders: [{ name: 'Empty', value: '' }],
          },
        },
      },
    ),
    { losses: ['older-child'] },
  ),
  older('timeouts', spec('2.1.0', {}, { timeouts: { httpResponseHeaders: 20, httpTotal: 0 } })),
  older(
    'a certificate authority',
    spec(
      '2.4.0',
      {},
      {
        security: {
          tls: {
            certificateAuthorities: [
              {
                source: 'https://example.com/ca.pem',
                verification: { hash },
                httpHeaders: [{ name: 'A', value: 'b' }],
              },
            ],
          },
        },
      },
    ),
  ),
  older(
    'proxies',
    spec(
      '2.4.0',
      {},
      { proxy: { httpProxy: 'http://p:3128', httpsProxy: 'https://p:3129', noProxy: ['example.com', '10.0.0.0/8'] } },
    ),
  ),
];

const services: readonly OlderCase[] = [
  older('a unit', units('2.3.0', { name: 'a.service', enabled: true, contents: service })),
  older(
    'a unit that is enabled in the old way',
    units('2.0.0', { name: 'a.service', enable: true, contents: service }),
  ),
  older('a unit that is not', units('2.0.0', { name: 'a.service', enable: false, contents: service })),
  older('a unit that is switched off', units('2.1.0', { name: 'a.service', enabled: false })),
  older(
    'a unit that is both',
    units(
      '2.1.0',
      { name: 'a.service', enable: true, enabled: false, contents: service },
      { name: 'b.service', enable: true, enabled: true, contents: service },
    ),
  ),
  older(
    'a unit that is masked',
    units('2.0.0', { name: 'a.service', mask: true }, { name: 'b.service', mask: false, contents: '' }),
  ),
  older(
    'drop-ins',
    units('2.0.0', {
      name: 'a.service',
      dropins: [{ name: '10-a.conf', contents: '[Service]\nNice=1\n' }, { name: '20-b.conf' }],
    }),
  ),
  older(
    'a unit twice',
    units(
      '2.3.0',
      { name: 'a.service', enabled: true, contents: service },
      { name: 'a.service', contents: `# new\n${service}`, enabled: true },
    ),
    { deduplicate: true, losses: ['said-otherwise'] },
  ),
  older(
    'a unit twice, with drop-ins',
    units(
      '2.3.0',
      { name: 'a.service', dropins: [{ name: '10-a.conf', contents: '[Service]\nNice=1\n' }] },
      { name: 'a.service', dropins: [{ name: '20-b.conf', contents: '[Service]\nNice=2\n' }] },
    ),
    { deduplicate: true, losses: ['said-otherwise'] },
  ),
  older('a network unit', spec('2.0.0', { networkd: { units: [{ name: '00-eth0.network', contents: network }] } }), {
    losses: ['said-otherwise'],
    twin: [
      noNetworkd,
      files(
        '2.2.0',
        file('/etc/systemd/network/00-eth0.network', { contents: { source: `data:,${encodeURIComponent(network)}` } }),
      ),
    ],
  }),
  older(
    'a network unit with a drop-in',
    spec('2.2.0', {
      networkd: {
        units: [
          {
            name: '00-eth0.network',
            contents: network,
            dropins: [{ name: 'mtu.conf', contents: '[Link]\nMTUBytes=9000\n' }],
          },
        ],
      },
    }),
    {
      losses: ['said-otherwise'],
      twin: [
        noNetworkd,
        files(
          '2.2.0',
          file('/etc/systemd/network/00-eth0.network', {
            contents: { source: `data:,${encodeURIComponent(network)}` },
          }),
          file('/etc/systemd/network/00-eth0.network.d/mtu.conf', {
            contents: { source: 'data:,%5BLink%5D%0AMTUBytes%3D9000%0A' },
          }),
        ),
      ],
    },
  ),
];

const create = {
  uid: 1000,
  gecos: 'App',
  homeDir: '/srv/app',
  noCreateHome: true,
  primaryGroup: 'app',
  groups: ['wheel'],
  noUserGroup: true,
  system: true,
  noLogInit: true,
  shell: '/bin/sh',
};

const accounts: readonly OlderCase[] = [
  older(
    'an account with keys',
    passwd('2.0.0', {
      users: [
        { name: 'core', passwordHash: '$6$salt$hash', sshAuthorizedKeys: ['ssh-ed25519 AAAA a', 'ssh-ed25519 BBBB b'] },
      ],
    }),
  ),
  older('an account with everything', passwd('2.3.0', { users: [{ name: 'app', ...create }] })),
  older('an account without a password', passwd('2.1.0', { users: [{ name: 'app', passwordHash: '' }] })),
  older(
    'an account with nothing said',
    passwd('2.3.0', {
      users: [{ name: 'app', gecos: '', homeDir: '', noCreateHome: false, system: false, shell: '' }],
    }),
  ),
  older(
    'an account that is made',
    passwd('2.0.0', { users: [{ name: 'app', sshAuthorizedKeys: ['ssh-ed25519 AAAA a'], create }] }),
    {
      twin: [
        noCreate,
        passwd('2.1.0', { users: [{ name: 'app', sshAuthorizedKeys: ['ssh-ed25519 AAAA a'], ...create }] }),
      ],
    },
  ),
  older(
    'an account that is made, with more beside it',
    passwd('2.1.0', { users: [{ name: 'app', uid: 7, create: { uid: 1000 } }] }),
    {
      losses: ['said-otherwise'],
      twin: [noCreate, passwd('2.1.0', { users: [{ name: 'app', uid: 1000 }] })],
    },
  ),
  older(
    'an account twice',
    passwd('2.3.0', {
      users: [
        { name: 'core', sshAuthorizedKeys: ['ssh-ed25519 AAAA a'] },
        { name: 'core', sshAuthorizedKeys: ['ssh-ed25519 BBBB b'] },
      ],
    }),
    {
      deduplicate: true,
      instead: [
        {
          because: 'keys stay in the order of the text',
          theirs: '"ssh-ed25519 BBBB b","ssh-ed25519 AAAA a"',
          ours: '"ssh-ed25519 AAAA a","ssh-ed25519 BBBB b"',
        },
      ],
      losses: ['said-otherwise'],
    },
  ),
  older(
    'groups',
    passwd('2.0.0', {
      groups: [{ name: 'app', gid: 1000, passwordHash: '$6$salt$hash', system: true }, { name: 'other' }],
    }),
  ),
];

const first = (sections: Plain): string => JSON.stringify({ ignitionVersion: 1, ...sections }, null, 2);

const versionOne: readonly OlderCase[] = [
  older('version 1', first({})),
  older(
    'version 1: files',
    first({
      storage: {
        filesystems: [
          {
            device: '/dev/disk/by-label/ROOT',
            format: 'ext4',
            files: [
              { path: '/etc/a', contents: 'a\n', mode: 420, uid: 500, gid: 500 },
              { path: '/etc/b', contents: 'b & c', mode: 384 },
            ],
          },
        ],
      },
    }),
    { paths: { '_translate-filesystem-0': '/' } },
  ),
  older(
    'version 1: a filesystem that is made',
    first({
      storage: {
        filesystems: [{ device: '/dev/vdb1', format: 'btrfs', create: { force: true, options: ['--label=DATA'] } }],
      },
    }),
    {
      paths: { data: '' },
      twin: [noCreate, storage('2.1.0', data({ format: 'btrfs', wipeFilesystem: true, options: ['--label=DATA'] }))],
    },
  ),
  older(
    'version 1: disks',
    first({
      storage: {
        disks: [
          {
            device: '/dev/vdb',
            wipeTable: true,
            partitions: [
              { label: 'a', number: 1, size: 204800, start: 0, typeGuid: '0FC63DAF-8483-4772-8E79-3D69D8477DE4' },
            ],
          },
        ],
      },
    }),
    {
      losses: ['comes-near'],
      twin: [
        noSectors,
        storage('2.3.0', {
          disks: [
            {
              device: '/dev/vdb',
              wipeTable: true,
              partitions: [
                { label: 'a', number: 1, sizeMiB: 100, startMiB: 0, typeGuid: '0FC63DAF-8483-4772-8E79-3D69D8477DE4' },
              ],
            },
          ],
        }),
      ],
    },
  ),
  older(
    'version 1: an array',
    first({
      storage: { raid: [{ name: 'md', level: 'raid5', devices: ['/dev/vdb', '/dev/vdc', '/dev/vdd'], spares: 1 }] },
    }),
  ),
  older(
    'version 1: units',
    first({
      systemd: {
        units: [
          {
            name: 'a.service',
            enable: true,
            contents: service,
            dropins: [{ name: '10-a.conf', contents: '[Service]\nNice=1\n' }],
          },
          { name: 'b.service', mask: true },
        ],
      },
    }),
  ),
  older('version 1: a network unit', first({ networkd: { units: [{ name: '00-eth0.network', contents: network }] } }), {
    losses: ['said-otherwise'],
    twin: [
      noNetworkd,
      files(
        '2.2.0',
        file('/etc/systemd/network/00-eth0.network', { contents: { source: `data:,${encodeURIComponent(network)}` } }),
      ),
    ],
  }),
  older(
    'version 1: accounts',
    first({
      passwd: {
        users: [
          { name: 'core', passwordHash: '$6$salt$hash', sshAuthorizedKeys: ['ssh-ed25519 AAAA a'] },
          { name: 'app', create },
        ],
        groups: [{ name: 'g', gid: 1, passwordHash: 'x', system: true }],
      },
    }),
    {
      twin: [
        noCreate,
        passwd('2.1.0', {
          users: [
            { name: 'core', passwordHash: '$6$salt$hash', sshAuthorizedKeys: ['ssh-ed25519 AAAA a'] },
            { name: 'app', ...create },
          ],
          groups: [{ name: 'g', gid: 1, passwordHash: 'x', system: true }],
        }),
      ],
    },
  ),
];

/** Configs of Ignition 2.0.0 to 2.4.0 and 1, every key in one of them. */
export const olderIgnitionCases: readonly OlderCase[] = [
  ...sections,
  ...olderStorageCases,
  ...services,
  ...accounts,
  ...versionOne,
];
