import type { OlderCase } from './olderCase.ts';

const movedFile = {
  because: 'Flatcar reads the file there',
  theirs: '/etc/coreos/update.conf',
  ours: '/etc/flatcar/update.conf',
} as const;

/** What makes a config one of this format, where its own keys do not. */
const mark = `storage:
  files:
    - filesystem: root
      path: /etc/mark
      mode: 0644
      contents:
        inline: mark
`;

function clc(name: string, text: string, losses: readonly string[] = [], more: Partial<OlderCase> = {}): OlderCase {
  return { name, text, losses, ...more };
}

const nodes: readonly OlderCase[] = [
  clc('a file', mark),
  clc(
    'a file without a mode',
    'storage:\n  files:\n    - filesystem: root\n      path: /etc/a\n      contents: {inline: "a\\n"}\n',
  ),
  clc('a file without contents', 'storage:\n  files:\n    - filesystem: root\n      path: /etc/a\n'),
  clc(
    'a file of several lines',
    'storage:\n  files:\n    - filesystem: root\n      path: /etc/a\n      mode: 0600\n      contents:\n        inline: |\n          a & b\n          ü "q"\n',
  ),
  clc(
    'a file from elsewhere',
    `storage:
  files:
    - filesystem: root
      path: /opt/tool
      mode: 0755
      user: {id: 500}
      group: {name: core}
      overwrite: true
      contents:
        remote:
          url: https://example.com/tool.gz
          compression: gzip
          verification:
            hash: {function: sha512, sum: ${'0a'.repeat(64)}}
`,
  ),
  clc(
    'a file that is appended to',
    'storage:\n  files:\n    - filesystem: root\n      path: /etc/a\n      append: true\n      contents: {inline: more}\n',
  ),
  clc(
    'directories and links',
    `${mark}  directories:
    - path: /srv/a
      filesystem: root
      mode: 0750
      user: {name: core}
    - path: /srv/b
      filesystem: root
  links:
    - path: /etc/localtime
      filesystem: root
      target: /usr/share/zoneinfo/UTC
      overwrite: true
    - path: /srv/hard
      filesystem: root
      target: /etc/mark
      hard: true
`,
  ),
];

const disks: readonly OlderCase[] = [
  clc(
    'partitions',
    `${mark}  disks:
    - device: /dev/vdb
      wipe_table: true
      partitions:
        - {label: root, number: 1, size: 512MiB, start: 1MiB, type_guid: raid_containing_root}
        - {label: data, number: 2, size: 2GB, guid: 11111111-2222-3333-4444-555555555555, type_guid: linux_filesystem_data}
        - {label: swap, number: 3, size: 1GiB512MiB, type_guid: swap_partition}
        - {label: raid, number: 4, type_guid: 0FC63DAF-8483-4772-8E79-3D69D8477DE4}
`,
  ),
  clc(
    'a partition of no MiB',
    `${mark}  disks:\n    - device: /dev/vdb\n      partitions:\n        - {label: a, number: 1, size: 1000KiB}\n`,
    ['left-behind'],
    {
      twin: {
        because: 'the old tool refuses it',
        text: `${mark}  disks:\n    - device: /dev/vdb\n      partitions:\n        - {label: a, number: 1}\n`,
      },
    },
  ),
  clc(
    'an array',
    `${mark}  raid:\n    - {name: md, level: raid1, devices: [/dev/vdb, /dev/vdc], spares: 1, options: [--bitmap=internal]}\n`,
  ),
  clc(
    'filesystems',
    `storage:
  filesystems:
    - name: data
      mount:
        device: /dev/vdb1
        format: ext4
        wipe_filesystem: true
        label: DATA
        uuid: 11111111-2222-3333-4444-555555555555
        options: [-b, "4096"]
  files:
    - {filesystem: data, path: /a, contents: {inline: a}}
systemd:
  units:
    - name: srv-data.mount
      enabled: true
      contents: |
        [Mount]
        What=/dev/disk/by-label/DATA
        Where=/srv/data

        [Install]
        WantedBy=local-fs.target
`,
    [],
    { paths: { data: '/srv/data' } },
  ),
  clc(
    'a filesystem that is made',
    `${mark}  filesystems:\n    - name: data\n      mount:\n        device: /dev/vdb1\n        format: xfs\n        create: {force: true, options: [-L, DATA]}\n`,
    [],
    {
      paths: { data: '' },
      twin: {
        because: 'the converter loses what stands in create',
        text: `${mark}  filesystems:\n    - name: data\n      mount:\n        device: /dev/vdb1\n        format: xfs\n        wipe_filesystem: true\n        options: [-L, DATA]\n`,
      },
    },
  ),
];

