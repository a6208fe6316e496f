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
