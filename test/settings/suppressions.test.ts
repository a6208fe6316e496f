import assert from 'node:assert/strict';
import type { Problem } from '../../server/src/base/problem.ts';
import { readText } from '../../server/src/document/readText.ts';
import { applySettings } from '../../server/src/settings/suppressions.ts';

/** A problem of each code at each place where the word WRONG stands. */
function shown(text: string, code = 'butane/mode-decimal', syntax: 'yaml' | 'json' = 'yaml'): readonly number[] {
  const document = readText(text, syntax);
  const problems = [...text.matchAll(/WRONG/gu)].map(({ index }) => problem(code, index));
  return applySettings(problems, document, {}).map(({ range }) => text.slice(0, range.start).split('\n').length);
}

function problem(code: string, start: number): Problem {
  return { code, source: 'strata', severity: 'warning', message: 'wrong', range: { start, end: start + 5 }, path: [] };
}

describe('a suppression comment', () => {
  it('silences its own line where something stands before it', () => {
    assert.deepEqual(shown('a: WRONG # strata-ignore butane/mode-decimal\nb: WRONG\n'), [2]);
  });

  it('silences the line below where it stands alone', () => {
    assert.deepEqual(shown('# strata-ignore butane/mode-decimal\na: WRONG\nb: WRONG\n'), [3]);
    assert.deepEqual(shown('x:\n  # strata-ignore butane/mode-decimal\n  a: WRONG\n'), []);
  });

  it('reaches over other comments to the next line with content', () => {
    assert.deepEqual(
      shown('# strata-ignore butane/mode-decimal\n# because of the old boxes\na: WRONG\nb: WRONG\n'),
      [4],
    );
    const two = '# strata-ignore butane/mode-decimal\n# strata-ignore a/b\na: WRONG\n';
    assert.deepEqual([shown(two), shown(two, 'a/b'), shown(two, 'a/c')], [[], [], [3]]);
  });

  it('takes several codes and a reason', () => {
    const text = '# strata-ignore a/b c/d see ticket 12\na: WRONG\n';
    assert.deepEqual([shown(text, 'a/b'), shown(text, 'c/d'), shown(text, 'e/f')], [[], [], [2]]);
  });

  it('without a code silences nothing', () => {
    assert.deepEqual(shown('# strata-ignore\na: WRONG\n'), [2]);
    assert.deepEqual(shown('# strata-ignore everything please\na: WRONG\n'), [2]);
  });

  it('counts only as a comment of the YAML, not inside a block scalar or a quoted text', () => {
    assert.deepEqual(shown('a: |\n  # strata-ignore butane/mode-decimal\n  WRONG\n'), [3]);
    assert.deepEqual(shown('a: "# strata-ignore butane/mode-decimal"\nb: WRONG\n'), [2]);
  });

  it('above the key silences a finding on the key’s line, not inside the block below', () => {
    assert.deepEqual(shown('# strata-ignore butane/mode-decimal\na: |\n  WRONG\n'), [3]);
  });

  it('works in a text with Windows line ends', () => {
    assert.deepEqual(shown('# strata-ignore butane/mode-decimal\r\na: WRONG\r\nb: WRONG\r\n'), [3]);
  });

  it('does not exist in JSON', () => {
    assert.deepEqual(shown('{"a": "WRONG", "b": "# strata-ignore butane/mode-decimal"}', undefined, 'json'), [1]);
  });
});

describe('severities', () => {
  const document = readText('a: WRONG\n', 'yaml');
  const problems = [problem('a/b', 3), problem('c/d', 3)];

  it('replace that of the problem, code by code', () => {
    const after = applySettings(problems, document, { severity: { 'a/b': 'error' } });
    assert.deepEqual(
      after.map(({ severity }) => severity),
      ['error', 'warning'],
    );
  });

  it('take the problem out where they are off', () => {
    const after = applySettings(problems, document, { severity: { 'c/d': 'off' } });
    assert.deepEqual(
      after.map(({ code }) => code),
      ['a/b'],
    );
  });
});

describe('a run of suppression comments', () => {
  it('all speak of the line below the last, however many there are', () => {
    const comments = '# strata-ignore butane/mode-decimal\n'.repeat(20_000);
    assert.deepEqual(shown(`${comments}a: WRONG\nb: WRONG\n`), [20_002]);
  });
});
