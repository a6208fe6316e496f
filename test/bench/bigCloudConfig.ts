import { collectScript, collectService, collectSettings, indented, letters } from './bigConfig.ts';

type Section = 'users' | 'files' | 'commands' | 'packages';

/** Makes a cloud-config as people have them, of a wanted number of lines: the same text for the same number, on every machine. */
export function bigCloudConfig(lines: number): string {
  const sections: Record<Section, string[]> = { users: [], files: [], commands: [], packages: [] };
  for (let round = 0; ; round++) {
    sections.users.push(user(round));
    for (const part of [0, 1, 2, 3]) {
      const n = round * 4 + part;
      sections.files.push(scriptFile(n), settingsFile(n), unitFile(n));
      sections.commands.push(
        `  - [systemctl, enable, --now, collect-${n}.service]\n  - /usr/local/bin/collect-${n}.sh | tee /var/log/collect-${n}.log`,
      );
      sections.packages.push(`  - tool-${n}`);
    }
    const text = assemble(sections);
    if (text.split('\n').length - 1 >= lines) return text;
  }
}

function assemble({ users, files, commands, packages }: Record<Section, string[]>): string {
  return [
    '#cloud-config',
    'hostname: bench',
    'users:',
    '  - default',
    ...users,
    'write_files:',
    ...files,
    'packages:',
    ...packages,
    'runcmd:',
    ...commands,
    '',
  ].join('\n');
}

function user(n: number): string {
  return `  - name: operator${n}
    uid: ${2000 + n}
    gecos: Operator ${n}
    groups: [adm, systemd-journal]
    shell: /bin/bash
    lock_passwd: true
    # The key of the person on duty.
    ssh_authorized_keys:
      - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA${letters(n, 42)} operator${n}@example.com`;
}

function scriptFile(n: number): string {
  return `  - path: /usr/local/bin/collect-${n}.sh
    permissions: "0755"
    content: |
${indented(collectScript(n), 6)}`;
}

function settingsFile(n: number): string {
  return `  - path: /etc/collect.d/${n}.conf
    owner: root:root
    defer: true
    content: |
${indented(collectSettings(n), 6)}`;
}

function unitFile(n: number): string {
  return `  - path: /etc/systemd/system/collect-${n}.service
    content: |
${indented(collectService(n), 6)}`;
}