const others: readonly OlderCase[] = [
  clc(
    'what Ignition itself needs',
    `ignition:
  config:
    append:
      - source: https://example.com/a.ign
        verification:
          hash: {function: sha512, sum: ${'0b'.repeat(64)}}
  timeouts: {http_response_headers: 10, http_total: 30}
  security:
    tls:
      certificate_authorities:
        - source: https://example.com/ca.pem
${mark}`,
    ['older-child'],
  ),
  clc(
    'a config that replaces it',
    `ignition:\n  config:\n    replace: {source: "https://example.com/a.ign"}\n${mark}`,
    ['older-child'],
  ),
  clc(
    'units',
    `${mark}systemd:
  units:
    - name: a.service
      enable: true
      contents: |
        [Service]
        ExecStart=/usr/bin/true

        [Install]
        WantedBy=multi-user.target
    - {name: b.service, enabled: false}
    - {name: c.service, mask: true}
    - name: d.service
      dropins:
        - {name: 10-a.conf, contents: "[Service]\\nNice=1\\n"}
`,
  ),
  clc(
    'accounts',
    `${mark}passwd:
  users:
    - {name: core, password_hash: $6$salt$hash, ssh_authorized_keys: [ssh-ed25519 AAAA a]}
    - {name: app, uid: 1000, gecos: App, home_dir: /srv/app, no_create_home: true, primary_group: app, groups: [wheel], no_user_group: true, system: true, no_log_init: true, shell: /bin/sh}
  groups:
    - {name: app, gid: 1000, password_hash: x, system: true}
`,
  ),
  clc(
    'an account that is made',
    `${mark}passwd:\n  users:\n    - name: app\n      create: {uid: 1000, gecos: App, home_dir: /srv/app, groups: [wheel], shell: /bin/sh, system: true, no_create_home: true, primary_group: app, no_user_group: true, no_log_init: true}\n`,
    [],
    {
      twin: {
        because: 'the converter loses what stands in create',
        text: `${mark}passwd:\n  users:\n    - {name: app, uid: 1000, gecos: App, home_dir: /srv/app, groups: [wheel], shell: /bin/sh, system: true, no_create_home: true, primary_group: app, no_user_group: true, no_log_init: true}\n`,
      },
    },
  ),
  clc(
    'network units',
    `${mark}networkd:\n  units:\n    - name: 00-eth.network\n      contents: "[Match]\\nName=eth0\\n"\n      dropins:\n        - {name: a.conf, contents: "[Link]\\nMTUBytes=9000\\n"}\n`,
    ['said-otherwise'],
    {
      twin: {
        because: 'the converter refuses networkd units; Ignition 2 writes them as these files',
        text: `${mark}    - {filesystem: root, path: /etc/systemd/network/00-eth.network, contents: {inline: "[Match]\\nName=eth0\\n"}}\n    - {filesystem: root, path: /etc/systemd/network/00-eth.network.d/a.conf, contents: {inline: "[Link]\\nMTUBytes=9000\\n"}}\n`,
      },
    },
  ),
  clc('a key that nobody knows', `${mark}      owner: me\n`, ['left-behind']),
];

const withUnits = 'systemd:\n  units:\n    - {name: a.service, mask: true}\n';

