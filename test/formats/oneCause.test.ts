import assert from 'node:assert/strict';
import { analyseText } from '../support/analyseText.ts';
import { checkFix } from '../support/checkFix.ts';
import { checkMarkers } from '../support/markers.ts';

const butane = { fileName: 'config.bu' };
const ignition = { fileName: 'config.ign' };
const fcos = 'variant: fcos\nversion: 1.6.0\n';

describe('one mistake makes one problem: in Butane', () => {
  const check = (source: string): void => checkMarkers(source, butane);

  it('a misspelt key that is needed, and the file is judged as it was meant', () => {
    check(`varient: fcos
#^^^^^^ error[butane/missing-variant] did you mean \`variant\`?
verison: 1.4.0
#^^^^^^ error[butane/missing-version] did you mean \`version\`?
grub: {}
#^^^ warning[butane/key-of-later-version] this file says fcos 1.4.0
`);
    check(`${fcos}storage:
  links:
    - pth: /x
#     ^^^ error[butane/missing-key] unknown key \`pth\`: \`storage.links[0]\` needs \`path\`
      Target: /y
#     ^^^^^^ error[butane/missing-key] did you mean \`target\`?
      colour: blue
#     ^^^^^^ warning[butane/unknown-key]
`);
    check(`variant: openshift
version: 4.18.0
metdata:
#^^^^^^ error[butane/missing-key] did you mean \`metadata\`?
  name: x
passwd:
  users:
    - nam: core
#     ^^^ error[butane/missing-key] did you mean \`name\`?
`);
  });

  it('a line that is indented further than those beside it', () => {
    check(`${fcos}systemd:
  units: []
storage:
   files:
#  ^^^^^^ error[syntax/bad-indentation] indented further than \`links: []\`
    - path: /etc/a
  links: []
  directories: []
`);
    check(`${fcos}systemd:
  units:
      - name: a.service
#     ^^^^^^^^^^^^^^^^^ error[syntax/bad-indentation] indented further than \`- name: b.service\`
      dropins:
      - name: x.conf
        contents: ""
    - name: b.service
      enabled: true
    - name: c.service
`);
    check(`${fcos}storage:
  files:
    - path: /etc/a
 systemd:
 #^^^^^^^ error[syntax/bad-indentation]
  units:
    - name: a.service
`);
  });

  it('a dash that is half typed', () => {
    check(`${fcos}passwd:
  users:
    -
#   ^ error[syntax/wrong-kind] the \`-\` makes a list of this
    name: core
    uid: 5
  groups: []
`);
    check(`${fcos}systemd:
  units: []
storage:
  -
# ^ error[syntax/wrong-kind]
  files: []
`);
  });

  it('a key above the items of a list, and items among keys', () => {
    check(`${fcos}storage:
  files:
    foo: bar
#   ^^^^^^^^ error[syntax/wrong-kind] put \`- \` in front of it
    - path: /etc/a
    - path: /etc/b
`);
    check(`${fcos}passwd:
  users:
    foo: bar
    - name: core
#   ^^^^^^^^^^^^ error[syntax/wrong-kind]
storage:
  files: []
  - path: /etc/x
# ^^^^^^^^^^^^^^ error[syntax/wrong-kind]
  - path: /etc/y
`);
  });

  it('an alias above the keys or items that it stands beside', () => {
    check(`${fcos}storage:
  files:
    *f
#   ^^ error[syntax/missing-colon] write \`- *f\`
    - path: /etc/a
      user:
        *u
#       ^^ error[syntax/missing-colon] write \`<<: *u\`
        name: core
`);
    check(`${fcos}storage:
  - *f
# ^ error[syntax/wrong-kind]
  files:
    - path: /etc/a
`);
  });

  it('a mark of a text without its colon or the blank behind it', () => {
    for (const mark of ['inline |', 'inline:|'])
      check(`${fcos}storage:
  files:
    - path: /etc/a
      contents:
        ${mark}
#       ^^^^^^^^ error[syntax/missing-colon] write \`inline: |\`
          # a comment
          foo=bar
          [x]
    - path: /etc/b
`);
  });

  it('an equals sign in place of a colon', () => {
    check(`${fcos}passwd:
  users =
# ^^^^^^^ error[syntax/missing-colon] write \`users:\`
    - name: core
`);
  });

  it('quotes that are none around what is no text', () => {
    check(`${fcos}storage:
  files:
    - path: /etc/a
      mode: “0644”
#           ^^^^^^ error[butane/wrong-type]
`);
  });

  it('a misspelt key that only the documentation asks for, which the tool calls unknown', () => {
    check(`${fcos}passwd:
  users:
    - nam: core
#     ^^^ warning[butane/unknown-key] \`name\`, which the documentation asks for, is missing; did you mean \`name\`?
`);
    const [problem] = analyseText(`${fcos}passwd:\n  users:\n    - nam: core\n`, butane).problems();
    assert.equal(problem?.source, 'butane');
  });

  it('a null with a line below it that was meant for its place', () => {
    check(`${fcos}storage:
  files:
    - path: /etc/x
      contents: ~
        inline: a
#       ^^^^^^^^^ error[syntax/bad-indentation]
`);
  });

  it('of two keys that may be meant, the first; the other is unknown', () => {
    check(`${fcos}storage:
  files:
    - pth: /x
#     ^^^ error[butane/missing-key] did you mean \`path\`?
      paht: /y
#     ^^^^ warning[butane/unknown-key] did you mean \`path\`?
`);
  });

  it('a first key that is indented, so that the tool reads no other', () => {
    check(` variant: fcos
 #^^^^^^ error[butane/missing-version] the document ends before that line
version: 1.6.0
storage: {}
`);
    check(`  version: 1.6.0
# ^^^^^^^ error[butane/missing-variant] without \`variant\` Butane refuses the file
variant: fcos
`);
    // The tool is content with it, whatever it drops.
    check(`  variant: fcos
# ^^^^^^^ warning[syntax/after-document] it is dropped silently
  version: 1.6.0
storage: {}
`);
    checkFix({
      before: ' variant: fcos\nversion: 1.6.0\n',
      code: 'butane/missing-version',
      after: 'variant: fcos\nversion: 1.6.0\n',
      options: butane,
    });
  });

  it('a file in which nothing stands yet', () => {
    check('\n#< error[butane/missing-variant] the file is empty');
    check('# hello\n#< error[butane/missing-variant] begin with `variant: fcos`\n');
    check('storage: {}\n#^^^^^^ error[butane/missing-variant] says neither\n');
  });

  it('a null where something is needed', () => {
    check('variant:\n#^^^^^^ error[butane/missing-variant] has no value\nversion: 1.6.0\n');
    check(
      'variant: fcos\nversion: ~\n#        ^ error[butane/missing-version] the newest stable version of fcos is `1.7.0`\n',
    );
    check(`${fcos}storage:
  files:
    - path:
#     ^^^^ error[butane/missing-key] \`storage.files[0]\` needs one
      mode: 0644
`);
    check(`variant: openshift
version: 4.18.0
metadata:
#^^^^^^^ error[butane/missing-key] has no value
`);
  });

  it('a merge of what is not there or cannot be merged', () => {
    check(`${fcos}storage:
  <<: *nope
#     ^^^^^ error[syntax/undefined-alias]
  files:
    - path: /etc/x
      <<:
#     ^^ error[butane/invalid-merge]
    - path: /etc/y
      <<: [*nope]
#          ^^^^^ error[syntax/undefined-alias]
`);
  });

  it('a key of a later version in place of one that is asked for', () => {
    check(`variant: fcos
version: 1.0.0
ignition:
  config:
    merge:
      - inline: |
#       ^^^^^^ warning[butane/key-of-later-version]
          {}
`);
  });
});

