import type { Mistake } from '../ruleCase.ts';

const code = 'ignition/duplicate-entry';
const times = (count: number): readonly string[] => Array.from({ length: count }, () => code);
const sha512 = `sha512-${'ab'.repeat(64)}`;

/** @param version of the merged configs: of another the tool says that it does not look into them */
function mergedTwice(row: string, version: string): Mistake {
  return {
    name: 'merged twice by contents',
    codes: times(2),
    butane: [row],
    text: `ignition:
  config:
    merge:
      - inline: '{"ignition": {"version": "${version}"}}'
      - inline: '{"ignition": {"version": "${version}"}, "passwd": {}}'
      - inline: '{"ignition": {"version": "${version}"}}'
  security:
    tls:
      certificate_authorities:
        - inline: a certificate
        - inline: a certificate
          verification: {hash: ${sha512}}
`,
  };
}

/** Two entries of a list with one name. */
export const duplicateMistakes: readonly Mistake[] = [
  {
    name: 'an extension and a kernel argument of a cluster twice',
    codes: times(2),
    butane: ['openshift-4.8.0', 'openshift-4.14.0', 'openshift-4.23.0-experimental'],
    text: `openshift:
  extensions: [ipsec, usbguard, ipsec]
  kernel_arguments: [quiet, a=b, quiet]
`,
  },
  {
    name: 'an extension that is a kernel argument too',
    codes: [],
    butane: ['openshift-4.14.0'],
    text: `openshift:
  extensions: [ipsec]
  kernel_arguments: [ipsec]
`,
  },
  {
    name: 'one path in several lists',
    codes: times(4),
    butane: ['fcos-1.0.0', 'fcos-1.6.0', 'fcos-1.8.0-experimental', 'flatcar-1.1.0'],
    text: `storage:
  files:
    - path: /etc/a
    - path: /etc/b
    - path: /etc/a
  directories:
    - path: /etc/b
    - path: /etc/c
  links:
    - path: /etc/c
      target: /x
    - path: /etc/d
      target: /x
    - path: /etc/d
      target: /y
`,
    ignition: ['3.0.0', '3.6.0', '3.7.0-experimental', 'machineconfig 3.4.0'],
    config: {
      storage: {
        files: [{ path: '/etc/a' }, { path: '/etc/b' }, { path: '/etc/a' }],
        directories: [{ path: '/etc/b' }, { path: '/etc/c' }],
        links: [
          { path: '/etc/c', target: '/x' },
          { path: '/etc/d', target: '/x' },
          { path: '/etc/d', target: '/y' },
        ],
      },
    },
  },
  {
    name: 'paths that differ',
    codes: [],
    butane: ['fcos-1.0.0', 'fcos-1.6.0'],
    text: `storage:
  files:
    - path: /etc/a
    - path: /etc/A
  directories:
    - path: /etc
`,
    ignition: ['3.0.0', '3.6.0', 'machineconfig 3.4.0'],
    config: { storage: { files: [{ path: '/etc/a' }, { path: '/etc/A' }], directories: [{ path: '/etc' }] } },
  },
  {
    name: 'one device twice',
    codes: [...times(3), 'ignition/partition-numbers-collide', 'ignition/duplicate-partition-label'],
    butane: ['fcos-1.0.0', 'fcos-1.6.0'],
    text: `storage:
  disks:
    - device: /dev/vdb
      wipe_table: true
      partitions:
        - number: 2
          label: a
          size_mib: 10
        - number: 2
          label: b
          size_mib: 10
          start_mib: 900000
        - label: c
        - label: c
    - device: /dev/vdb
  filesystems:
    - device: /dev/vdc
      format: ext4
    - device: /dev/vdc
      format: xfs
  raid:
    - name: data
      level: raid1
      devices: [/dev/vdd, /dev/vde]
    - name: data
      level: raid1
      devices: [/dev/vdf]
`,
  },
  {
    name: 'several things with one name',
    codes: times(6),
    ignition: ['3.0.0', '3.6.0', '3.7.0-experimental', 'machineconfig 3.4.0'],
    config: {
      storage: {
        disks: [{ device: '/dev/vdb' }, { device: '/dev/vdb' }],
        filesystems: [
          { device: '/dev/vdc', format: 'ext4' },
          { device: '/dev/vdc', format: 'ext4' },
        ],
        raid: [
          { name: 'data', level: 'raid1', devices: ['/dev/vdd', '/dev/vde'] },
          { name: 'data', level: 'raid1', devices: ['/dev/vdf', '/dev/vdf'] },
        ],
      },
      systemd: {
        units: [
          { name: 'a.service', dropins: [{ name: 'x.conf' }, { name: 'x.conf' }] },
          { name: 'a.service', dropins: [{ name: 'x.conf' }] },
        ],
      },
    },
  },
  {
    name: 'several units and people with one name',
    codes: times(6),
    butane: ['fcos-1.0.0', 'fcos-1.6.0'],
    text: `systemd:
  units:
    - name: a.service
      dropins: [{name: x.conf}, {name: x.conf}]
    - name: a.service
passwd:
  users:
    - name: core
      ssh_authorized_keys: [ssh-ed25519 AAAA a, ssh-ed25519 AAAA b, ssh-ed25519 AAAA a]
      groups: [wheel, docker, wheel]
    - name: core
  groups:
    - name: users
    - name: users
`,
    ignition: ['3.0.0', '3.6.0'],
    config: {
      systemd: {
        units: [{ name: 'a.service', dropins: [{ name: 'x.conf' }, { name: 'x.conf' }] }, { name: 'a.service' }],
      },
      passwd: {
        users: [
          { name: 'core', sshAuthorizedKeys: ['key a', 'key b', 'key a'], groups: ['wheel', 'docker', 'wheel'] },
          { name: 'core' },
        ],
        groups: [{ name: 'users' }, { name: 'users' }],
      },
    },
  },
  {
    name: 'things without a name',
    codes: [...times(2), ...Array.from({ length: 4 }, () => 'ignition/documented-key-missing')],
    ignition: ['3.0.0', '3.6.0'],
    config: {
      storage: {
        raid: [
          { level: 'raid1', devices: ['/dev/vdd'] },
          { level: 'raid1', devices: ['/dev/vde'] },
        ],
      },
      passwd: { groups: [{}, {}] },
    },
  },
  {
    name: 'files without a path',
    codes: ['ignition/missing-key', 'ignition/missing-key'],
    ignition: ['3.0.0', '3.6.0'],
    config: { storage: { files: [{ mode: 420 }, { mode: 420 }] } },
  },
  {
    name: 'volumes and servers twice',
    codes: times(3),
    butane: ['fcos-1.5.0', 'fcos-1.6.0'],
    text: `storage:
  luks:
    - name: data
      device: /dev/vdb
      options: [--a, --a]
      open_options: [--b, --b]
      clevis:
        tang:
          - url: https://tang.example.com
            thumbprint: x
          - url: https://tang.example.com
            thumbprint: y
    - name: data
      device: /dev/vdb
      clevis: {tpm2: true}
`,
  },
  {
    name: 'volumes, servers and options twice',
    codes: times(3),
    ignition: ['3.4.0', '3.7.0-experimental', 'machineconfig 3.4.0'],
    config: {
      storage: {
        luks: [
          {
            name: 'data',
            device: '/dev/vdb',
            options: ['--a', '--a'],
            openOptions: ['--b', '--b'],
            clevis: {
              tang: [
                { url: 'https://tang.example.com', thumbprint: 'x' },
                { url: 'https://tang.example.com', thumbprint: 'y' },
              ],
            },
          },
          { name: 'data', device: '/dev/vdb', clevis: { tpm2: true } },
        ],
      },
    },
  },
  {
    name: 'options and appended pieces may repeat',
    codes: [],
    butane: ['fcos-1.1.0', 'fcos-1.6.0'],
    text: `storage:
  files:
    - path: /etc/a
      append:
        - source: https://example.com/a
        - source: https://example.com/a
  filesystems:
    - device: /dev/vdc
      format: ext4
      path: /var/c
      options: [-a, -a]
      mount_options: [noatime, noatime]
  raid:
    - name: data
      level: raid1
      devices: [/dev/vdd, /dev/vde]
      options: [--a, --a]
`,
    ignition: ['3.1.0', '3.6.0'],
    config: {
      storage: {
        files: [{ path: '/etc/a', append: [{ source: 'https://example.com/a' }, { source: 'https://example.com/a' }] }],
        filesystems: [
          { device: '/dev/vdc', format: 'ext4', path: '/var/c', options: ['-a', '-a'], mountOptions: ['b', 'b'] },
        ],
        raid: [{ name: 'data', level: 'raid1', devices: ['/dev/vdd', '/dev/vde'], options: ['--a', '--a'] }],
      },
    },
  },
  {
    name: 'merged twice',
    codes: times(4),
    butane: ['fcos-1.1.0', 'fcos-1.6.0', 'flatcar-1.0.0'],
    text: `ignition:
  config:
    merge:
      - source: https://example.com/a
        http_headers:
          - name: X-A
            value: "1"
          - name: X-A
            value: "2"
      - source: https://example.com/a
        verification:
          hash: ${sha512}
  security:
    tls:
      certificate_authorities:
        - source: https://example.com/ca
        - source: https://example.com/ca
  proxy:
    no_proxy: [a, b, a]
`,
    ignition: ['3.1.0', '3.6.0', 'machineconfig 3.4.0'],
    config: {
      ignition: {
        config: {
          merge: [
            {
              source: 'https://example.com/a',
              httpHeaders: [
                { name: 'X-A', value: '1' },
                { name: 'X-A', value: '2' },
              ],
            },
            { source: 'https://example.com/a', verification: { hash: sha512 } },
          ],
        },
        security: {
          tls: { certificateAuthorities: [{ source: 'https://example.com/ca' }, { source: 'https://example.com/ca' }] },
        },
        proxy: { noProxy: ['a', 'b', 'a'] },
      },
    },
  },
  {
    name: 'merged twice by the first version',
    codes: [...times(2), 'ignition/documented-key-missing', 'ignition/documented-key-missing'],
    ignition: ['3.0.0'],
    config: {
      ignition: {
        config: { merge: [{}, { source: '' }, {}] },
        security: { tls: { certificateAuthorities: [{ source: 'data:,a' }, { source: 'data:,b' }] } },
      },
    },
  },
  ...[
    ['fcos-1.1.0', '3.1.0'],
    ['fcos-1.6.0', '3.5.0'],
    ['openshift-4.14.0', '3.4.0'],
  ].map(([row = '', version = '']) => mergedTwice(row, version)),
  {
    name: 'merged once by contents',
    codes: [],
    butane: ['fcos-1.6.0'],
    text: `ignition:
  security:
    tls:
      certificate_authorities:
        - inline: a certificate
        - inline: another certificate
        - source: "data:,a%20third"
storage:
  files:
    - path: /etc/a
      append: [{inline: a}, {inline: a}]
`,
  },
  {
    name: 'a kernel argument to have and not to have',
    codes: times(2),
    butane: ['fcos-1.4.0', 'fcos-1.6.0'],
    text: `kernel_arguments:
  should_exist: [quiet, a=1, quiet]
  should_not_exist: [a=1, a=2]
`,
    ignition: ['3.3.0', '3.6.0', 'machineconfig 3.4.0'],
    config: { kernelArguments: { shouldExist: ['quiet', 'a=1', 'quiet'], shouldNotExist: ['a=1', 'a=2'] } },
  },
  {
    name: 'different kernel arguments',
    codes: [],
    butane: ['fcos-1.4.0', 'fcos-1.6.0'],
    text: 'kernel_arguments:\n  should_exist: [a=1, a=2]\n  should_not_exist: [a=3]\n',
    ignition: ['3.3.0', '3.6.0'],
    config: { kernelArguments: { shouldExist: ['a=1', 'a=2'], shouldNotExist: ['a=3'] } },
  },
];
