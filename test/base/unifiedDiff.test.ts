import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lineDiff } from '../../server/src/base/lineDiff.ts';
import { unifiedDiff } from '../../server/src/base/unifiedDiff.ts';

/** What `diff -u` of GNU diffutils 3.x prints, without the two lines that name the files. */
const cases: readonly [what: string, old: string, fresh: string, lines: readonly string[]][] = [
  ['a line in the middle', 'a\nb\nc\n', 'a\nx\nc\n', ['@@ -1,3 +1,3 @@', ' a', '-b', '+x', ' c']],
  ['a line at the end', 'a\n', 'a\nb\n', ['@@ -1 +1,2 @@', ' a', '+b']],
  ['nothing before', '', 'a\nb\n', ['@@ -0,0 +1,2 @@', '+a', '+b']],
  ['nothing after', 'a\nb\n', '', ['@@ -1,2 +0,0 @@', '-a', '-b']],
  [
    'a text without an end of line',
    'a\nb',
    'a\nb\n',
    ['@@ -1,2 +1,2 @@', ' a', '-b', '\\ No newline at end of file', '+b'],
  ],
  [
    'an end of line that is gone',
    'a\nb\n',
    'a\nc',
    ['@@ -1,2 +1,2 @@', ' a', '-b', '+c', '\\ No newline at end of file'],
  ],
  [
    'a single line on both sides',
    'a',
    'b',
    ['@@ -1 +1 @@', '-a', '\\ No newline at end of file', '+b', '\\ No newline at end of file'],
  ],
  [
    'changes that share their surroundings',
    '1\n2\n3\n4\n5\n6\n7\n8\n9\n',
    '1\nx\n3\n4\n5\n6\n7\ny\n9\n',
    ['@@ -1,9 +1,9 @@', ' 1', '-2', '+x', ' 3', ' 4', ' 5', ' 6', ' 7', '-8', '+y', ' 9'],
  ],
  [
    'changes that stand apart',
    '1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n',
    '1\nx\n3\n4\n5\n6\n7\n8\n9\n10\ny\n12\n',
    ['@@ -1,5 +1,5 @@', ' 1', '-2', '+x', ' 3', ' 4', ' 5', '@@ -8,5 +8,5 @@', ' 8', ' 9', ' 10', '-11', '+y', ' 12'],
  ],
  ['a line that moves in front', 'a\nb\nc\nd\n', 'd\na\nb\nc\n', ['@@ -1,4 +1,4 @@', '+d', ' a', ' b', ' c', '-d']],
  ['lines with returns', 'a\r\nb\r\n', 'a\nb\r\n', ['@@ -1,2 +1,2 @@', '-a\r', '+a', ' b\r']],
  [
    'a block put in',
    '[Service]\nExecStart=/bin/a\n',
    '[Unit]\nAfter=x\n\n[Service]\nExecStart=/bin/a\n',
    ['@@ -1,2 +1,5 @@', '+[Unit]', '+After=x', '+', ' [Service]', ' ExecStart=/bin/a'],
  ],
];

/** Few different lines, so that many are the same. */
const someLines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });
const someText = fc.tuple(someLines, fc.constantFrom('', '\n')).map(([lines, end]) => lines.join('\n') + end);

describe('unifiedDiff', () => {
  for (const [what, old, fresh, lines] of cases)
    it(`writes ${what} as GNU diff does`, () => assert.deepEqual(unifiedDiff(old, fresh), lines));

  it('says nothing of texts that are the same', () => {
    fc.assert(fc.property(someText, (text) => assert.deepEqual(unifiedDiff(text, text), [])));
  });

  it('gives the new text when it is applied to the old one', () => {
    fc.assert(
      fc.property(someText, someText, (old, fresh) => assert.equal(applied(old, unifiedDiff(old, fresh)), fresh)),
    );
  });
});

describe('lineDiff', () => {
  it('leaves out and puts in as few lines as there are not in common', () => {
    fc.assert(
      fc.property(someLines, someLines, (old, fresh) => {
        const changed = lineDiff(old, fresh).reduce(
          (sum, { oldStart, oldEnd, newStart, newEnd }) => sum + (oldEnd - oldStart) + (newEnd - newStart),
          0,
        );
        assert.equal(changed, old.length + fresh.length - 2 * commonLength(old, fresh));
      }),
    );
  });

  it('takes texts that have nothing in common for one change, however long they are', () => {
    const [old, fresh] = ['old', 'new'].map((word) => Array.from({ length: 20_000 }, (_, index) => `${word} ${index}`));
    assert.deepEqual(lineDiff(old ?? [], fresh ?? []), [{ oldStart: 0, oldEnd: 20_000, newStart: 0, newEnd: 20_000 }]);
  });
});

/** The length of the longest common subsequence, by the table that every textbook has. */
function commonLength(old: readonly string[], fresh: readonly string[]): number {
  let row = new Array<number>(fresh.length + 1).fill(0);
  for (const line of old) {
    const next = [0];
    for (const [index, other] of fresh.entries())
      next.push(line === other ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** Applies hunks as `patch` does; a place that does not fit is a mistake. */
function applied(old: string, hunks: readonly string[]): string {
  const lines = old.split(/(?<=\n)/u).filter((line) => line !== '');
  const result: string[] = [];
  let done = 0;
  for (const [index, line] of hunks.entries()) {
    const head = /^@@ -(\d+)(?:,(\d+))? /u.exec(line);
    if (head) {
      const start = Number(head[1]) - (head[2] === '0' ? 0 : 1);
      result.push(...lines.slice(done, start));
      done = start;
      continue;
    }
    if (line.startsWith('\\')) continue;
    const text = line.slice(1) + (hunks[index + 1]?.startsWith('\\') ? '' : '\n');
    if (!line.startsWith('+')) assert.equal(lines[done++], text);
    if (!line.startsWith('-')) result.push(text);
  }
  return [...result, ...lines.slice(done)].join('');
}