describe('one mistake makes one problem: in Ignition', () => {
  const check = (source: string): void => checkMarkers(source, ignition);

  it('a quote too many', () => {
    check(`{
  "ignition": { "version": ""3.3.0" },
#                          ^^^^^^^^ error[syntax/doubled-quote]
  "storage": { "files": [{ "path": "/etc/a", "contents": { "source": ""data:,x" } }] },
#                                                                    ^^^^^^^^^^ error[syntax/doubled-quote]
  "passwd": {
    "users": ["
#             ^ error[syntax/unclosed-quote] in front of a bracket; remove it
      { "name": "core" }
    ]
  }
}
`);
    checkFix({
      before: '{"ignition":{"version":""3.3.0"}}',
      code: 'syntax/doubled-quote',
      after: '{"ignition":{"version":"3.3.0"}}',
      options: ignition,
    });
  });

  it('a text that belongs into a data URL', () => {
    const config = (contents: string): string =>
      `{"ignition":{"version":"3.3.0"},"storage":{"files":[{"path":"/etc/a","contents":{${contents}}}]}}`;
    checkFix({
      before: config('"inline":"hello, world\\n"'),
      code: 'ignition/unknown-key',
      after: config('"source":"data:,hello%2C%20world%0A"'),
      options: ignition,
    });
  });

  it('a misspelt or empty key on the way to the version', () => {
    check(`{ "igntion": { "version": "3.0.0" },
# ^^^^^^^^^ error[ignition/missing-version] did you mean \`ignition\`?
  "storage": { "luks": [] } }
#              ^^^^^^ warning[ignition/key-of-later-version] needs ignition 3.2.0
`);
    check(`{ "ignition": { "verison": "3.4.0" } }
#               ^^^^^^^^^ error[ignition/missing-version] did you mean \`version\`?
`);
    check(`{ "ignition": null }
#             ^^^^ error[ignition/missing-version] \`ignition\` has no value
`);
    check(`{ "ignition": { "version": null } }
#                          ^^^^ error[ignition/missing-version] \`version\` has no value
`);
  });

  it('an empty item that is read as an empty text', () => {
    check(`{ "ignition": { "version": "3.4.0" }, "storage": { "raid": [{ "name": "a", "level": "raid1", "devices": [null] }] } }
#                                                                                                        ^^^^ error[ignition/bad-value] an item of \`devices\` cannot be ""
`);
  });

  it('an empty item that is read as one without its keys', () => {
    check(`{ "ignition": { "version": "3.4.0" }, "storage": { "files": [null] } }
#                                                            ^^^^ error[ignition/missing-key] needs the key \`path\`
`);
  });
});

