import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/base/text.ts';
import { analyseText } from '../support/analyseText.ts';

const code = 'cloud-config/replaced-list';
const archive = (...parts: readonly string[]): string =>
  `#cloud-config-archive\n${parts.map((part) => `- |\n  #cloud-config\n${part.replace(/^(?=.)/gmu, '  ')}`).join('')}`;
const message = (...parts: readonly string[]): string =>
  `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n${parts
    .map((part) => `--b\nContent-Type: text/cloud-config\n${part}`)
    .join('\n')}\n--b--\n`;

function found(text: string) {
  return analyseText(text, { fileName: 'user-data' })
    .problems()
    .filter((problem) => problem.code === code);
}

function linesOf(text: string): readonly number[] {
  return found(text).map(({ range }) => text.slice(0, range.start).split('\n').length);
}

describe('lists of a part that replace those of another', () => {
  it('are told at the later one, with where the earlier one stands', () => {
    const text = archive('runcmd: [a, b]\nlocale: C\n', 'locale: D\nruncmd: [c]\n', 'runcmd:\n  - d\n');
    assert.deepEqual(linesOf(text), [9, 12]);
    const [first, second] = found(text);
    assert.match(first?.message ?? '', /`runcmd` at line 4: its 2 items are gone/u);
    assert.match(second?.message ?? '', /`runcmd` at line 9: its one item is gone/u);
    assert.equal(first?.severity, 'info');
  });

  it('are appended by the fix', () => {
    const text = archive('runcmd: [a]\n', 'runcmd: [b]\n');
    const [fix] = found(text)[0]?.fixes?.() ?? [];
    assert.ok(fix);
    const mended = applyEdits(text, fix.edits);
    assert.equal(
      mended,
      archive(
        'runcmd: [a]\n',
        'merge_how: list(append)+dict(no_replace,recurse_list,recurse_str)+str()\nruncmd: [b]\n',
      ),
    );
    assert.deepEqual(found(mended), []);
  });

  for (const [what, text] of [
    ['an empty list', archive('runcmd: []\n', 'runcmd: [b]\n')],
    ['a text', archive('runcmd: a\n', 'runcmd: [b]\n')],
    ['one part', archive('runcmd: [a]\n')],
    ['a part that says how', archive('runcmd: [a]\n', 'merge_how: dict(replace)\nruncmd: [b]\n')],
    ['parts for one machine each', archive('launch-index: 0\nruncmd: [a]\n', 'launch-index: 1\nruncmd: [b]\n')],
    ['a header that says how', message('\nruncmd: [a]\n', 'Merge-Type: dict(replace)\n\nruncmd: [b]\n')],
    ['a part that cloud-init overlooks', archive('runcmd: [a]\n').replace('  #cloud', '  # cloud')],
    ['no message', '#cloud-config\nruncmd: [a]\nruncmd: [b]\n'],
  ] as const) {
    it(`are not told of ${what}`, () => assert.deepEqual(linesOf(text), []));
  }

  it('are told in messages', () => {
    assert.deepEqual(linesOf(message('\nruncmd: [a]\n', 'merge-type: dict()\n\nruncmd: [b]\n')), [13]);
  });
});
