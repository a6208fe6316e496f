import { type Feature, machines, withNodes } from './feature.ts';

/** Ways to put content into a config. */
export const contentFeatures: readonly Feature[] = [
  { name: 'nothing', text: '' },
  {
    name: 'inline',
    text: `
storage:
  files:
    - path: /etc/motd
      mode: 0644
      contents:
        inline: |
          hello <world> & "all"
    - path: /etc/empty
      contents:
        inline: ""
    - path: /etc/long
      mode: 0600
      contents:
        inline: "${'0123456789abcdef '.repeat(30)}"
    - path: /etc/unicode
      contents:
        inline: "ünï\\u2028cödé 😀\\n"
`,
  },
  {
    name: 'binary scalars',
    text: `
storage:
  files:
    - path: /etc/blob
      contents:
        inline: !!binary "AAECAwT//v38"
    - path: /etc/text
      contents:
        inline: !!binary aGVsbG8K
    - path: !!binary L2V0Yy9uYW1l
      contents:
        inline: !!binary ""
systemd:
  units:
    - name: bytes.service
      contents: !!binary "W1VuaXRdCkRlc2NyaXB0aW9uPWNhZukK"
`,
  },
  {
    name: 'local',
    since: { base: '0.2' },
    text: `
storage:
  files:
    - path: /etc/motd
      contents: {local: motd.txt}
    - path: /etc/empty
      contents: {local: empty.txt}
    - path: /etc/blob
      mode: 0600
      contents: {local: binary.bin}
    - path: /etc/latin1
      contents: {local: latin1.txt}
    - path: /etc/mark
      contents: {local: mark.txt}
`,
  },
  {
    name: 'local names',
    since: { base: '0.2' },
    text: `
storage:
  files:
    - path: /a
      contents: {local: a b.txt}
    - path: /b
      contents: {local: 100%25.txt}
    - path: /c
      contents: {local: größe.txt}
    - path: /d
      contents: {local: ./deep/../deep//er/./file.txt}
    - path: /e
      contents: {local: /motd.txt}
    - path: /f
      contents: {local: ../files/motd.txt}
    - path: /g
      contents: {local: file-link}
    - path: /h
      contents: {local: link-out}
    - path: /i
      contents: {local: tree-link/etc/app.conf}
`,
  },
  {
    name: 'resources',
    since: { base: '0.2' },
    text: `
storage:
  files:
    - path: /a
      overwrite: true
      contents:
        source: https://example.com/a?b=1&c=<d>
        compression: gzip
        http_headers:
          - name: Authorization
            value: Basic YWJj
          - name: Accept
            value: text/plain
        verification:
          hash: sha512-${'0f'.repeat(64)}
    - path: /b
      contents:
        source: "data:,already%20encoded"
        compression: ""
    - path: /c
      append:
        - source: s3://bucket/c
        - inline: appended
        - local: motd.txt
`,
    variants: withNodes,
  },
  {
    name: 'nested configs',
    since: { base: '0.2' },
    text: `
ignition:
  config:
    merge:
      - source: https://example.com/one.ign
        verification:
          hash: sha256-${'ab'.repeat(32)}
      - inline: '{"ignition": {"version": "3.0.0"}}'
      - local: child.ign
  timeouts:
    http_response_headers: 20
    http_total: 0
  security:
    tls:
      certificate_authorities:
        - source: https://example.com/ca.pem
        - inline: not checked here
        - local: ca.pem
`,
  },
  {
    name: 'nested Butane',
    since: { base: '0.2' },
    text: `
ignition:
  config:
    merge:
      - local: child.bu
`,
  },
  {
    name: 'replacing config',
    since: { base: '0.2' },
    text: `
ignition:
  config:
    replace:
      local: child.ign
      verification:
        hash: sha256-${'cd'.repeat(32)}
  proxy:
    http_proxy: http://proxy.example.com
    https_proxy: https://proxy.example.com
    no_proxy: [localhost, .example.com]
`,
  },
  {
    name: 'remote configs',
    text: `
ignition:
  config:
    merge:
      - source: https://example.com/a.ign
    replace:
      source: https://example.com/b.ign
  security:
    tls:
      certificate_authorities:
        - source: data:,ca
          verification: {hash: sha512-${'12'.repeat(64)}}
  timeouts: {http_total: 5}
`,
  },
  {
    name: 'users',
    variants: withNodes,
    text: `
passwd:
  groups:
    - name: wheel
    - name: made
      gid: 5000
      password_hash: "x"
      system: false
  users:
    - name: core
      ssh_authorized_keys: [key one, key two, "key \\"three\\""]
    - name: all
      uid: 0
      gecos: ""
      home_dir: /var/home/all
      no_create_home: true
      primary_group: wheel
      groups: [a, b]
      no_user_group: false
      no_log_init: true
      shell: /bin/bash
      system: true
      password_hash: "$y$j9T$abc"
    - name: lists
      groups: []
      ssh_authorized_keys: []
`,
  },
  {
    name: 'users that must not exist',
    since: { base: '0.3' },
    variants: withNodes,
    text: 'passwd:\n  users:\n    - name: gone\n      should_exist: false\n  groups:\n    - name: gone\n      should_exist: false\n',
  },
  {
    name: 'local keys',
    since: { base: '0.5' },
    text: `
passwd:
  users:
    - name: core
      ssh_authorized_keys:
        - inline key
      ssh_authorized_keys_local:
        - keys.pub
        - keys-crlf.pub
        - empty.txt
        - latin1.pub
`,
  },
  {
    name: 'local keys alone',
    since: { base: '0.5' },
    text: 'passwd:\n  users:\n    - name: core\n      ssh_authorized_keys_local: [keys.pub]\n',
  },
  {
    name: 'nodes',
    variants: withNodes,
    text: `
storage:
  directories:
    - path: /var/d
      mode: 0700
      overwrite: false
      user: {id: 1000}
      group: {name: wheel}
    - path: /var/e
      user: {name: ""}
  files:
    - path: /var/f
      user: {name: core}
      group: {id: 0}
      mode: 0
    - path: /var/nothing
  links:
    - path: /var/l
      target: ../d
      hard: false
    - path: /var/m
      target: /var/f
      hard: true
      overwrite: true
`,
  },
  {
    name: 'special mode bits',
    since: { base: '0.7' },
    variants: machines,
    text: 'storage:\n  files:\n    - path: /var/f\n      mode: 04755\n  directories:\n    - path: /var/d\n      mode: 01777\n',
  },
  {
    name: 'kernel arguments',
    since: { base: '0.4' },
    text: 'kernel_arguments:\n  should_exist: [a=b, quiet, ""]\n  should_not_exist: [mitigations=auto, nosmt]\n',
  },
  {
    name: 'nulls and empty things',
    text: `
ignition:
  config: {}
  timeouts:
passwd:
  users:
    - name: core
      password_hash: null
      ssh_authorized_keys: []
storage: {files: [], disks: ~}
systemd:
  units:
    - name: a.service
      contents:
      dropins: []
`,
  },
  {
    name: 'anchors and merge keys',
    text: `
storage:
  files:
    - &one
      path: /etc/one
      mode: 0640
      contents: &contents
        inline: shared
    - <<: *one
      path: /etc/two
    - path: /etc/three
      contents: *contents
`,
  },
  {
    name: 'texts that JSON escapes',
    text: `
systemd:
  units:
    - name: a.service
      contents: "[Unit]\\nDescription=<>&\\u2028\\u2029\\x7f\\t\\b\\f\\\\ \\"q\\" é 😀\\n"
    - name: "b-%i.service"
      mask: true
`,
  },
];
