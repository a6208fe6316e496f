/** Makes a Butane config as people have them, of a wanted length: the same text for the same length, on every machine. */
export function bigConfig(isLongEnough: (text: string, lines: number) => boolean): string {
  const sections: Record<Section, string[]> = { users: [], files: [], disks: [], filesystems: [], units: [] };
  for (let round = 0; ; round++) {
    for (const [section, item] of roundOf(round)) {
      sections[section].push(item);
      const text = assemble(sections);
      if (isLongEnough(text, text.split('\n').length - 1)) return text;
    }
  }
}

type Section = 'users' | 'files' | 'disks' | 'filesystems' | 'units';

function assemble({ users, files, disks, filesystems, units }: Record<Section, string[]>): string {
  return [
    '# Made by test/bench/bigConfig.ts.',
    'variant: fcos',
    'version: 1.6.0',
    'passwd:',
    '  users:',
    ...users,
    'storage:',
    '  disks:',
    ...disks,
    '  filesystems:',
    ...filesystems,
    '  files:',
    ...files,
    'systemd:',
    '  units:',
    ...units,
    '',
  ].join('\n');
}

/** One of everything and several files and units, which make up most of real configs. */
function roundOf(round: number): readonly (readonly [Section, string])[] {
  const some = (index: number): readonly (readonly [Section, string])[] => [
    ['files', scriptFile(round * 3 + index)],
    ['files', settingsFile(round * 3 + index)],
    ['units', service(round * 3 + index)],
  ];
  return [
    ['users', user(round)],
    ['disks', disk(round)],
    ['filesystems', filesystem(round)],
    ...some(0),
    ...some(1),
    ...some(2),
    ['files', remoteFile(round)],
    ['units', dropin(round)],
  ];
}

function user(n: number): string {
  return `    - name: operator${n}
      uid: ${2000 + n}
      # The key of the person on duty.
      ssh_authorized_keys:
        - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA${letters(n, 42)} operator${n}@example.com
      groups:
        - wheel
        - sudo
      home_dir: /var/home/operator${n}
      shell: /bin/bash`;
}

function disk(n: number): string {
  return `    - device: /dev/disk/by-id/virtio-data${n}
      wipe_table: ${n % 2 === 0}
      partitions:
        - label: data-${n}
          number: 1
          size_mib: ${1024 * (n + 1)}
          start_mib: 0
        - label: logs-${n}
          number: 2
          size_mib: 0`;
}

function filesystem(n: number): string {
  return `    - path: /var/lib/data${n}
      device: /dev/disk/by-partlabel/data-${n}
      format: xfs
      label: data-${n}
      wipe_filesystem: false
      with_mount_unit: true`;
}

function scriptFile(n: number): string {
  return `    - path: /usr/local/bin/collect-${n}.sh
      mode: 0755
      overwrite: true
      contents:
        inline: |
${indented(collectScript(n), 10)}`;
}

function settingsFile(n: number): string {
  return `    - path: /etc/collect.d/${n}.conf
      mode: 0644
      user:
        name: root
      group:
        name: root
      contents:
        inline: |
${indented(collectSettings(n), 10)}`;
}

function remoteFile(n: number): string {
  return `    - path: /opt/bin/tool-${n}
      mode: 0755
      contents:
        source: https://example.com/tools/${n}/tool.gz
        compression: gzip
        verification:
          hash: sha512-${hex(n, 128)}`;
}

function service(n: number): string {
  return `    - name: collect-${n}.service
      enabled: true
      contents: |
${indented(collectService(n), 8)}`;
}

function dropin(n: number): string {
  return `    - name: collect-${n * 3}.timer
      mask: false
      dropins:
        - name: 10-often.conf
          contents: |
            [Timer]
            OnCalendar=*:0/${(n % 6) * 5 + 5}`;
}

/** Texts that both big configs put into files. */
export function collectScript(n: number): string {
  return `#!/bin/bash
set -euo pipefail
target="/var/lib/collect/${n}"
mkdir -p "\${target}"
for item in /etc/collect.d/*.conf; do
  name=$(basename "\${item}" .conf)
  if ! grep -q '^enabled: yes' "\${item}"; then
    echo "skipping \${name}: ${letters(n, 12)}"
    continue
  fi
  cp --archive "\${item}" "\${target}/\${name}"
done`;
}

export function collectSettings(n: number): string {
  return `# Settings of collector ${n}.
enabled: yes
interval=${(n % 12) * 5 + 5}
token=${letters(n + 7, 24)}`;
}

export function collectService(n: number): string {
  return `[Unit]
Description=Collector ${n}
After=network-online.target
Wants=network-online.target

[Service]
Type=oneshot
ExecStart=/usr/local/bin/collect-${n}.sh
Restart=on-failure

[Install]
WantedBy=multi-user.target`;
}

export function indented(text: string, columns: number): string {
  return text.replaceAll(/^(?=.)/gmu, ' '.repeat(columns));
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Letters and digits that do not repeat, the same for the same seed. */
export function letters(seed: number, length: number): string {
  return pick(seed, length, alphabet);
}

function hex(seed: number, length: number): string {
  return pick(seed, length, '0123456789abcdef');
}

/** A linear congruential generator: no randomness is wanted, only text that does not repeat. */
function pick(seed: number, length: number, from: string): string {
  let state = (seed * 2654435761 + 12345) >>> 0;
  let text = '';
  for (let index = 0; index < length; index++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += from[(state >>> 16) % from.length];
  }
  return text;
}
