import assert from 'node:assert/strict';
import { butane, differencesOf, ignition } from './machines.ts';

/** What stands before and behind, and the lines that say how the machines differ. */
type Case = readonly [what: string, a: string, b: string, lines: readonly string[]];

const nothing = ignition({});

function storage(kind: string, ...items: readonly object[]): string {
  return ignition({ storage: { [kind]: items } });
}

function file(members: object): string {
  return storage('files', { path: '/etc/app', ...members });
}

function unit(members: object): string {
  return ignition({ systemd: { units: [{ name: 'app.service', ...members }] } });
}

function user(members: object): string {
  return ignition({ passwd: { users: [{ name: 'core', ...members }] } });
}

function disk(...partitions: readonly object[]): string {
  return storage('disks', { device: '/dev/vda', partitions });
}

const files: readonly Case[] = [
  [
    'files that come and go',
    storage('files', { path: '/a', mode: 420 }, { path: '/b' }),
    storage('files', { path: '/b' }, { path: '/c', mode: 493 }),
    ['files', '  - file /a 0644', '  + file /c 0755', '1 added, 1 removed'],
  ],
  ['a mode', file({ mode: 420 }), file({ mode: 384 }), ['files', '  ~ file /etc/app: mode 0644 → 0600', '1 changed']],
  [
    'a mode that is said: what is there already would keep its own',
    file({}),
    file({ mode: 420 }),
    ['files', '  ~ file /etc/app: mode unset → 0644', '1 changed'],
  ],
  [
    'owners',
    file({ user: { name: 'core' }, group: { id: 0 } }),
    file({ user: { id: 1000 }, group: { id: 0 } }),
    ['files', '  ~ file /etc/app: user.id unset → 1000; user.name core → unset', '1 changed'],
  ],
  [
    'contents',
    file({ contents: { source: 'data:,a%0Ab%0A' } }),
    file({ contents: { source: 'data:,a%0Ac%0A' } }),
    [
      'files',
      '  ~ file /etc/app: contents changed',
      '      @@ -1,2 +1,2 @@',
      '       a',
      '      -b',
      '      +c',
      '1 changed',
    ],
  ],
  [
    'contents that are fetched now',
    file({ contents: { source: 'data:,a%0A' } }),
    file({ contents: { source: 'https://example.com/a', verification: { hash: `sha256-${'ab'.repeat(32)}` } } }),
    [
      'files',
      `  ~ file /etc/app: contents removed; contents.source unset → https://example.com/a; contents.verification.hash unset → sha256-${'ab'.repeat(32)}`,
      '      @@ -1 +0,0 @@',
      '      -a',
      '1 changed',
    ],
  ],
  [
    'what is no text, by its size and hash',
    file({ contents: { source: 'data:;base64,AAEC' } }),
    file({ contents: { source: 'data:;base64,AAED' } }),
    [
      'files',
      // sha256sum of the three bytes
      '  ~ file /etc/app: contents binary, 3 bytes, sha256 ae4b3280e56e… → binary, 3 bytes, sha256 b744d600fbe3…',
      '1 changed',
    ],
  ],
  [
    'JSON on one line, key by key',
    file({ contents: { source: 'data:,%7B%22a%22%3A1%2C%22b%22%3A2%7D' } }),
    file({ contents: { source: 'data:,%7B%22a%22%3A1%2C%22b%22%3A3%7D' } }),
    [
      'files',
      '  ~ file /etc/app: contents changed',
      '      @@ -1,4 +1,4 @@',
      '       {',
      '         "a": 1,',
      '      -  "b": 2',
      '      +  "b": 3',
      '       }',
      '      \\ No newline at end of file',
      '1 changed',
    ],
  ],
  [
    'what is appended, piece by piece',
    file({ append: [{ source: 'data:,a%0A' }, { source: 'data:,b%0A' }] }),
    file({ append: [{ source: 'data:,a%0A' }] }),
    ['files', '  ~ file /etc/app: append[1] removed', '      @@ -1 +0,0 @@', '      -b', '1 changed'],
  ],
  [
    'a header, and never what it says',
    file({ contents: { source: 'https://a/', httpHeaders: [{ name: 'Authorization', value: 'Bearer one' }] } }),
    file({ contents: { source: 'https://a/', httpHeaders: [{ name: 'Authorization', value: 'Bearer two' }] } }),
    ['files', '  ~ file /etc/app: contents.httpHeaders[Authorization].value changed', '1 changed'],
  ],
  [
    'a file that is a directory now',
    storage('files', { path: '/a' }),
    storage('directories', { path: '/a', mode: 448 }),
    ['directories', '  + directory /a 0700', 'files', '  - file /a', '1 added, 1 removed'],
  ],
  [
    'a link that leads elsewhere',
    storage('links', { path: '/a', target: '/b' }),
    storage('links', { path: '/a', target: '/c', hard: true }),
    ['links', '  ~ link /a: hard unset → true; target /b → /c', '1 changed'],
  ],
];

