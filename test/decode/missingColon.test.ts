import assert from 'node:assert/strict';
import { analyseText } from '../support/analyseText.ts';
import { checkFix } from '../support/checkFix.ts';
import { checkMarkers } from '../support/markers.ts';

const options = { fileName: 'config.bu' };
const fcos = 'variant: fcos\nversion: 1.6.0\n';
const file = 'storage:\n  files:\n    - path: /etc/a\n';

function fixesOf(text: string): readonly (readonly [title: string, certain: boolean])[] {
  const [problem] = analyseText(`${fcos}${text}`, options).problems();
  assert.equal(problem?.code, 'butane/wrong-type');
  return (problem.fixes?.() ?? []).map(({ title, certain }) => [title, certain]);
}

describe('a text in place of keys', () => {
  it('that begins with a key is said to miss a colon', () => {
    checkMarkers(
      `${fcos}storage:
  files:
    - path: /etc/a
      contents:
        source https://example.com/x
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[butane/wrong-type] write \`source: https://example.com/x\`, with a colon
    - path /b
#     ^^^^^^^ error[butane/wrong-type] write \`path: /b\`, with a colon
    - path: /etc/c
      contents:
        inline |
#       ^^^^^^^^… error[butane/wrong-type] write \`inline: |\`, with a colon
          [zram0]
boot_device:
  luks:
    tmp2 true
#   ^^^^^^^^^ error[butane/wrong-type] write \`tpm2: true\`, with a colon
`,
      options,
    );
    checkMarkers(
      `variant: openshift
version: 4.14.0
metadata:
  name: a
  labels:
    machineconfiguration.openshift.io/role=worker
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[butane/wrong-type] write \`machineconfiguration.openshift.io/role: worker\`
`,
      options,
    );
  });

  it('that is the beginning of a key is asked to go on', () => {
    checkMarkers(
      `${fcos}storage:
  f
# ^ error[butane/wrong-type] behind one of the keys \`filesystems\`, \`files\`
`,
      options,
    );
    checkMarkers(
      `${fcos}storage:
  files:
    - path: /etc/a
      contents:
        in
#       ^^ error[butane/wrong-type] behind the key \`inline\`, or write the text as \`inline\` below it
`,
      options,
    );
    assert.deepEqual(fixesOf(`${file}      contents:\n        in\n`), []);
    assert.deepEqual(fixesOf('passwd:\n  users:\n    - shell\n'), [['Write it as `name`', false]]);
  });

  it('that begins with no key is what it is', () => {
    checkMarkers(
      `${fcos}storage:
  files:
    - path: /etc/a
      contents: hello there
#               ^^^^^^^^^^^ error[butane/wrong-type] Butane refuses the file; write the text as \`inline\`
      user: ed
#           ^^ error[butane/wrong-type] Butane refuses the file; write it as \`name\` below it
`,
      options,
    );
  });
});

const cases = [
  {
    title: 'behind a key of its own',
    before: `${file}      contents:\n        source https://example.com/x # there\n`,
    after: `${file}      contents:\n        source: https://example.com/x # there\n`,
  },
  {
    title: 'behind all of several keys',
    before: `${file}      contents:\n        source https://example.com/x\n\n        compresion  = gzip\n`,
    after: `${file}      contents:\n        source: https://example.com/x\n\n        compression: gzip\n`,
  },
  {
    title: 'before a block',
    before: `${file}      contents:\n        inline |\n          [zram0]\n          size\n`,
    after: `${file}      contents:\n        inline: |\n          [zram0]\n          size\n`,
  },
  {
    title: 'behind a dash',
    before: 'systemd:\n  units:\n    - name a.service\n',
    after: 'systemd:\n  units:\n    - name: a.service\n',
  },
  {
    title: 'of a key that has to go below another',
    before: `${file}      contents: source https://example.com/x\n`,
    after: `${file}      contents:\n        source: https://example.com/x\n`,
  },
  {
    title: 'in braces',
    before: 'boot_device: { luks: tpm2 true }\n',
    after: 'boot_device: { luks: { tpm2: true } }\n',
  },
];

describe('the fix that inserts a colon', () => {
  for (const { title, before, after } of cases) {
    it(`puts it ${title}`, () => {
      for (const end of ['\n', '\r\n']) {
        const withEnds = (text: string): string => `${fcos}${text}`.replaceAll('\n', end);
        checkFix({ before: withEnds(before), code: 'butane/wrong-type', after: withEnds(after), options });
      }
    });
  }

  it('is certain only where the text could be no value, and the key is spelt right', () => {
    const insert = (certain: boolean) => [['Insert the colon', certain]];
    assert.deepEqual(fixesOf('boot_device:\n  luks:\n    tpm2 true\n'), insert(true));
    assert.deepEqual(fixesOf('boot_device:\n  luks:\n    tmp2 true\n'), insert(false));
    assert.deepEqual(fixesOf(`${file}      contents:\n        inline hello\n`), insert(false));
    assert.deepEqual(fixesOf(`${file}      contents: source code\n`), [
      ['Insert the colon and write it below', false],
      ['Write it as `inline`', false],
    ]);
  });

  it('is not offered where the text would be read as something else', () => {
    for (const text of [
      'source https://example.com/x\n        and more',
      'inline |',
      'inline [a',
      'inline "a',
      'inline *a',
      'inline @a',
    ])
      assert.deepEqual(fixesOf(`${file}      contents:\n        ${text}\n`), [], text);
  });
});
