import type { OlderCase } from './olderCase.ts';
import {
  data,
  file,
  files,
  hash,
  mountUnit,
  noCreate,
  noSectors,
  older,
  partitions,
  spec,
  storage,
} from './olderSpec.ts';

const nodes: readonly OlderCase[] = [
  older(
    'a file without a mode',
    files('2.3.0', { filesystem: 'root', path: '/etc/a', contents: { source: 'data:,a' } }),
  ),
  older(
    'a file without a mode, before modes could be left away',
    files('2.1.0', { filesystem: 'root', path: '/etc/a', contents: { source: 'data:,a' } }),
  ),
  older(
    'a directory without a mode, before modes could be left away',
    storage('2.1.0', { directories: [{ filesystem: 'root', path: '/etc/d' }] }),
  ),
  older('a file without contents', files('2.3.0', file('/etc/empty'))),
  older('a file with contents of nothing', files('2.3.0', file('/etc/empty', { contents: {} }))),
  older('a file that is kept', files('2.3.0', file('/etc/a', { overwrite: false, contents: { source: 'data:,a' } }))),
  older(
    'a file that is written over',
    files('2.3.0', file('/etc/a', { overwrite: true, contents: { source: 'data:,a' } })),
  ),
  older(
    'a file that is appended to',
    files('2.3.0', file('/etc/a', { append: true, contents: { source: 'data:,a' } })),
  ),
  older(
    'a file that is appended to, with a mode of nobody',
    files('2.2.0', file('/etc/a', { append: true, overwrite: false, mode: 0, contents: { source: 'data:,a' } })),
  ),
  older(
    'a file with an owner by number',
    files('2.3.0', file('/etc/a', { user: { id: 500 }, group: { id: 501 }, contents: { source: 'data:,a' } })),
  ),
  older(
    'a file with an owner by name',
    files(
      '2.3.0',
      file('/etc/a', { user: { name: 'core' }, group: { name: 'core' }, contents: { source: 'data:,a' } }),
    ),
  ),
  older(
    'a file from elsewhere',
    files(
      '2.4.0',
      file('/etc/a', {
        contents: {
          source: 'https://example.com/a.gz',
          compression: 'gzip',
          verification: { hash },
          httpHeaders: [{ name: 'A', value: 'b' }],
        },
      }),
    ),
  ),
  older(
    'a file in base64',
    files('2.3.0', file('/etc/a', { contents: { source: 'data:text/plain;charset=utf-8;base64,aGVsbG8K' } })),
  ),
  older(
    'a file with a path that goes about',
    files('2.3.0', file('/etc//x/../a', { contents: { source: 'data:,a' } })),
  ),
  older(
    'directories',
    storage('2.3.0', {
      directories: [
        { filesystem: 'root', path: '/srv/a', mode: 493, user: { id: 1 }, group: { name: 'x' } },
        { filesystem: 'root', path: '/srv/b', overwrite: true, user: { name: 'x' }, group: { id: 2 } },
      ],
    }),
  ),
  older(
    'links',
    storage('2.3.0', {
      links: [
        {
          filesystem: 'root',
          path: '/etc/localtime',
          target: '/usr/share/zoneinfo/UTC',
          overwrite: true,
          user: { name: 'u' },
          group: { name: 'g' },
        },
        { filesystem: 'root', path: '/etc/b', target: '/etc/a', hard: true, group: { id: 7 } },
      ],
    }),
  ),
  older(
    'links of 2.1.0',
    storage('2.1.0', {
      links: [{ filesystem: 'root', path: '/etc/a', target: '/b', hard: false, user: { id: 3 }, group: { id: 3 } }],
    }),
  ),
  older(
    'keys that came later',
    files('2.1.0', file('/etc/a', { overwrite: false, append: true, contents: { source: 'data:,a' } })),
    { losses: ['left-behind', 'left-behind'] },
  ),
  older(
    'keys that nobody knows',
    spec('2.3.0', {
      storage: { files: [file('/etc/a', { contents: { source: 'data:,a' }, owner: 'me' })] },
      kernel: { args: [] },
    }),
    { losses: ['left-behind', 'left-behind'] },
  ),
  older(
    'a file twice',
    files(
      '2.3.0',
      file('/etc/a', { contents: { source: 'data:,1' } }),
      file('/etc/a', { mode: 384, contents: { source: 'data:,2' } }),
    ),
    { deduplicate: true, losses: ['said-otherwise'] },
  ),
  older(
    'a file twice among others',
    files(
      '2.3.0',
      file('/etc/a', { contents: { source: 'data:,1' } }),
      file('/etc/b', { contents: { source: 'data:,b' } }),
      file('/etc/b', { contents: { source: 'data:,c' } }),
    ),
    { deduplicate: true, losses: ['said-otherwise'] },
  ),
];

