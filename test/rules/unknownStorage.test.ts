import { checkMarkers } from '../support/markers.ts';

const hash = `sha512-${'ab'.repeat(64)}`;
const sha256 = `sha256-${'ab'.repeat(32)}`;
const folder = '/etc/systemd/system';

/** Each stands for a mistake as soon as its template is filled in badly; nobody knows that it is. */
const storages: Readonly<Record<string, string>> = {
  'a path that may be another': '  files:\n    - path: /etc/{{ a }}\n    - path: /etc/{{ b }}\n',
  'paths in two branches':
    '  files:\n{% if a %}\n    - path: /etc/a\n{% else %}\n    - path: /etc/a\n{% endif %}\n    - path: /etc/b\n',
  'contents behind a template': '  files:\n    - path: /etc/a\n      overwrite: true\n      {{ contents }}\n',
  'overwriting by a template': '  files:\n    - path: /etc/a\n      overwrite: {{ a }}\n',
  'a source behind a template': `  files:\n    - path: /etc/a\n      contents:\n        {{ source }}\n        verification: {hash: ${hash}}\n`,
  'a hash by a template':
    '  files:\n    - path: /etc/a\n      contents:\n        verification:\n          hash: {{ a }}\n',
  'a hard link to a template':
    '  directories:\n    - path: /etc/a\n  links:\n    - {path: /etc/b, target: "{{ a }}", hard: true}\n',
  'a link that may be hard': '  links:\n    - {path: /etc/b, target: /a, hard: "{{ a }}", user: {id: 0}}\n',
  'a mode by a template': '  files:\n    - path: /etc/a\n      mode: 0{{ a }}755\n',
};

describe('an Ignition rule says nothing where nobody knows', () => {
  for (const [name, storage] of Object.entries(storages))
    it(name, () => checkMarkers(`variant: fcos\nversion: 1.6.0\nstorage:\n${storage}`, { fileName: 'config.bu.j2' }));

  it('the contents of a unit', () =>
    checkMarkers(
      `variant: fcos\nversion: 1.6.0\nsystemd:\n  units:\n    - name: a.service\n      contents: {{ a }}\nstorage:\n  files:\n    - path: ${folder}/a.service\n`,
      { fileName: 'config.bu.j2' },
    ));

  it('a damaged line', () =>
    checkMarkers(
      `variant: fcos
version: 1.6.0
storage:
  files:
    - path: /etc/a
      overwrite: true
      contents
#     ^^^^^^^^ error[syntax/missing-colon]
`,
      { fileName: 'config.bu' },
    ));

  it('the version', () =>
    checkMarkers(
      `{"ignition": {"version": {{ v }}}, "storage": {"files": [{"path": "/etc/a", "mode": 2541, "contents": {"source": "data:,", "verification": {"hash": "${sha256}"}}}]}}`,
      { fileName: 'config.ign.j2' },
    ));

  it('the text of a merged config', () =>
    checkMarkers(
      `variant: fcos
version: 1.6.0
ignition:
  config:
    merge:
      - inline: {{ a }}
      - inline: {{ a }}
`,
      { fileName: 'config.bu.j2' },
    ));
});
