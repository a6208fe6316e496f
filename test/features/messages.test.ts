import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/base/text.ts';
import { formatting } from '../../server/src/features/layout/formatting.ts';
import { accept, offeredLabels } from '../support/acceptCompletion.ts';
import { analyseText } from '../support/analyseText.ts';

const options = { fileName: 'user-data' };
const message = (config: string): string => `MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: text/x-shellscript

#!/bin/sh
usrs: []
--b
Content-Type: text/cloud-config

${config}
--b
Content-Type: text/plain

# cloud-config
runcmd: 5
--b--
`;
const archive = (config: string): string => `#cloud-config-archive
- type: text/cloud-config
  content: |
    ${config}
- |
  #!/bin/sh
  usrs: []
`;

const request = { tabSize: 2, insertSpaces: true, insertFinalNewline: false, ranges: undefined };

/** `LINE:CODE`, lines from 1. */
function found(text: string): readonly string[] {
  return analyseText(text, options)
    .problems()
    .map(({ code, range }) => `${text.slice(0, range.start).split('\n').length}:${code}`);
}

describe('a config in a message or an archive', () => {
  it('is judged where it stands, and nothing else is', () => {
    assert.deepEqual(found(message('usrs: []')), [
      '12:cloud-config/unknown-key',
      '16:cloud-config/header',
      '17:cloud-config/wrong-type',
    ]);
    assert.deepEqual(found(archive('usrs: []')), ['4:cloud-config/unknown-key']);
  });

  it('is completed as a file of its own', () => {
    assert.equal(accept(message('packag<|>'), 'packages', options), message('packages:\n  - <|>'));
    assert.equal(accept(archive('packag<|>'), 'packages', options), archive('packages:\n      - <|>'));
  });

  it('goes on in the empty line that is typed below it', () => {
    const below = '\n- |\n  #!/bin/sh\n';
    for (const [before, after] of [
      ['- type: text/cloud-config\n  content: |\n    #cloud-config\n    hostname: a\n    ', below],
      ['- type: text/cloud-config\n  content: |\n    #cloud-config\n    hostname: a\n    ', `\n\n# next${below}`],
      ['- content: |\n    #cloud-config\n    hostname: a\n\n    ', below],
      ['- content: |\n    #cloud-config\n    ', ''],
      ['- |-\n  hostname: a\n  ', '\n'],
      ['- content: |\n    ', below],
      ['- |\n  ', below],
    ] as const) {
      const head = `#cloud-config-archive\n${before}`;
      const column = ' '.repeat(/ *$/u.exec(before)?.[0].length ?? 0);
      for (const newline of ['\n', '\r\n']) {
        const [marked, expected] = [`${head}<|>${after}`, `${head}runcmd:\n${column}  - <|>${after}`].map((text) =>
          text.replaceAll('\n', newline),
        );
        assert.equal(accept(marked ?? '', 'runcmd', options), expected, marked);
        assert.deepEqual(found((marked ?? '').replace('<|>', '')), [], marked);
      }
    }
    const body = '--b\nContent-Type: text/cloud-config\n\n#cloud-config\nhostname: a\n';
    const text = `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n${body}<|>\n${body}\n<|>\n--b--\n`;
    for (const place of [0, 1]) {
      let count = 0;
      const one = text.replaceAll('<|>', (mark) => (count++ === place ? mark : ''));
      assert.ok(offeredLabels(one, options).includes('runcmd'), one);
    }
  });

  it('is over where a line nearer to the margin is typed', () => {
    const start = '#cloud-config-archive\n- type: text/cloud-config\n  content: |\n    hostname: a\n';
    for (const [line, label] of [
      ['', 'type'],
      ['  ', 'filename'],
      ['\n    \n  ', 'filename'],
    ] as const) {
      const labels = offeredLabels(`${start}${line}<|>\n`, options);
      assert.ok(labels.includes(label) && !labels.includes('runcmd'), line);
    }
  });

  it('begins with a whole config in its own column', () => {
    const head = '#cloud-config-archive\n- type: text/cloud-config\n  content: |\n    ';
    const text = accept(`${head}<|>\n- |\n  #!/bin/sh\n`, 'cloud-config: machine with an account', options);
    // The key of the sample is none that anybody has.
    assert.deepEqual(found(text.replace('<|>', '')), ['10:ssh/damaged-key']);
    assert.match(text, /\n {4}users:\n {6}- default\n[\s\S]*\n {4}package_update: true\n- \|\n/u);
  });

  it('completes a unit in the empty line below it', () => {
    const head =
      '#cloud-config\nwrite_files:\n  - path: /etc/systemd/system/a.service\n    content: |\n      [Unit]\n      ';
    for (const after of ['', '\n', '\n  - path: /etc/a\n']) {
      assert.ok(offeredLabels(`${head}<|>${after}`, options).includes('Description'), after);
      assert.ok(offeredLabels(`${head}Description=a\n\n      <|>${after}`, options).includes('Wants'), after);
    }
  });

  it('ends where its text does', () => {
    assert.deepEqual(offeredLabels(message('a: 1').replace('#!/bin/sh\n', '#!/bin/sh\n<|>'), options), []);
    assert.deepEqual(offeredLabels(archive('a: 1').replace('  usrs', '  <|>usrs'), options), []);
  });

  it('is laid out within its text', () => {
    const text = message('users:\n    -   name: a');
    const edits = formatting(analyseText(text, options), request) ?? [];
    assert.equal(applyEdits(text, edits), message('users:\n  - name: a'));
    const block = archive('users:\n      -   name:  a');
    const inBlock = formatting(analyseText(block, options), request) ?? [];
    assert.equal(applyEdits(block, inBlock), archive('users:\n      - name: a'));
  });
});