const disks: readonly OlderCase[] = [
  older(
    'partitions in MiB',
    partitions(
      '2.3.0',
      {
        label: 'a',
        number: 1,
        sizeMiB: 512,
        startMiB: 1,
        typeGuid: '0FC63DAF-8483-4772-8E79-3D69D8477DE4',
        guid: '11111111-2222-3333-4444-555555555555',
        wipePartitionEntry: true,
        shouldExist: true,
      },
      { label: 'b' },
    ),
  ),
  older('a partition that is to go', partitions('2.3.0', { number: 9, shouldExist: false, wipePartitionEntry: true })),
  older(
    'a partition that takes what is left',
    partitions('2.4.0', { label: 'rest', number: 2, sizeMiB: 0, startMiB: 0 }),
  ),
  older(
    'a disk that is wiped',
    storage('2.3.0', {
      disks: [
        { device: '/dev/vdb', wipeTable: true },
        { device: '/dev/vdc', wipeTable: false },
      ],
    }),
  ),
  older(
    'partitions in sectors',
    partitions('2.2.0', {
      label: 'a',
      number: 1,
      size: 1048576,
      start: 2048,
      typeGuid: '0FC63DAF-8483-4772-8E79-3D69D8477DE4',
      guid: '11111111-2222-3333-4444-555555555555',
    }),
    {
      losses: ['comes-near', 'comes-near'],
      twin: [
        noSectors,
        partitions('2.3.0', {
          label: 'a',
          number: 1,
          sizeMiB: 512,
          startMiB: 1,
          typeGuid: '0FC63DAF-8483-4772-8E79-3D69D8477DE4',
          guid: '11111111-2222-3333-4444-555555555555',
        }),
      ],
    },
  ),
  older(
    'partitions in sectors that are no MiB',
    partitions('2.3.0', { label: 'a', number: 1, size: 1048577, start: 2049 }),
    {
      losses: ['comes-near', 'comes-near'],
      twin: [noSectors, partitions('2.3.0', { label: 'a', number: 1, sizeMiB: 513, startMiB: 2 })],
    },
  ),
  older('a partition without a size', partitions('2.0.0', { label: 'a', number: 1, size: 0, start: 0 }), {
    twin: [noSectors, partitions('2.3.0', { label: 'a', number: 1, sizeMiB: 0, startMiB: 0 })],
  }),
  older(
    'an array',
    storage('2.3.0', {
      raid: [
        { name: 'md', level: 'raid1', devices: ['/dev/vdb', '/dev/vdc'], spares: 1, options: ['--bitmap=internal'] },
      ],
    }),
  ),
  older(
    'an array without spares',
    storage('2.0.0', { raid: [{ name: 'md', level: 'raid0', devices: ['/dev/vdb', '/dev/vdc'], spares: 0 }] }),
  ),
];

