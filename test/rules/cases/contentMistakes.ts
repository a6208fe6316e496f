import type { Mistake } from '../ruleCase.ts';

const sha256 = `sha256-${'ab'.repeat(32)}`;
const sha512 = `sha512-${'ab'.repeat(64)}`;
const everywhere = ['3.0.0', '3.6.0', '3.7.0-experimental', 'machineconfig 3.4.0'];

/** Files and what is written to them. */
export const contentMistakes: readonly Mistake[] = [
  {
    name: 'overwriting with nothing',
    codes: Array.from({ length: 3 }, () => 'ignition/overwrite-without-contents'),
    butane: ['fcos-1.0.0', 'fcos-1.6.0', 'flatcar-1.1.0'],
    text: `storage:
  files:
    - path: /etc/a
      overwrite: true
    - path: /etc/b
      overwrite: true
      contents: {}
    - path: /etc/c
      overwrite: true
      append: [{source: https://example.com/a}]
`,
    ignition: everywhere,
    config: {
      storage: {
        files: [
          { path: '/etc/a', overwrite: true },
          { path: '/etc/b', overwrite: true, contents: {} },
          { path: '/etc/c', overwrite: true, append: [{ source: 'data:,a' }] },
        ],
      },
    },
  },
  {
    name: 'overwriting with something, or not at all',
    codes: [],
    butane: ['fcos-1.0.0', 'fcos-1.6.0', 'openshift-4.14.0'],
    text: `storage:
  files:
    - path: /etc/a
      overwrite: true
      contents: {inline: ""}
    - path: /etc/b
      overwrite: false
    - path: /etc/c
      overwrite: true
      contents: {source: "data:,a"}
`,
    ignition: everywhere,
    config: {
      storage: {
        files: [
          { path: '/etc/a', overwrite: true, contents: { source: '' } },
          { path: '/etc/b', overwrite: false },
        ],
        directories: [{ path: '/etc/c', overwrite: true }],
        links: [{ path: '/etc/d', target: '/e', overwrite: true }],
      },
    },
  },
  {
    name: 'hash of nothing',
    codes: ['ignition/hash-without-source'],
    butane: ['fcos-1.0.0', 'fcos-1.6.0', 'openshift-4.14.0'],
    text: `storage:
  files:
    - path: /etc/a
      contents:
        verification: {hash: ${sha512}}
`,
    ignition: everywhere,
    config: { storage: { files: [{ path: '/etc/a', contents: { verification: { hash: sha512 } } }] } },
  },
  {
    name: 'hashes of nothing everywhere',
    codes: Array.from({ length: 3 }, () => 'ignition/hash-without-source'),
    butane: ['fcos-1.2.0', 'fcos-1.6.0'],
    text: `storage:
  files:
    - path: /etc/a
      append: [{verification: {hash: ${sha512}}}]
  luks:
    - name: data
      device: /dev/vdb
      key_file: {verification: {hash: ${sha512}}}
ignition:
  config:
    replace: {verification: {hash: ${sha512}}}
`,
    wave: 'the tools do not ask for a source here, and the documentation does',
  },
  {
    name: 'hash of a merged config without source',
    codes: ['ignition/missing-key'],
    ignition: ['3.1.0', '3.6.0'],
    config: { ignition: { config: { merge: [{ verification: { hash: sha512 } }] } } },
  },
  {
    name: 'hash of a replacing config without source',
    codes: ['ignition/documented-key-missing'],
    ignition: ['3.0.0'],
    config: { ignition: { config: { replace: { verification: { hash: sha512 } } } } },
  },
  {
    name: 'an empty replacing config, as Go writes it',
    codes: [],
    ignition: ['3.2.0', '3.6.0', 'machineconfig 3.2.0'],
    config: { ignition: { config: { replace: { verification: {} } }, proxy: {}, security: { tls: {} }, timeouts: {} } },
  },
  {
    name: 'a replacing config whose source is null',
    codes: [],
    ignition: ['3.0.0', '3.2.0'],
    config: { ignition: { config: { replace: { source: null, verification: {} } } } },
  },
  {
    name: 'hash of a replacing config without source later',
    codes: ['ignition/documented-key-missing', 'ignition/hash-without-source'],
    ignition: ['3.1.0', '3.6.0'],
    config: { ignition: { config: { replace: { verification: { hash: sha512 } } } } },
  },
  {
    name: 'hash of something',
    codes: [],
    butane: ['fcos-1.0.0', 'fcos-1.6.0'],
    text: `storage:
  files:
    - path: /etc/a
      contents:
        inline: a
        verification: {hash: ${sha512}}
    - path: /etc/b
      contents: {verification: {}}
`,
    ignition: everywhere,
    config: {
      storage: {
        files: [
          { path: '/etc/a', contents: { source: '', verification: { hash: sha512 } } },
          { path: '/etc/b', contents: { verification: {} } },
        ],
      },
    },
  },
  {
    name: 'sha256 in the first version',
    codes: Array.from({ length: 2 }, () => 'ignition/hash-type-of-later-version'),
    butane: ['fcos-1.0.0'],
    text: `ignition:
  config:
    merge: [{source: https://example.com/a, verification: {hash: ${sha256}}}]
storage:
  files:
    - path: /etc/a
      contents:
        source: https://example.com/a
        verification: {hash: ${sha256}}
`,
    ignition: ['3.0.0'],
    config: {
      ignition: { config: { merge: [{ source: 'https://example.com/a', verification: { hash: sha256 } }] } },
      storage: {
        files: [{ path: '/etc/a', contents: { source: 'https://example.com/a', verification: { hash: sha256 } } }],
      },
    },
  },
  {
    name: 'sha256 in a later version',
    codes: [],
    butane: ['fcos-1.1.0', 'fcos-1.6.0'],
    text: `storage:
  files:
    - path: /etc/a
      contents:
        source: https://example.com/a
        verification: {hash: ${sha256}}
`,
    ignition: ['3.1.0', '3.6.0', 'machineconfig 3.4.0'],
    config: {
      storage: {
        files: [{ path: '/etc/a', contents: { source: 'https://example.com/a', verification: { hash: sha256 } } }],
      },
    },
  },
  {
    name: 'a hash of the wrong length in the first version',
    codes: ['ignition/bad-value'],
    ignition: ['3.0.0', '3.6.0'],
    config: {
      storage: { files: [{ path: '/etc/a', contents: { source: 'data:,a', verification: { hash: 'sha256-ab' } } }] },
    },
  },
  {
    name: 'setuid, setgid and sticky bits',
    codes: Array.from({ length: 2 }, () => 'ignition/mode-bits-ignored'),
    butane: ['fcos-1.0.0', 'fcos-1.6.0', 'flatcar-1.1.0'],
    text: `storage:
  files:
    - path: /etc/a
      mode: 04755
    - path: /etc/b
      mode: 0755
  directories:
    - path: /etc/c
      mode: 01777
`,
    ignition: ['3.0.0', '3.5.0', 'machineconfig 3.4.0'],
    config: {
      storage: {
        files: [
          { path: '/etc/a', mode: 0o4755 },
          { path: '/etc/b', mode: 0o755 },
        ],
        directories: [{ path: '/etc/c', mode: 0o1777 }],
      },
    },
  },
  {
    name: 'special bits where they count',
    codes: [],
    butane: ['fcos-1.7.0', 'fcos-1.8.0-experimental'],
    text: 'storage:\n  files:\n    - path: /etc/a\n      mode: 04755\n',
    ignition: ['3.6.0', '3.7.0-experimental'],
    config: { storage: { files: [{ path: '/etc/a', mode: 0o4755 }] } },
  },
  {
    name: 'special bits in a cluster',
    codes: ['butane/forbidden-mode-bits'],
    butane: ['openshift-4.10.0', 'openshift-4.14.0'],
    text: 'storage:\n  files:\n    - path: /etc/a\n      mode: 04755\n',
  },
  {
    name: 'a mode that is none',
    codes: ['ignition/bad-value'],
    ignition: ['3.6.0'],
    config: { storage: { files: [{ path: '/etc/a', mode: 0o17777 }] } },
  },
  {
    name: 'files in the place of units',
    codes: Array.from({ length: 4 }, () => 'ignition/path-of-unit'),
    butane: ['fcos-1.0.0', 'fcos-1.6.0', 'fcos-1.8.0-experimental'],
    text: `systemd:
  units:
    - name: a.service
      contents: "[Unit]"
      dropins:
        - name: x.conf
          contents: "[Unit]"
    - name: b.service
      dropins:
        - name: y.conf
          contents: "[Unit]"
    - name: c.service
      contents: "[Unit]"
storage:
  files:
    - path: /etc/systemd/system/a.service
    - path: /etc/systemd/system/b.service.d/y.conf
  directories:
    - path: /etc/systemd/system/a.service.d/x.conf
  links:
    - path: /etc/systemd/system/c.service
      target: /dev/null
`,
    ignition: everywhere,
    config: {
      systemd: {
        units: [
          { name: 'a.service', contents: '[Unit]', dropins: [{ name: 'x.conf', contents: '[Unit]' }] },
          { name: 'b.service', dropins: [{ name: 'y.conf', contents: '[Unit]' }] },
          { name: 'c.service', contents: '[Unit]' },
        ],
      },
      storage: {
        files: [{ path: '/etc/systemd/system/a.service' }, { path: '/etc/systemd/system/b.service.d/y.conf' }],
        directories: [{ path: '/etc/systemd/system/a.service.d/x.conf' }],
        links: [{ path: '/etc/systemd/system/c.service', target: '/dev/null' }],
      },
    },
  },
  {
    name: 'a file in the place of a mount unit',
    codes: ['ignition/path-of-unit'],
    butane: ['fcos-1.1.0', 'fcos-1.6.0', 'openshift-4.14.0'],
    text: `storage:
  filesystems:
    - device: /dev/vdb
      path: /var/b
      format: ext4
      with_mount_unit: true
  files:
    - path: /etc/systemd/system/var-b.mount
`,
  },
  {
    name: 'files beside units',
    codes: [],
    butane: ['fcos-1.0.0', 'fcos-1.6.0'],
    text: `systemd:
  units:
    - name: a.service
      enabled: false
    - name: b.service
      contents: ""
    - name: c.service
      contents: "[Unit]"
storage:
  files:
    - path: /etc/systemd/system/a.service
    - path: /etc/systemd/system/b.service
    - path: /etc/systemd/system/c.service.d/x.conf
    - path: /usr/lib/systemd/system/c.service
`,
    ignition: everywhere,
    config: {
      systemd: {
        units: [{ name: 'a.service' }, { name: 'b.service', contents: '' }, { name: 'c.service', contents: '[Unit]' }],
      },
      storage: {
        files: [
          { path: '/etc/systemd/system/a.service' },
          { path: '/etc/systemd/system/b.service' },
          { path: '/etc/systemd/system/c.service.d/x.conf' },
        ],
      },
    },
  },
];