const services: readonly OlderCase[] = [
  clc('update', `${withUnits}update: {group: Beta}\n`, ['said-otherwise'], { instead: [movedFile] }),
  clc(
    'update from elsewhere',
    `${withUnits}update:\n  group: own\n  server: https://example.com/v1/update/\n  pcr_policy_server: https://example.com/pcr\n  download_user: me\n  download_password: secret\n  machine_alias: one\n`,
    ['said-otherwise'],
    { instead: [movedFile] },
  ),
  clc(
    'locksmith',
    `${withUnits}update: {group: stable}\nlocksmith:\n  reboot_strategy: etcd-lock\n  window_start: Thu 04:00\n  window_length: 1h30m\n  group: web\n  etcd_endpoints: https://10.0.0.1:2379\n  etcd_cafile: /etc/ca.pem\n  etcd_certfile: /etc/cert.pem\n  etcd_keyfile: /etc/key.pem\n`,
    ['said-otherwise', 'said-otherwise'],
    { instead: [movedFile] },
  ),
  clc('locksmith alone', `${withUnits}locksmith: {reboot_strategy: reboot}\n`, ['said-otherwise'], {
    instead: [movedFile, { because: 'there is no group above it', theirs: 'data:,%0AREBOOT', ours: 'data:,REBOOT' }],
  }),
  clc('docker', `${withUnits}docker:\n  flags: [--log-level=debug, --insecure-registry=10.0.0.0/8]\n`, [
    'said-otherwise',
  ]),
  clc(
    'docker, which has a unit of its own too',
    'systemd:\n  units:\n    - name: docker.service\n      dropins:\n        - {name: 10-own.conf, contents: "[Service]\\nNice=1\\n"}\ndocker: {flags: [--debug]}\n',
    ['said-otherwise', 'said-otherwise'],
    {
      deduplicate: true,
      instead: [
        {
          because: 'the helper loses that the earlier one is enabled',
          theirs: '"name":"docker.service"',
          ours: '"name":"docker.service","enabled":true',
        },
      ],
    },
  ),
  clc(
    'etcd',
    `${withUnits}etcd:\n  name: node1\n  data_dir: /var/lib/etcd\n  initial_cluster: node1=http://10.0.0.1:2380\n`,
    ['comes-near'],
  ),
  clc(
    'etcd of a version',
    `${withUnits}etcd:\n  version: 3.2.1\n  name: "a b"\n  snapshot_count: 5\n  heartbeat_interval: 100\n  strict_reconfig_check: true\n  client_cert_auth: false\n`,
    ['comes-near'],
  ),
  clc(
    'etcd 2',
    `${withUnits}etcd:\n  version: 2.3.7\n  discovery: https://discovery.example.com/abc\n  election_timeout: 1000\n`,
    ['comes-near'],
  ),
  clc(
    'etcd 3.5',
    `${withUnits}etcd:\n  version: 3.5.0\n  name: n\n  quota_backend_bytes: 8589934592\n  auto_compaction_retention: "1"\n  auto_compaction_mode: periodic\n  logger: zap\n`,
    ['comes-near'],
  ),
  clc(
    'etcd with flags of other versions',
    `${withUnits}etcd:\n  version: 3.4.0\n  name: n\n  ca_file: /etc/ca.pem\n  log_level: info\n  unsafe_no_fsync: true\n`,
    ['comes-near', 'left-behind', 'left-behind'],
  ),
  clc(
    'etcd with the names of a cloud',
    `${withUnits}etcd:\n  name: "{HOSTNAME}"\n  listen_client_urls: "http://{PRIVATE_IPV4}:2379,http://{PUBLIC_IPV6}:4001"\n`,
    ['comes-near', 'comes-near', 'comes-near'],
  ),
  clc(
    'flannel',
    `${withUnits}flannel:\n  etcd_endpoints: http://10.0.0.1:2379\n  interface: eth1\n  public_ip: 10.0.0.2\n`,
    ['comes-near'],
  ),
  clc(
    'flannel with its network',
    `${withUnits}flannel:\n  version: 0.7.0\n  etcd_prefix: /coreos.com/network2\n  etcd_endpoints: https://10.0.0.1:2379\n  etcd_cafile: /etc/ca.pem\n  etcd_certfile: /etc/cert.pem\n  etcd_keyfile: /etc/key.pem\n  network_config: '{"Network": "10.1.0.0/16", "SubnetLen": 24}'\n`,
    ['comes-near'],
  ),
  clc(
    'flannel for a cluster',
    `${withUnits}flannel:\n  version: 0.7.1\n  kube_subnet_mgr: true\n  ip_masq: "true"\n  subnet_file: /run/subnet.env\n  etcd_username: u\n  etcd_password: p\n`,
    ['comes-near'],
  ),
];

/** Container Linux Configs, every section and every key in one of them but for the flags of etcd, which are all made alike. */
export const containerLinuxCases: readonly OlderCase[] = [...nodes, ...disks, ...others, ...services];