const filesystems: readonly OlderCase[] = [
  older(
    'a filesystem that nothing is written to',
    storage(
      '2.3.0',
      data({
        label: 'DATA',
        uuid: '11111111-2222-3333-4444-555555555555',
        options: ['-b', '4096'],
        wipeFilesystem: true,
      }),
    ),
    { paths: { data: '' } },
  ),
  older(
    'a filesystem at a path of ours',
    storage('2.3.0', data({}, { files: [file('/a', { filesystem: 'data', contents: { source: 'data:,a' } })] })),
    { paths: { data: '/var/mnt/data' }, losses: ['comes-near'] },
  ),
  older(
    'a filesystem that a unit mounts',
    storage(
      '2.3.0',
      data({}, { files: [file('/a', { filesystem: 'data', contents: { source: 'data:,a' } })] }),
      mountUnit('/dev/vdb1', '/var/lib/data', 'var-lib-data.mount'),
    ),
    { paths: { data: '/var/lib/data' } },
  ),
  older(
    'a filesystem that a unit mounts by its label',
    storage(
      '2.3.0',
      data(
        { label: 'DATA' },
        { directories: [{ filesystem: 'data', path: '/d' }], links: [{ filesystem: 'data', path: '/l', target: 'd' }] },
      ),
      mountUnit('LABEL=DATA', '/srv/', 'srv.mount'),
    ),
    { paths: { data: '/srv' } },
  ),
  older(
    'a filesystem that a unit mounts by the path of its label',
    storage('2.3.0', data({ label: 'DATA' }), mountUnit('/dev/disk/by-label/DATA', '/srv', 'srv.mount')),
    { paths: { data: '/srv' } },
  ),
  older(
    'the root filesystem by another name',
    storage('2.3.0', {
      filesystems: [{ name: 'system', mount: { device: '/dev/disk/by-label/ROOT', format: 'ext4' } }],
      files: [file('/etc/a', { filesystem: 'system', contents: { source: 'data:,a' } })],
    }),
    { paths: { system: '/' } },
  ),
  older(
    'the partition of the vendor',
    storage('2.2.0', {
      filesystems: [{ name: 'oem', mount: { device: '/dev/disk/by-label/OEM', format: 'ext4' } }],
      files: [file('/grub.cfg', { filesystem: 'oem', append: true, contents: { source: 'data:,set' } })],
    }),
    { paths: { oem: '/oem' } },
  ),
  older('swap', storage('2.3.0', data({ format: 'swap', device: '/dev/vdb2' })), { paths: { data: '' } }),
  older('a filesystem of 2.0.0', storage('2.0.0', data({ format: 'xfs' })), { paths: { data: '' } }),
  older(
    'a filesystem that is made by force',
    storage('2.0.0', data({ create: { force: true, options: ['-L', 'DATA'] } })),
    {
      paths: { data: '' },
      twin: [noCreate, storage('2.1.0', data({ wipeFilesystem: true, options: ['-L', 'DATA'] }))],
    },
  ),
  older('a filesystem that is made', storage('2.3.0', data({ create: { options: ['-L', 'DATA'] } })), {
    paths: { data: '' },
    losses: ['comes-near'],
    twin: [noCreate, storage('2.3.0', data({ options: ['-L', 'DATA'] }))],
  }),
  older(
    'the root filesystem made anew',
    storage('2.3.0', {
      filesystems: [
        {
          name: 'root',
          mount: { device: '/dev/disk/by-label/ROOT', format: 'btrfs', wipeFilesystem: true, label: 'ROOT' },
        },
      ],
      files: [file('/etc/a', { contents: { source: 'data:,a' } })],
    }),
    {
      paths: { system: '/' },
      twin: [
        'the converter loses a filesystem named root',
        storage('2.3.0', {
          filesystems: [
            {
              name: 'system',
              mount: { device: '/dev/disk/by-label/ROOT', format: 'btrfs', wipeFilesystem: true, label: 'ROOT' },
            },
          ],
          files: [file('/etc/a', { contents: { source: 'data:,a' } })],
        }),
      ],
    },
  ),
  older(
    'a folder of the root filesystem',
    storage('2.3.0', {
      filesystems: [{ name: 'var', path: '/sysroot/var' }],
      files: [file('/lib/a', { filesystem: 'var', contents: { source: 'data:,a' } })],
    }),
    {
      twin: [
        'the converter makes a filesystem without a device of it',
        files('2.3.0', file('/var/lib/a', { contents: { source: 'data:,a' } })),
      ],
    },
  ),
  older(
    'a folder outside of it',
    storage('2.3.0', {
      filesystems: [{ name: 'early', path: '/run' }],
      files: [file('/a', { filesystem: 'early', contents: { source: 'data:,a' } })],
    }),
    {
      losses: ['left-behind'],
      twin: ['nothing of it is left on the machine', spec('2.3.0', {})],
    },
  ),
  older(
    'a filesystem that is nowhere',
    files('2.3.0', file('/a', { filesystem: 'gone', contents: { source: 'data:,a' } })),
    {
      losses: ['left-behind'],
      twin: ['the converter writes it to the root filesystem, where Ignition 2 stops', spec('2.3.0', {})],
    },
  ),
];

/** What Ignition 2 says of files, disks and filesystems. */
export const olderStorageCases: readonly OlderCase[] = [...nodes, ...disks, ...filesystems];
