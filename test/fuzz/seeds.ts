import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bigConfig } from '../bench/bigConfig.ts';
import { userDataDocuments } from '../support/userDataDocuments.ts';

/** A text to begin with, and a name under which it is judged. */
export interface SeedDocument {
  readonly fileName: string;
  readonly text: string;
}

/** The longest document that is tried, in UTF-16 units. */
export const longestDocument = 4096;

/** Every golden that is short enough, and texts of other kinds: what people have in the same folders. */
export function seedDocuments(goldens = 'test/goldens'): readonly SeedDocument[] {
  const formats = readdirSync(goldens, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const recorded = formats.flatMap(({ name }) =>
    readdirSync(path.join(goldens, name))
      .filter((fileName) => fileName !== 'verdicts.json')
      .sort()
      .map((fileName) => ({ fileName, text: readFileSync(path.join(goldens, name, fileName), 'utf8') })),
  );
  return [...recorded.filter(({ text }) => text.length > 0 && text.length <= longestDocument), ...own];
}

const long = bigConfig((text) => text.length > 3000);

const own: readonly SeedDocument[] = [
  { fileName: 'long.bu', text: long },
  { fileName: 'found.yaml', text: long.replaceAll('\n', '\r\n') },
  { fileName: 'user-data', text: readFileSync('examples/user-data', 'utf8') },
  {
    fileName: 'cloud-init.yaml.j2',
    text: readFileSync('test/formats/templates/jinja.user-data.yaml', 'utf8').replaceAll(/^ *#\^.*\n/gmu, ''),
  },
  {
    fileName: 'everything.bu',
    text: `# strata: os=fcos format=butane
variant: fcos
version: 1.5.0
ignition:
  config:
    merge:
      - local: other.ign
  security: {tls: {certificate_authorities: [{inline: "-----BEGIN"}]}}
boot_device:
  luks: {tpm2: true}
  mirror:
    devices: [/dev/vda, /dev/vdb]
kernel_arguments:
  should_exist: &args
    - quiet # strata-ignore butane/unknown-key because
    - 'console=ttyS0,115200n8'
  should_not_exist: *args
storage:
  trees: [{local: tree, path: /etc}]
  links:
    - {path: /etc/localtime, target: "../usr/share/zoneinfo/UTC", hard: no}
  luks:
    - name: data
      device: /dev/sdb
      clevis: {tang: [{url: "https://tang.example.com", thumbprint: x}], threshold: 1}
grub:
  users:
    - name: root
      password_hash: grub.pbkdf2.sha512.10000.x
`,
  },
  {
    fileName: 'texts.bu',
    text: `variant: fcos
version: 1.6.0
ignition:
  config:
    merge:
      - inline: |
          {"ignition": {"version": "3.5.0"},
           "storage": {"files": [{"path": "etc/a", "user": {"id": 0, "name": "root"}}]}}
      - inline: '{ "ignition": { "version": "3.4.0" } }'
    replace:
      inline: &inner "{\\"ignition\\": {\\"version\\": \\"3.5.0\\"}, \\
        \\"passwd\\": 5}"
  proxy: {http_proxy: "http://a b", https_proxy: 'http://a'}
systemd:
  units:
    - name: a@.service
      enabled: true
      contents: &unit |
        [Service]
        ExecStart=/bin/true \\
          with more

        no option
    - name: a@1.service
      enabled: true
      contents: *unit
      dropins:
        - {name: a.conf, contents: "[Unit] # \\u00e9\\n\\"A\\"=b"}
    - name: b.service
      enabled: true
      contents: >-
        [Service]

        [install]
storage:
  files:
    - {path: /a, contents: {source: "data:;base64,Y", http_headers: [{name: a, value: b}]}}
    - {path: /b, contents: {inline: *inner, http_headers: [{name: a}]}}
`,
  },
  {
    fileName: 'templated.bu.j2',
    text: `variant: fcos
version: {{ version | default("1.5.0") }}
{% for user in users %}
passwd:
  users:
    - name: {{ user.name }}
      ssh_authorized_keys: ["{{ user.key }}"]
{% endfor %}
storage:
  files:
    - path: /etc/hostname
      contents: {inline: "{{ host }}.example.com"}
`,
  },
  {
    fileName: 'templated.bu.tftpl',
    text: `variant: flatcar
version: 1.1.0
systemd:
  units:
%{ for unit in units ~}
    - name: \${unit.name}
      enabled: \${unit.enabled}
      contents: |
        \${indent(8, unit.contents)}
%{ endfor ~}
`,
  },
  {
    fileName: 'branches.bu.tmpl',
    text: `{{- define "unit" }}
- name: {{ . }}
{{- end }}
{{- if .flatcar }}
variant: flatcar
version: 1.1.0
{{- else }}
variant: fcos
version: 1.5.0
{{- end }}
storage:
{{- if .many }}
    files:
      - path: {{ .path }}
        mode: {{ if .x }}0644{{ else }}0600{{ end }}
{{- else if .some }}
  files:
    - {path: /b, mode: "0644"}
{{- end }}
  links: [{{ range .links }}{path: {{ . }}, target: /x}, {{ end }}]
{{ include "rest" . | nindent 0 }}
`,
  },
  {
    fileName: 'branches.ign.tftpl',
    text: `{
  "ignition": { "version": "3.4.0" },
  "systemd": { "units": [
%{ for name, unit in units ~}
    { "name": "\${name}", %{ if unit.on }"enabled": true%{ else }"mask": true%{ endif }, "contents": \${jsonencode(unit.text)} },
%{ endfor ~}
  ] },
%{ if a ~}
  "storage": {}
%{ else ~}
  "storage": \${jsonencode({
    files = []
  })}
%{ endif ~}
}
`,
  },
  {
    fileName: 'container-linux.yaml',
    text: `etcd:
  version: 3.3.9
locksmith: {reboot_strategy: off}
update:
  group: stable
storage:
  files:
    - filesystem: root
      path: /etc/x
      mode: 0644
      contents: {inline: x}
`,
  },
  {
    fileName: 'old.ign',
    text: `{
  "ignition": {"version": "2.3.0", "config": {"append": [{"source": "https://example.com/a.ign"}]}},
  "storage": {"files": [{"filesystem": "root", "path": "/x", "contents": {"source": "data:,x"}, "mode": 420}]},
  "networkd": {"units": [{"name": "a.network", "contents": "[Match]\\nName=eth0\\n"}]}
}
`,
  },
  {
    fileName: 'deployment.yaml',
    text: `apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {app: web}}
spec:
  replicas: 2
  template:
    spec:
      containers:
        - name: web
          image: "nginx:1.27"
          args: ["--port", "8080"]
---
apiVersion: machineconfiguration.openshift.io/v1
kind: MachineConfig
metadata: {name: 99-x}
spec: {config: {ignition: {version: 3.2.0}}}
`,
  },
  {
    fileName: 'ci.yml',
    text: `on: [push]
jobs:
  build:
    runs-on: \${{ matrix.os }}
    strategy: {matrix: {os: [ubuntu-latest, windows-latest]}}
    steps:
      - uses: actions/checkout@v4
      - run: |
          make test
          echo "done: \${{ github.sha }}"
`,
  },
  {
    fileName: 'playbook.yml',
    text: `- hosts: all
  vars: {version: "1.0", variant: blue}
  tasks:
    - name: write it
      copy:
        dest: "/etc/{{ name }}"
        content: "{{ lookup('file', 'x') }}"
      when: ansible_facts['os_family'] == 'RedHat'
`,
  },
  {
    fileName: 'compose.yaml',
    text: `version: "3.9"
x-common: &common
  restart: always
services:
  web:
    <<: *common
    image: nginx
    command: >-
      nginx -g
      'daemon off;'
    ports: ["80:80"]
`,
  },
  {
    fileName: 'package.json',
    text: `{
  "name": "web",
  "version": "1.0.0",
  "scripts": {"start": "node index.js", "test": "node --test"},
  "dependencies": {"yaml": "^2.0.0"},
  "list": [1, 2.5e3, true, null, "\\u00e9\\n"]
}
`,
  },
  {
    fileName: 'user-data',
    text: `#cloud-config
users:
  - default
  - name: admin
    sudo: ALL=(ALL) NOPASSWD:ALL
runcmd:
  - [sh, -c, "echo 'a: b'"]
write_files:
  - path: /x
    permissions: '0644'
    content: |
      variant: fcos
      version: 1.5.0
`,
  },
  ...userDataDocuments,
  { fileName: 'empty.bu', text: '\n' },
  { fileName: 'prose.bu', text: 'It was a dark night: the machine did not boot.\n\n- Why?\n- "Who knows.\n' },
];