describe('one mistake makes one problem: in a MachineConfig', () => {
  const head =
    'apiVersion: machineconfiguration.openshift.io/v1\nkind: MachineConfig\nmetadata:\n  name: a\n  labels:\n    machineconfiguration.openshift.io/role: worker\nspec:\n  config:\n';
  const code = 'machineconfig/unsupported-ignition-version';

  it('a misspelt or empty key on the way to the version', () => {
    checkMarkers(`${head}    igniton:
#   ^^^^^^^ error[${code}] did you mean \`ignition\`?
      version: 3.4.0
    storage:
      luks:
        - name: a
          device: /dev/vda
          cex: {}
#         ^^^ warning[machineconfig/key-of-later-version] this file says ignition 3.4.0
`);
    checkMarkers(`${head}    ignition:
      verison: 3.4.0
#     ^^^^^^^ error[${code}] did you mean \`version\`?
`);
    checkMarkers(`${head}    ignition:
#   ^^^^^^^^ error[${code}] \`ignition\` has no value
`);
  });

  it('whose fix writes the version', () => {
    checkFix({ before: `${head}    ignition: {}\n`, code, after: `${head}    ignition: {version: 3.6.0}\n` });
    checkFix({ before: `${head}    ignition:\n`, code, after: `${head}    ignition: { "version": "3.6.0" }\n` });
    checkFix({
      before: `${head}    storage: {}\n`,
      code,
      after: `${head}    ignition:\n      version: 3.6.0\n    storage: {}\n`,
    });
  });
});

describe('the fixes of missing keys', () => {
  const cases = [
    { before: 'varient: fcos\nversion: 1.6.0\n', after: 'variant: fcos\nversion: 1.6.0\n' },
    { before: 'variant:\nversion: 1.6.0\n', after: 'variant: fcos\nversion: 1.6.0\n' },
    { before: 'variant: ""\nversion: 1.7.0\n', after: 'variant: "fcos"\nversion: 1.7.0\n' },
    { before: '', after: 'variant: fcos\nversion: 1.7.0\n' },
    { before: '# hello', after: '# hello\nvariant: fcos\nversion: 1.7.0\n' },
    { before: '# a\r\nstorage: {}\r\n', after: '# a\r\nvariant: fcos\r\nversion: 1.7.0\r\nstorage: {}\r\n' },
    { before: '{storage: {}}\n', after: '{variant: fcos, version: 1.7.0, storage: {}}\n' },
  ];
  for (const { before, after } of cases) {
    it(`make a Butane file of ${JSON.stringify(before)}`, () => {
      checkFix({ before, code: 'butane/missing-variant', after, options: butane });
    });
  }

  it('write the version of an Ignition config', () => {
    const fix = (before: string, after: string): void =>
      checkFix({ before, code: 'ignition/missing-version', after, options: ignition });
    fix('{"igntion": {"version": "3.4.0"}}', '{"ignition": {"version": "3.4.0"}}');
    fix('{"ignition": {"version": null}}', '{"ignition": {"version": "3.6.0"}}');
    fix('{"ignition": null}', '{"ignition": { "version": "3.6.0" }}');
    fix('{"storage": {}}', '{"ignition": { "version": "3.6.0" }, "storage": {}}');
  });
});

describe('a key that holds an anchor', () => {
  it('is not taken away while an alias needs it', () => {
    const text = (last: string): string => `${fcos}x-common: &c core\npasswd:\n  users:\n    - name: ${last}\n`;
    checkFix({
      before: text('core'),
      code: 'butane/unknown-key',
      title: 'Remove `x-common`',
      after: text('core').replace('x-common: &c core\n', ''),
      options: butane,
    });
    const needed = analyseText(text('*c'), butane).problems();
    assert.deepEqual(
      needed.map(({ code, fixes }) => [code, fixes?.()]),
      [['butane/unknown-key', []]],
    );
  });
});
