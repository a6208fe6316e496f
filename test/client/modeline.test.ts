import assert from 'node:assert/strict';
import { setModelineSetting } from '../../client/src/modeline.ts';

describe('modeline', () => {
  const cases: readonly [what: string, before: string[], format: string | undefined, after: string[]][] = [
    ['goes first', ['a: 1'], 'butane', ['# strata: format=butane', 'a: 1']],
    [
      'stays below a header comment',
      ['#cloud-config', 'a: 1'],
      'butane',
      ['#cloud-config', '# strata: format=butane', 'a: 1'],
    ],
    [
      'keeps its other words',
      ['# strata: os=flatcar format=x', 'a: 1'],
      'butane',
      ['# strata: os=flatcar format=butane', 'a: 1'],
    ],
    [
      'is found where it is',
      ['# one', '# two', '#strata: os=fcos'],
      'butane',
      ['# one', '# two', '# strata: os=fcos format=butane'],
    ],
    ['loses the format', ['# strata: os=fcos format=butane', 'a: 1'], undefined, ['# strata: os=fcos', 'a: 1']],
    ['goes with its last word', ['# strata: format=butane', 'a: 1'], undefined, ['a: 1']],
    ['is not written for nothing', ['a: 1'], undefined, ['a: 1']],
    [
      'counts in the first five lines only',
      ['', '', '', '', '', '# strata: os=fcos'],
      'x',
      ['# strata: format=x', '', '', '', '', '', '# strata: os=fcos'],
    ],
  ];
  for (const [what, before, format, after] of cases) {
    it(what, () => {
      const edit = setModelineSetting(before, 'format', format);
      const lines = [...before];
      if (edit) lines.splice(edit.line, edit.count, ...edit.lines);
      assert.deepEqual(lines, after);
    });
  }
});
