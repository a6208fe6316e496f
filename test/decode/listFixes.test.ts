import assert from 'node:assert/strict';
import { analyseText } from '../support/analyseText.ts';
import { checkFix } from '../support/checkFix.ts';

const head = 'variant: fcos\nversion: 1.6.0\n';
const ignition = (rest: string): string => `{"ignition": {"version": "3.4.0"}, ${rest}}`;

interface Case {
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

const butaneCases: readonly Case[] = [
  {
    title: 'a text of which only some lines have their dash',
    before: 'passwd:\n  users:\n    - name: a\n      groups:\n          b\n        - c\n',
    after: 'passwd:\n  users:\n    - name: a\n      groups:\n        - b\n        - c\n',
  },
  {
    title: 'a mapping in place of a list of them',
    before: 'storage:\n  files:\n    path: /etc/x # here\n    contents:\n      inline: |\n        a\n\n        b\n',
    after:
      'storage:\n  files:\n    - path: /etc/x # here\n      contents:\n        inline: |\n          a\n\n          b\n',
  },
  {
    title: 'a mapping with an anchor',
    before: 'systemd:\n  units:\n    &u\n    name: a.service\n    enabled: true\n',
    after: 'systemd:\n  units:\n    - &u\n      name: a.service\n      enabled: true\n',
  },
  {
    title: 'a mapping in braces',
    before: 'storage:\n  files: { path: /etc/x }\n',
    after: 'storage:\n  files: [{ path: /etc/x }]\n',
  },
  {
    title: 'a list of one mapping in place of it',
    before: 'storage:\n  - files:\n      - path: /etc/x\n',
    after: 'storage:\n    files:\n      - path: /etc/x\n',
  },
  {
    title: 'a list of what another key lists',
    before: 'systemd:\n  - name: a.service\n    enabled: true\n  - name: b.service\n',
    after: 'systemd:\n  units:\n    - name: a.service\n      enabled: true\n    - name: b.service\n',
  },
  {
    title: 'a list in the column of its key',
    before: 'storage:\n- files:\n  - path: /etc/x\n  links: []\n',
    after: 'storage:\n  files:\n  - path: /etc/x\n  links: []\n',
  },
  {
    title: 'a list of one mapping in brackets',
    before: 'storage: [ { files: [] } ]\n',
    after: 'storage: { files: [] }\n',
  },
  {
    title: 'a list of one text in place of it',
    before: 'storage:\n  links:\n    - path: /etc/a\n      target:\n        - /b # there\n',
    after: 'storage:\n  links:\n    - path: /etc/a\n      target: /b # there\n',
  },
  {
    title: 'a list of one text behind a comment',
    before: 'storage:\n  links:\n    - path: /etc/a\n      target: # where\n        - /b\n',
    after: 'storage:\n  links:\n    - path: /etc/a\n      target: # where\n          /b\n',
  },
  {
    title: 'a text in place of a list of texts',
    before:
      'passwd:\n  users:\n    - name: core\n      ssh_authorized_keys: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAt3ObiEUbmByxpqpeVYnL0LJOdc0W4bopusT4UsulHm me\n',
    after:
      'passwd:\n  users:\n    - name: core\n      ssh_authorized_keys:\n        - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAt3ObiEUbmByxpqpeVYnL0LJOdc0W4bopusT4UsulHm me\n',
  },
  {
    title: 'the lines of a text in place of a list of texts',
    before:
      'passwd:\n  users:\n    - name: core\n      ssh_authorized_keys:\n        ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAt3ObiEUbmByxpqpeVYnL0LJOdc0W4bopusT4UsulHm jane@x\n        ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAt3ObiEUbmByxpqpeVYnL0LJOdc0W4bopusT4UsulHm bob@x # bob\n',
    after:
      'passwd:\n  users:\n    - name: core\n      ssh_authorized_keys:\n        - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAt3ObiEUbmByxpqpeVYnL0LJOdc0W4bopusT4UsulHm jane@x\n        - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAt3ObiEUbmByxpqpeVYnL0LJOdc0W4bopusT4UsulHm bob@x # bob\n',
  },
  {
    title: 'a text below its key in place of a list of texts',
    before: 'passwd:\n  users:\n    - name: core\n      groups:\n        wheel\n',
    after: 'passwd:\n  users:\n    - name: core\n      groups:\n        - wheel\n',
  },
  {
    title: 'a mapping by name in place of a list',
    before: 'passwd:\n  groups:\n    app: # ours\n        gid: 5\n    tools: { gid: 6 }\n    wheel: {}\n    docker:\n',
    after:
      'passwd:\n  groups:\n    - name: app # ours\n      gid: 5\n    - { name: tools, gid: 6 }\n    - name: wheel\n    - name: docker\n',
  },
  {
    title: 'a mapping by path in place of a list',
    before: 'storage:\n  files:\n    /etc/x:\n      contents:\n        inline: |\n          a\n\n           b\n',
    after: 'storage:\n  files:\n    - path: /etc/x\n      contents:\n        inline: |\n          a\n\n           b\n',
  },
  {
    title: 'a word that is no truth',
    before: 'storage:\n  directories:\n    - path: /etc/x\n      overwrite: maybe\n',
    after: 'storage:\n  directories:\n    - path: /etc/x\n      overwrite: true\n',
  },
  {
    title: 'a truth in another case',
    before: 'storage:\n  files:\n    - path: /etc/x\n      overwrite: fAlse\n',
    after: 'storage:\n  files:\n    - path: /etc/x\n      overwrite: false\n',
  },
  {
    title: 'a size with a unit',
    before:
      'storage:\n  disks:\n    - device: /dev/vdb\n      partitions:\n        - { number: 1, label: a, size_mib: 10G }\n',
    after:
      'storage:\n  disks:\n    - device: /dev/vdb\n      partitions:\n        - { number: 1, label: a, size_mib: 10240 }\n',
  },
  {
    title: 'a comment without a blank in front of it',
    before: 'storage:\n  files:\n    - path: /etc/x\n      mode: 0644#all\n',
    after: 'storage:\n  files:\n    - path: /etc/x\n      mode: 0644 #all\n',
  },
  {
    title: 'a text in braces in place of a list of texts',
    before: 'passwd: { users: [ { name: core, groups: "wheel" } ] }\n',
    after: 'passwd: { users: [ { name: core, groups: ["wheel"] } ] }\n',
  },
  {
    title: 'a number in quotes',
    before: 'storage:\n  files:\n    - { path: /etc/x, mode: "0644" }\n',
    after: 'storage:\n  files:\n    - { path: /etc/x, mode: 0644 }\n',
  },
  {
    title: 'a truth in quotes',
    before: "storage:\n  directories:\n    - path: /etc/x\n      overwrite: 'true'\n",
    after: 'storage:\n  directories:\n    - path: /etc/x\n      overwrite: true\n',
  },
  {
    title: 'a number in place of a truth',
    before: 'storage:\n  files:\n    - path: /etc/x\n      overwrite: 0\n',
    after: 'storage:\n  files:\n    - path: /etc/x\n      overwrite: false\n',
  },
];

const ignitionCases: readonly Case[] = [
  {
    title: 'an object in place of a list of them',
    before: ignition('"storage": {"files": {\n  "path": "/etc/x"\n}}'),
    after: ignition('"storage": {"files": [{\n  "path": "/etc/x"\n}]}'),
  },
  {
    title: 'a number in place of a list of texts',
    before: ignition('"passwd": {"users": [{"name": "a", "groups": 5}]}'),
    after: ignition('"passwd": {"users": [{"name": "a", "groups": ["5"]}]}'),
  },
  {
    title: 'a list of one object in place of it',
    before: ignition('"storage": [ {"files": []} ]'),
    after: ignition('"storage": {"files": []}'),
  },
  {
    title: 'a list of one number in place of it',
    before: ignition('"storage": {"files": [{"path": "/etc/x", "mode": [420]}]}'),
    after: ignition('"storage": {"files": [{"path": "/etc/x", "mode": 420}]}'),
  },
  {
    title: 'a number in place of a truth',
    before: ignition('"storage": {"directories": [{"path": "/etc/x", "overwrite": 1}]}'),
    after: ignition('"storage": {"directories": [{"path": "/etc/x", "overwrite": true}]}'),
  },
  {
    title: 'an octal mode in quotes',
    before: ignition('"storage": {"files": [{"path": "/etc/x", "mode": "0644"}]}'),
    after: ignition('"storage": {"files": [{"path": "/etc/x", "mode": 420}]}'),
  },
  {
    title: 'a number in place of a text',
    before: ignition('"passwd": {"users": [{"name": 5}]}'),
    after: ignition('"passwd": {"users": [{"name": "5"}]}'),
  },
];

describe('the fixes of values of another form', () => {
  for (const { title, before, after } of butaneCases) {
    it(`put right ${title}`, () => {
      for (const end of ['\n', '\r\n']) {
        const withEnds = (text: string): string => `${head}${text}`.replaceAll('\n', end);
        checkFix({
          before: withEnds(before),
          code: 'butane/wrong-type',
          after: withEnds(after),
          options: { fileName: 'config.bu' },
        });
      }
    });
  }

  for (const { title, before, after } of ignitionCases) {
    it(`put right ${title} in JSON`, () => {
      checkFix({ before, code: 'ignition/wrong-type', after, options: { fileName: 'config.ign' } });
    });
  }

  const withoutFix = [
    'storage:\n  files:\n    /etc/x:\n      colour: blue\n',
    'storage:\n  files: { /etc/x: { mode: 0644 } }\n',
    'storage:\n  - files: []\n  - links: []\n',
    'storage:\n  files: /etc/x\n',
    'kernel_arguments: quiet\n',
    'passwd:\n  users:\n    - name: core\n      groups: { wheel: true }\n',
  ];
  for (const text of withoutFix) {
    it(`leave alone what one change cannot put right: ${JSON.stringify(text)}`, () => {
      const [problem] = analyseText(`${head}${text}`, { fileName: 'config.bu' }).problems();
      assert.equal(problem?.code, 'butane/wrong-type');
      assert.deepEqual(problem.fixes?.() ?? [], []);
    });
  }
});
