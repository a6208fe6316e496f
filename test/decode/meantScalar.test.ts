import assert from 'node:assert/strict';
import { meantBoolean, meantSize } from '../../server/src/decode/meantScalar.ts';
import type { ScalarNode } from '../../server/src/document/node.ts';
import { readText } from '../../server/src/document/readText.ts';
import { entryOf } from '../../server/src/shape/entry.ts';

const document = readText('', 'yaml');
const counted = entryOf({ type: 'integer', 'x-unit': 'MiB' });

function scalar(text: string): ScalarNode {
  return { kind: 'scalar', style: 'plain', text, masked: false, start: 0, end: text.length };
}

describe('a size with a unit', () => {
  const cases: readonly (readonly [text: string, written: string | undefined, certain?: boolean])[] = [
    ['10G', '10240', false],
    ['10GB', '10240', false],
    ['10GiB', '10240', true],
    ['10 gib', '10240', true],
    ['0.5Gi', '512', true],
    ['512MiB', '512', true],
    ['2T', '2097152', false],
    ['2048K', '2', false],
    ['1000K', undefined],
    ['10', undefined],
    ['all', undefined],
    ['G', undefined],
  ];
  for (const [text, written, certain] of cases) {
    it(`of ${text} is ${written ?? 'no number'} in MiB`, () => {
      const fix = meantSize(scalar(text), counted)?.fixes?.(document)[0];
      assert.deepEqual([fix?.edits[0]?.newText, fix?.certain], [written, certain]);
    });
  }

  it('means nothing where no unit is known', () => {
    assert.equal(meantSize(scalar('10G'), entryOf({ type: 'integer' })), undefined);
  });
});

describe('a word in place of `true` or `false`', () => {
  const cases: readonly (readonly [text: string, words: readonly string[], certain: boolean])[] = [
    ['tRue', ['true'], true],
    ['ture', ['true'], false],
    ['flase', ['false'], false],
    ['yess', ['true'], false],
    ['0', ['false'], false],
    ['1', ['true'], false],
    ['N', ['false'], false],
    ['y', ['true'], false],
    ['maybe', ['true', 'false'], false],
  ];
  for (const [text, words, certain] of cases) {
    it(`such as ${text} may be ${words.join(' or ')}`, () => {
      const fixes = meantBoolean(scalar(text)).fixes?.(document) ?? [];
      assert.deepEqual(
        fixes.map(({ edits }) => edits[0]?.newText),
        words,
      );
      assert.equal(fixes[0]?.certain, certain);
    });
  }
});
