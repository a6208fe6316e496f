import type { Mistake } from '../ruleCase.ts';

const all = ['fcos-1.0.0', 'fcos-1.8.0-experimental', 'flatcar-1.1.0', 'openshift-4.14.0', 'r4e-1.0.0'];
const since02 = ['fcos-1.1.0', 'fcos-1.8.0-experimental', 'flatcar-1.0.0', 'openshift-4.8.0', 'fiot-1.0.0'];
const since05 = ['fcos-1.5.0', 'fcos-1.8.0-experimental', 'flatcar-1.1.0', 'openshift-4.14.0', 'r4e-1.1.0'];
const quadlets = ['fcos-1.8.0-experimental', 'flatcar-1.2.0-experimental', 'fiot-1.1.0-experimental'];

function contents(text: string): string {
  return `storage:\n  files:\n    - path: /etc/a\n      contents:\n${text.replaceAll(/^/gmu, '        ')}\n`;
}

function quadlet(text: string): string {
  return `systemd:\n  quadlets:\n${text.replaceAll(/^/gmu, '    ')}\n`;
}

const twice = 'butane/several-sources';
const decimal = 'butane/mode-decimal';

/** Where the contents of files, units and other configs come from, and the modes of files. */
export const contentsMistakes: readonly Mistake[] = [
  { name: 'inline and source', codes: [twice], butane: all, text: contents('inline: a\nsource: "data:,b"') },
  {
    name: 'inline and source, the one empty',
    codes: [twice],
    butane: all,
    text: contents('inline: ""\nsource: "data:,b"'),
  },
  { name: 'inline and a null source', codes: [], butane: all, text: contents('inline: a\nsource: null') },
  {
    name: 'inline and local',
    codes: [twice],
    butane: since02,
    text: contents('inline: a\nlocal: b'),
    wave: 'the file',
  },
  {
    name: 'inline, local and source',
    codes: [twice],
    butane: since02,
    text: contents('inline: a\nlocal: b\nsource: "data:,c"'),
  },
  {
    name: 'local of a version without it beside inline',
    codes: ['butane/key-of-later-version'],
    butane: ['fcos-1.0.0'],
    text: contents('inline: a\nlocal: b'),
  },
  {
    name: 'several sources of everything',
    codes: [...Array.from({ length: 5 }, () => twice), 'ignition/missing-version', 'ignition/missing-version'],
    butane: ['fcos-1.2.0', 'fcos-1.8.0-experimental'],
    wave: 'the tool does not come to read the inline configs',
    text: `ignition:
  config:
    merge:
      - { inline: "{}", source: "data:,a" }
    replace: { inline: "{}", source: "data:,a" }
  security:
    tls:
      certificate_authorities:
        - { inline: a, source: "data:,a" }
storage:
  files:
    - path: /etc/a
      append:
        - { inline: a }
        - { inline: a, source: "data:,a" }
  luks:
    - name: data
      device: /dev/vdb
      key_file: { inline: a, source: "data:,a" }
`,
  },
  {
    name: 'a unit and a drop-in with two contents',
    codes: [twice, twice],
    butane: since05,
    text: `systemd:
  units:
    - name: a.service
      contents: "[Unit]"
      contents_local: a.service
      dropins:
        - name: a.conf
          contents: ""
          contents_local: a.conf
`,
    wave: 'the files are read later',
  },
  {
    name: 'contents_local of a version without it',
    codes: ['butane/key-of-later-version'],
    butane: ['fcos-1.4.0'],
    text: 'systemd:\n  units:\n    - name: a.service\n      contents: "[Unit]"\n      contents_local: a.service\n',
  },
  {
    name: 'Quadlets with two contents',
    codes: [twice, twice, twice],
    butane: quadlets,
    text: quadlet(`- name: a.container
  contents: ""
  contents_local: a.container
- name: b@.container
  contents: a
  contents_local: a.container
- name: c@1.container
  dropins:
    - { name: a.conf, contents: a, contents_local: b }
    - { name: b.conf, contents: a }`),
    wave: 'the files are read later',
  },
  {
    name: 'an instance of a Quadlet with contents',
    codes: ['butane/quadlet-instance-with-contents', 'butane/quadlet-instance-with-contents'],
    butane: quadlets,
    text: quadlet(`- name: a@1.container
  contents: ""
- name: b@1.container
  contents_local: b.container`),
    wave: 'the file is read later',
  },
  {
    name: 'templates of Quadlets, and instances without contents',
    codes: [],
    butane: ['fcos-1.8.0-experimental'],
    text: quadlet(`- name: a@.container
  contents: "[Container]"
- name: a@1.container
- name: a@b.c.container`),
  },
  {
    name: 'a Quadlet of no known kind',
    codes: ['butane/bad-value', 'butane/missing-key'],
    butane: quadlets,
    text: quadlet('- name: a.service\n- contents: a'),
  },
  {
    name: 'modes without their zero',
    codes: Array.from({ length: 4 }, () => decimal),
    butane: ['fcos-1.0.0', 'fcos-1.8.0-experimental', 'flatcar-1.0.0'],
    text: `storage:
  files:
    - { path: /etc/a, mode: 400 }
    - { path: /etc/b, mode: 4_44 }
  directories:
    - { path: /etc/c, mode: 500 }
    - { path: /etc/d, mode: 0x1F4 }
`,
  },
  {
    name: 'modes without their zero, with bits that matter from then on',
    codes: [decimal, decimal, decimal],
    butane: ['fcos-1.7.0', 'fcos-1.8.0-experimental', 'flatcar-1.2.0-experimental'],
    text: `storage:
  files:
    - { path: /etc/a, mode: 644 }
    - { path: /etc/b, mode: 1e3 }
    - { path: /etc/c, mode: 755 }
  directories:
    - { path: /etc/d, mode: 755 }
`,
  },
  {
    name: 'modes without their zero, no directories',
    codes: [decimal],
    butane: ['openshift-4.8.0', 'openshift-4.23.0-experimental'],
    text: 'storage:\n  files:\n    - { path: /etc/a, mode: 444 }\n',
  },
  {
    name: 'modes without their zero that are too large then',
    codes: [decimal, 'butane/bad-value'],
    butane: ['fcos-1.7.0'],
    text: 'storage:\n  files:\n    - { path: /etc/a, mode: 4755 }\n',
    wave: 'Ignition refuses the mode',
  },
  {
    name: 'modes that make sense',
    codes: [],
    butane: ['fcos-1.0.0', 'fcos-1.8.0-experimental', 'flatcar-1.0.0'],
    text: `storage:
  files:
    - { path: /etc/a, mode: 0644 }
    - { path: /etc/b, mode: 420 }
    - { path: /etc/c, mode: 0o600 }
    - { path: /etc/d, mode: 0 }
    - { path: /etc/e, mode: 448 }
    - { path: /etc/f, mode: 511 }
  directories:
    - { path: /etc/g, mode: 0755 }
    - { path: /etc/h, mode: 493 }
    - { path: /etc/i, mode: 400 }
`,
  },
];