const system: readonly Case[] = [
  [
    'a unit that is enabled, masked',
    unit({ enabled: true }),
    unit({ enabled: false, mask: true }),
    ['units', '  ~ unit app.service: enabled true → false; mask unset → true', '1 changed'],
  ],
  [
    'a unit whose state stays, by its state',
    unit({ enabled: true, contents: '[Service]\nExecStart=/bin/a\n' }),
    unit({ enabled: true, contents: '[Service]\nExecStart=/bin/b\n' }),
    [
      'units',
      '  ~ unit app.service enabled: contents changed',
      '      @@ -1,2 +1,2 @@',
      '       [Service]',
      '      -ExecStart=/bin/a',
      '      +ExecStart=/bin/b',
      '1 changed',
    ],
  ],
  [
    'a unit that says the same to systemd',
    unit({ contents: '[Service]\nExecStart=/bin/a\n' }),
    unit({ contents: '# run it\n[Service]\nExecStart = /bin/a\n' }),
    [
      'units',
      '  ~ unit app.service: contents changed in comments and layout only',
      '      @@ -1,2 +1,3 @@',
      '      +# run it',
      '       [Service]',
      '      -ExecStart=/bin/a',
      '      +ExecStart = /bin/a',
      '1 changed',
    ],
  ],
  [
    'drop-ins',
    unit({ dropins: [{ name: 'a.conf', contents: '[Unit]\n' }, { name: 'b.conf' }] }),
    unit({ dropins: [{ name: 'b.conf' }, { name: 'c.conf' }] }),
    ['units', '  - drop-in a.conf of unit app.service', '  + drop-in c.conf of unit app.service', '1 added, 1 removed'],
  ],
  [
    'users, and no password of theirs',
    user({ passwordHash: '$6$abcdefgh$one', groups: ['wheel'], shell: '/bin/bash' }),
    user({ passwordHash: '$6$abcdefgh$two', groups: ['wheel', 'docker'] }),
    ['users', '  ~ user core: groups +docker; passwordHash changed; shell /bin/bash → unset', '1 changed'],
  ],
  [
    'a user whose password is new',
    user({}),
    user({ passwordHash: '$6$abcdefgh$one' }),
    ['users', '  ~ user core: passwordHash added', '1 changed'],
  ],
  [
    'keys, by their comments',
    user({ sshAuthorizedKeys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOne me@a'] }),
    user({ sshAuthorizedKeys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAITwo me@b'] }),
    [
      'users',
      '  ~ user core: sshAuthorizedKeys +ssh-ed25519 (hidden 2) me@b -ssh-ed25519 (hidden 1) me@a',
      '1 changed',
    ],
  ],
  [
    'groups',
    ignition({ passwd: { groups: [{ name: 'a', gid: 1 }] } }),
    ignition({ passwd: { groups: [{ name: 'a', gid: 2 }, { name: 'b' }] } }),
    ['groups', '  ~ group a: gid 1 → 2', '  + group b', '1 added, 1 changed'],
  ],
  [
    'kernel arguments',
    ignition({ kernelArguments: { shouldExist: ['quiet', 'nosmt'] } }),
    ignition({ kernelArguments: { shouldExist: ['nosmt', 'debug'], shouldNotExist: ['rhgb'] } }),
    ['kernel arguments', '  ~ kernel arguments: shouldExist +debug -quiet; shouldNotExist +rhgb', '1 changed'],
  ],
  [
    'kernel arguments in another order, of which the last console is the one',
    ignition({ kernelArguments: { shouldExist: ['console=tty0', 'console=ttyS0'] } }),
    ignition({ kernelArguments: { shouldExist: ['console=ttyS0', 'console=tty0'] } }),
    [
      'kernel arguments',
      '  ~ kernel arguments: shouldExist in another order: console=tty0 console=ttyS0 → console=ttyS0 console=tty0',
      '1 changed',
    ],
  ],
  [
    'kernel arguments where there were none',
    nothing,
    ignition({ kernelArguments: { shouldExist: ['quiet', 'nosmt'] } }),
    ['kernel arguments', '  + kernel arguments: shouldExist quiet nosmt', '1 added'],
  ],
];

const disks: readonly Case[] = [
  [
    'partitions',
    disk({ number: 1, label: 'boot', sizeMiB: 512 }, { label: 'old' }),
    disk({ number: 1, label: 'boot', sizeMiB: 1024 }, { label: 'new', sizeMiB: 10 }),
    [
      'disks',
      '  + partition new of disk /dev/vda',
      '  - partition old of disk /dev/vda',
      '  ~ partition 1 boot of disk /dev/vda: sizeMiB 512 MiB → 1024 MiB',
      '1 added, 1 removed, 1 changed',
    ],
  ],
  [
    'a disk with what is on it',
    nothing,
    disk({ number: 1, label: 'root' }),
    ['disks', '  + disk /dev/vda', '  + partition 1 root of disk /dev/vda', '2 added'],
  ],
  [
    'an array',
    storage('raid', { name: 'md', level: 'raid1', devices: ['/dev/a', '/dev/b'] }),
    storage('raid', { name: 'md', level: 'raid1', devices: ['/dev/a', '/dev/c'], spares: 1 }),
    ['raid', '  ~ raid md raid1: devices +/dev/c -/dev/b; spares unset → 1', '1 changed'],
  ],
  [
    'a volume, and nothing of its key',
    storage('luks', { name: 'root', device: '/dev/a', keyFile: { source: 'data:,opensesame' } }),
    storage('luks', { name: 'root', device: '/dev/a', keyFile: { source: 'data:,closesesame' }, wipeVolume: true }),
    ['luks', '  ~ luks root: keyFile changed; wipeVolume unset → true', '1 changed'],
  ],
  [
    'how a volume is opened',
    storage('luks', { name: 'root', device: '/dev/a', clevis: { tang: [{ url: 'http://a', thumbprint: 'x' }] } }),
    storage('luks', {
      name: 'root',
      device: '/dev/a',
      clevis: { tang: [{ url: 'http://a', thumbprint: 'y' }], tpm2: true },
    }),
    ['luks', '  ~ luks root: clevis.tang[http://a].thumbprint x → y; clevis.tpm2 unset → true', '1 changed'],
  ],
  [
    'a filesystem',
    storage('filesystems', { device: '/dev/a', format: 'ext4', path: '/var', options: ['-L', 'x'] }),
    storage('filesystems', {
      device: '/dev/a',
      format: 'xfs',
      path: '/var',
      options: ['x', '-L'],
      wipeFilesystem: true,
    }),
    [
      'filesystems',
      '  ~ filesystem /var: format ext4 → xfs; options in another order: -L x → x -L; wipeFilesystem unset → true',
      '1 changed',
    ],
  ],
];

function merging(...sources: readonly string[]): string {
  return ignition({ ignition: { config: { merge: sources.map((source) => ({ source })) } } });
}

const around: readonly Case[] = [
  [
    'merged configs',
    merging('https://a/1.ign', 'https://a/2.ign'),
    merging('https://a/2.ign', 'https://a/3.ign'),
    ['merge', '  - config https://a/1.ign', '  + config https://a/3.ign', '1 added, 1 removed'],
  ],
  [
    'merged configs in another order, of which the last one wins',
    merging('https://a/1.ign', 'https://a/2.ign'),
    merging('https://a/2.ign', 'https://a/1.ign'),
    [
      'merge',
      '  ~ merge in another order: config https://a/1.ign, config https://a/2.ign → config https://a/2.ign, config https://a/1.ign',
      '1 changed',
    ],
  ],
  [
    'a config inside, by what differs in it',
    merging('data:,%7B%22ignition%22%3A%7B%22version%22%3A%223.3.0%22%7D%7D'),
    merging('data:,%7B%22ignition%22%3A%7B%22version%22%3A%223.4.0%22%7D%7D'),
    [
      'merge',
      '  ~ config (inline 1): contents changed',
      '      @@ -1,5 +1,5 @@',
      '       {',
      '         "ignition": {',
      '      -    "version": "3.3.0"',
      '      +    "version": "3.4.0"',
      '         }',
      '       }',
      '      \\ No newline at end of file',
      '1 changed',
    ],
  ],
  [
    'the config that takes the place of this one',
    nothing,
    ignition({ ignition: { config: { replace: { source: 'https://a/1.ign' } } } }),
    ['ignition', '  + ignition config replace: source https://a/1.ign', '1 added'],
  ],
  [
    'certificates',
    nothing,
    ignition({ ignition: { security: { tls: { certificateAuthorities: [{ source: 'https://a/ca.pem' }] } } } }),
    ['certificate authorities', '  + certificate authority https://a/ca.pem', '1 added'],
  ],
  [
    'proxies and timeouts, and no password in a URL',
    ignition({ ignition: { proxy: { httpsProxy: 'http://me:one@proxy' }, timeouts: { httpTotal: 30 } } }),
    ignition({
      ignition: { proxy: { httpsProxy: 'http://me:two@proxy', noProxy: ['a'] }, timeouts: { httpTotal: 60 } },
    }),
    [
      'ignition',
      '  ~ ignition proxy: httpsProxy http://me:(hidden 1)@proxy → http://me:(hidden 2)@proxy; noProxy +a',
      '  ~ ignition timeouts: httpTotal 30 → 60',
      '2 changed',
    ],
  ],
  [
    'what a MachineConfig says around its config',
    machineConfig('99-a', 'worker', '  kernelArguments: [nosmt]\n'),
    machineConfig('99-b', 'master', '  kernelArguments: [nosmt, quiet]\n  fips: true\n'),
    [
      'metadata',
      '  ~ metadata: name 99-a → 99-b',
      '  ~ metadata labels: machineconfiguration.openshift.io/role worker → master',
      'spec',
      '  ~ spec: fips unset → true; kernelArguments +quiet',
      '3 changed',
    ],
  ],
];

function machineConfig(name: string, role: string, more = ''): string {
  return `apiVersion: machineconfiguration.openshift.io/v1
kind: MachineConfig
metadata:
  name: ${name}
  creationTimestamp: null
  labels:
    machineconfiguration.openshift.io/role: ${role}
spec:
  config:
    ignition:
      version: 3.4.0
${more}`;
}

const same: readonly (readonly [what: string, a: string, b: string])[] = [
  ['a config and itself in another version', ignition({}, '3.2.0'), ignition({}, '3.5.0')],
  [
    'lists whose order does not matter',
    storage('files', { path: '/a' }, { path: '/b' }),
    storage('files', { path: '/b' }, { path: '/a' }),
  ],
  ['the groups of a user in another order', user({ groups: ['a', 'b'] }), user({ groups: ['b', 'a'] })],
  [
    'what holds without being said',
    disk({ number: 1, shouldExist: true, wipePartitionEntry: false }),
    disk({ number: 1 }),
  ],
  ['settings that hold without being said', nothing, ignition({ ignition: { timeouts: { httpTotal: 0 } } })],
  ['empty lists and objects', nothing, ignition({ storage: { files: [] }, passwd: {} })],
  [
    'one text in another encoding',
    file({ contents: { source: 'data:,hello%0A' } }),
    file({ contents: { source: 'data:text/plain;base64,aGVsbG8K', compression: '' } }),
  ],
  [
    // printf 'hello\n' | gzip -9n | base64
    'one text, packed',
    file({ contents: { source: 'data:,hello%0A' } }),
    file({ contents: { source: 'data:;base64,H4sIAAAAAAACA8tIzcnJ5wIAIDA6NgYAAAA=', compression: 'gzip' } }),
  ],
  [
    'Butane and the Ignition that it makes',
    butane(`storage:
  files:
    - path: /etc/app
      mode: 0600
      contents: {inline: hello}
  filesystems:
    - {device: /dev/a, path: /var/a, format: xfs, with_mount_unit: true}
`),
    ignition({
      storage: {
        files: [{ path: '/etc/app', mode: 384, contents: { source: 'data:,hello' } }],
        filesystems: [{ device: '/dev/a', path: '/var/a', format: 'xfs' }],
      },
      systemd: {
        units: [
          {
            name: 'var-a.mount',
            enabled: true,
            contents:
              '# Generated by Butane\n[Unit]\nRequires=systemd-fsck@dev-a.service\nAfter=systemd-fsck@dev-a.service\n\n[Mount]\nWhere=/var/a\nWhat=/dev/a\nType=xfs\n\n[Install]\nRequiredBy=local-fs.target',
          },
        ],
      },
    }),
  ],
  [
    'Butane for a cluster and the MachineConfig that it makes',
    butane(
      'metadata:\n  name: 99-a\n  labels: {machineconfiguration.openshift.io/role: worker}\nopenshift: {fips: true}\n',
      '4.14.0',
      'openshift',
    ),
    machineConfig('99-a', 'worker', '  fips: true\n'),
  ],
  [
    'several MachineConfigs in another order',
    `${machineConfig('99-a', 'worker')}---\n${machineConfig('99-b', 'worker', '  fips: true\n')}`,
    `${machineConfig('99-b', 'worker', '  fips: true\n')}---\n${machineConfig('99-a', 'worker')}`,
  ],
  [
    'what the cluster writes for itself',
    machineConfig('99-a', 'worker'),
    machineConfig('99-a', 'worker').replace('creationTimestamp: null', 'uid: abc\n  generation: 3'),
  ],
];

/** Of a file with a mode, in a version of Ignition. */
function withMode(mode: number, version: string): string {
  return ignition({ storage: { files: [{ path: '/etc/app', mode }] } }, version);
}

const several: readonly Case[] = [
  [
    'one of several MachineConfigs',
    `${machineConfig('99-a', 'worker')}---\n${machineConfig('99-b', 'worker')}`,
    `${machineConfig('99-a', 'worker')}---\n${machineConfig('99-b', 'worker', '  fips: true\n')}`,
    ['spec', '  + spec: fips true', '1 added'],
  ],
  [
    'a MachineConfig that is no more',
    `${machineConfig('99-a', 'worker')}---\n${machineConfig('99-b', 'worker')}`,
    machineConfig('99-a', 'worker'),
    [
      'metadata',
      '  - metadata: name 99-b',
      '  - metadata labels: machineconfiguration.openshift.io/role worker',
      '2 removed',
    ],
  ],
];

/** Ignition passes over the setuid bit until 3.6.0. */
const acrossVersions: readonly Case[] = [
  [
    'what a newer version takes up',
    withMode(0o4755, '3.5.0'),
    withMode(0o4755, '3.6.0'),
    ['files', '  ~ file /etc/app: mode 0755 → 04755', '1 changed'],
  ],
  ['what both pass over', withMode(0o4755, '3.4.0'), withMode(0o755, '3.6.0'), ['the same machine']],
  [
    'what they pass over inside of a MachineConfig',
    machineConfig('99-a', 'worker', '    storage: {files: [{path: /etc/app, mode: 0o4755}]}\n'),
    machineConfig('99-a', 'worker', '    storage: {files: [{path: /etc/app, mode: 0o755}]}\n').replace(
      '3.4.0',
      '3.6.0',
    ),
    ['the same machine'],
  ],
];

describe('a comparison for a person', () => {
  for (const [what, a, b, lines] of [...files, ...system, ...disks, ...around, ...several, ...acrossVersions])
    it(`tells of ${what}`, () => assert.deepEqual(differencesOf(a, b), lines));

  for (const [what, a, b] of same)
    it(`takes for the same machine ${what}`, () => assert.deepEqual(differencesOf(a, b), ['the same machine']));
});
