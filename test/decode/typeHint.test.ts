import assert from 'node:assert/strict';
import { analyseText } from '../support/analyseText.ts';
import { checkFix } from '../support/checkFix.ts';
import { checkMarkers } from '../support/markers.ts';

const options = { fileName: 'config.bu' };
const fcos = 'variant: fcos\nversion: 1.6.0\n';

describe('a value of another type than is wanted', () => {
  it('is answered with what it was meant for', () => {
    checkMarkers(
      `${fcos}storage:
  files:
    - path: /etc/x
      append: true
#             ^^^^ error[butane/wrong-type] that is how Ignition 2 had it
      contents:
        source: https://example.com/x
        verification:
          hash: { function: sha512, sum: abc }
#               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[butane/wrong-type] write \`FUNCTION-SUM\` as one text
      user: root
#           ^^^^ error[butane/wrong-type] write it as \`name\` below it
    - path: /etc/y
      contents: https://example.com/y
#               ^^^^^^^^^^^^^^^^^^^^^ error[butane/wrong-type] write the URL as \`source\` below it
boot_device:
  luks: true
#       ^^^^ error[butane/wrong-type] \`tpm2: true\`
  mirror: [/dev/sda, /dev/sdb]
#         ^^^^^^^^^^^^^^^^^^^^ error[butane/wrong-type] write the list as \`devices\` below it
`,
      options,
    );
    checkMarkers(
      `{ "ignition": { "version": "3.4.0" },
  "storage": { "files": [{ "path": "/etc/x", "contents": "x" }] } }
#                                                        ^^^ error[ignition/wrong-type] write a URL as \`source\`
`,
      { fileName: 'config.ign' },
    );
  });
});

const cases = [
  {
    title: 'on a line of its own',
    before: 'storage:\n    files:\n      - path: /etc/x\n        contents: hello # there\n',
    after: 'storage:\n    files:\n      - path: /etc/x\n        contents:\n            inline: hello # there\n',
  },
  {
    title: 'with all its lines',
    before: 'storage:\n  files:\n    - contents: |\n        a\n\n          b\n      path: /etc/x\n',
    after: 'storage:\n  files:\n    - contents:\n        inline: |\n          a\n\n            b\n      path: /etc/x\n',
  },
  {
    title: 'behind its dash',
    before: 'systemd:\n  units:\n    - a.service\n',
    after: 'systemd:\n  units:\n    - name: a.service\n',
  },
  {
    title: 'as the list of a key',
    before: 'boot_device:\n  layout: x86_64\n  mirror: [/dev/sda,\n    /dev/sdb]\n',
    after: 'boot_device:\n  layout: x86_64\n  mirror:\n    devices: [/dev/sda,\n      /dev/sdb]\n',
  },
  {
    title: 'above the items of a list',
    before: 'kernel_arguments: # ours\n  # one\n  - quiet\n\n  - debug\n',
    after: 'kernel_arguments: # ours\n  # one\n  should_exist:\n    - quiet\n\n    - debug\n',
  },
  {
    title: 'above the items of a list in the column of its key',
    before: 'kernel_arguments:\n- quiet\n- debug\n',
    after: 'kernel_arguments:\n  should_exist:\n  - quiet\n  - debug\n',
  },
  {
    title: 'as the first of two that it may be',
    before: 'storage:\n  files:\n    - path: /etc/x\n      contents: data:,x\n',
    after: 'storage:\n  files:\n    - path: /etc/x\n      contents:\n        source: data:,x\n',
  },
  {
    title: 'in braces',
    before: 'storage: { files: [ { path: /etc/x, group: 5 } ] }\n',
    after: 'storage: { files: [ { path: /etc/x, group: { id: 5 } } ] }\n',
  },
];

describe('the fix that puts a value below the key that takes it', () => {
  for (const { title, before, after } of cases) {
    it(`writes it ${title}`, () => {
      for (const end of ['\n', '\r\n']) {
        const withEnds = (text: string): string => `${fcos}${text}`.replaceAll('\n', end);
        checkFix({ before: withEnds(before), code: 'butane/wrong-type', after: withEnds(after), options });
      }
    });
  }

  it('is certain only where the schema knows of nothing else that it may be', () => {
    const certain = (text: string) =>
      analyseText(`${fcos}${text}`, options)
        .problems()[0]
        ?.fixes?.()
        .map((fix) => fix.certain);
    const contents = 'storage:\n  files:\n    - path: /etc/x\n      contents:';
    assert.deepEqual(certain(`${contents} https://example.com/x\n`), [false, false]);
    assert.deepEqual(certain(`${contents} hello\n`), [false]);
    assert.deepEqual(certain(`${contents} |\n        hello\n`), [true]);
    assert.deepEqual(certain('kernel_arguments: [quiet]\n'), [false]);
    assert.deepEqual(certain('boot_device:\n  mirror: [/dev/sda, /dev/sdb]\n'), [true]);
  });

  it('writes it in JSON', () => {
    const config = (users: string): string => `{"ignition": {"version": "3.4.0"}, "passwd": {"users": [${users}]}}`;
    checkFix({
      before: config('"core"'),
      code: 'ignition/wrong-type',
      after: config('{ "name": "core" }'),
      options: { fileName: 'config.ign' },
    });
  });
});
