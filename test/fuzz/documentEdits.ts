import type { TextEdit } from '../../server/src/base/text.ts';

/** Documents as people write them, at most 4 KB each. */
export const sampleTexts: readonly string[] = [
  `variant: fcos
version: 1.5.0
# who may log in
passwd:
  users:
    - name: core
      ssh_authorized_keys:
        - ssh-ed25519 AAAAC3NzaC1 core@host  # laptop
      groups: [wheel, "sudo", 'docker']
    - name: "admin"
      shell: /bin/bash

storage:
  files:
    - path: /etc/motd
      mode: 0644
      contents:
        inline: |
          Hello: world
            - indented
          # no comment

          the end
    - path: /usr/local/bin/run.sh
      mode: 0755
      contents:
        inline: >-
          folded text
          goes on

          and on
    - {path: /etc/a, mode: 0600, contents: {inline: "a\\tb"}}
  links:
  - path: /etc/localtime
    target: ../usr/share/zoneinfo/UTC
    hard: false
  # the last
  directories:
    - path: /var/x
systemd:
  units:
    - name: hello.service
      enabled: true
      contents: |
        [Unit]
        Description=A: b
        [Service]
        ExecStart=/usr/bin/echo \${HOME} {{.Names}}
    - name: multi
      contents: plain text over
        several lines
        here
      mask: false
`,
  `---
variant: flatcar
version: "1.0.0"
ignition:
  config:
    merge:
      - source: "https://example.com/a.ign?x=1&y=2"
        verification: {hash: sha512-abc}
ext: &x !!map
  a: !!str 12
  ? complex
  : value
  "quoted key": 'it''s'
  empty:
  nul: ~
other:
  <<: *x
  list:
  - - a
    - b
  -
    - c
  - [a: b, {c: d}, "e":f]
  -   k: v
      l: w
txt: "double
  multi \\
  line \\x41 \\u00e9"
...
---
second: part
`,
  `variant: fcos\r
version: 1.4.0\r
storage:\r
  disks:\r
  - device: /dev/sda\r
    wipe_table: true\r
    partitions:\r
    - label: root\r
      number: 4\r
      size_mib: 0\r
\r
    - label: var\r
  files:\r
  - path: /a\r
    contents:\r
      inline: |\r
        one\r
\r
        two\r
  - path: /b\r
`,
  `# strata: os=flatcar
variant: flatcar
version: 1.1.0
storage:
  files:
    - path: /etc/{{ name }}.conf
      mode: 0644
      contents:
        inline: |
          {% if x %}
          \${value}
          {% endif %}
    - path: "/etc/\${other}"
`,
  `variant: fcos
{% if new %}
version: 1.5.0
{% else %}
version: 1.4.0
{% endif %}
systemd:
  units:
{%- for unit in units %}
    - name: {{ unit }}
{%- if unit.mask %}
      mask: true
{%- else %}
      enabled: {% if a %}true{% else %}false{% endif %}

{%- endif %}
      contents: |
{{ unit.text | indent(8) }}
{%- endfor %}
{# more
   of it #}
passwd:
{% if a %}
    users: []
{% else %}
  groups: []
{% endif %}
`,
  // Template marks that are content, so nothing is masked until an edit makes a template of it.
  `variant: fcos
version: 1.5.0
storage:
  files:
    - path: /usr/local/bin/greet.sh
      mode: 0755
      contents:
        inline: |
          #!/bin/sh
          name=\${1:-world}
          echo "\${greeting} \${name}"
          {{ x }}
            {% if y %}
          %{ if z }
    - contents: {inline: "a \${b} c"}
      path: /etc/list
  links:
    - path: /a
      target: docker ps --format {{.Names}} all
systemd:
  units:
  - name: a.service
    contents: |

      [Service]
      ExecStart=/usr/bin/echo \${HOME} {{.Names}}

  - contents: >-
      \${folded}
      {{ text }}
    name: b.service
`,
];

const snippets: readonly string[] = [
  'a',
  'x: y',
  ':',
  ': ',
  ' ',
  '  ',
  '\t',
  '\n',
  '\n  ',
  '\n      ',
  '\n    - ',
  '- ',
  '-',
  '"',
  "'",
  '|',
  '>',
  '#',
  ' # c',
  '{',
  '}',
  '[',
  ']',
  ',',
  '&a ',
  '*a',
  '!t ',
  '? ',
  '%',
  '@',
  '---\n',
  '\n---\n',
  '...\n',
  '\r\n',
  '\r',
  '<<<<<<< HEAD\n',
  '=======\n',
  '>>>>>>> theirs\n',
  '<<<<<<< HEAD\n  a: b\n=======\n  c: d\n>>>>>>> theirs\n',
  '{{ x }}',
  `$\{x}`,
  '{% if x %}\n',
  '{% else %}\n',
  '{% endif %}\n',
  '{#',
  '{# x\n',
  '#}',
  '{{/*',
  '*/}}',
  '{% raw %}',
  '{{',
  '}}',
  '}',
  '\n{{ if x }}\n',
  '{{- x := 1 }}\n',
  'inline: |\n',
  ' |',
  'path: /x\n      mode: 0644\n',
  '    - path: /pasted\n      mode: 0600\n      contents:\n        inline: |\n          text\n',
  '\u0085',
  '\u2028',
  'é',
  '😀',
  '\\',
  '0',
  '~',
  '\n\n',
  'key:\n',
  '\n      key: |\n        text\n',
  '\n      wo',
  'wo\n    ',
  '- wo\n      k: v\n',
  '-x: y\n',
];

/** An edit made from numbers, each of any size: what kind, where, how much. Typing and deleting, then lines, then pastes. */
export function editFrom(text: string, kind: number, place: number, amount: number): TextEdit {
  const at = place % (text.length + 1);
  const lines = lineRanges(text);
  const line = lines[place % lines.length] ?? { start: 0, end: text.length };
  const other = lines[amount % lines.length] ?? line;
  const snippet = snippets[amount % snippets.length] ?? 'x';
  switch (kind % 10) {
    case 0:
    case 1:
    case 2:
      return { start: at, end: at, newText: snippet };
    case 3:
      return { start: at, end: Math.min(text.length, at + 1), newText: '' };
    case 4:
      return { start: at, end: Math.min(text.length, at + 1 + (amount % 5)), newText: snippet };
    case 5:
      return { start: line.start, end: line.end, newText: '' };
    case 6:
      return { start: line.start, end: line.start, newText: text.slice(other.start, other.end) };
    case 7:
      return { start: line.start, end: line.start, newText: ' '.repeat(1 + (amount % 4)) };
    case 8: {
      const blanks = /^ */u.exec(text.slice(line.start))?.[0].length ?? 0;
      return { start: line.start, end: line.start + Math.min(blanks, 1 + (amount % 4)), newText: '' };
    }
    default: {
      const last = lines[Math.min(lines.length - 1, (place % lines.length) + (amount % 6))] ?? line;
      return { start: line.start, end: last.end, newText: amount % 3 === 0 ? text.slice(other.start, other.end) : '' };
    }
  }
}

function lineRanges(text: string): { readonly start: number; readonly end: number }[] {
  return Array.from(text.matchAll(/[^\r\n]*(?:\r\n|\n|\r|$)/gu), ({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}
