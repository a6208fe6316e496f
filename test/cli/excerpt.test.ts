import assert from 'node:assert/strict';
import fc from 'fast-check';
import { displayWidth } from '../../server/src/cli/displayWidth.ts';
import { excerpt } from '../../server/src/cli/excerpt.ts';
import { visible } from '../../server/src/cli/visible.ts';

/** Marks what stands between `[` and `]` in a line. */
function marked(text: string): readonly [string, string] {
  const start = text.indexOf('[');
  return excerpt(text.replace(/[[\]]/gu, ''), start, text.indexOf(']') - 1);
}

describe('the line and the caret of a problem', () => {
  const lines: readonly (readonly [what: string, text: string, shown: string, carets: string])[] = [
    ['plain text', 'mode: [0644]', 'mode: 0644', '      ^^^^'],
    ['an empty place', 'mode:[]', 'mode:', '     ^'],
    ['Chinese and Japanese before it', '目録, [アa]', '目録, アa', '      ^^^'],
    ['full-width letters before it', 'ＡＢ [1]', 'ＡＢ 1', '     ^'],
    ['Hangul before it, as a whole and in pieces', '한\u1112\u1161\u11ab [1]', '한\u1112\u1161\u11ab 1', '     ^'],
    ['emoji before it', '😀👨‍👩‍👧🇩🇪👍🏽❤️ [😀]', '😀👨‍👩‍👧🇩🇪👍🏽❤️ 😀', '           ^^'],
    ['combining marks before it', 'e\u0301tat [a\u0308b]', 'e\u0301tat a\u0308b', '     ^^'],
    ['characters without width before it', 'a\u200bb\u2060 [c]', 'a\u200bb\u2060 c', '   ^'],
    ['tabs before it', '\ta:\t[b]', '\ta:\tb', '\t  \t^'],
    [
      'an escape sequence in it',
      'a\u001b[31m: [b\u202ec]'.replace('[31m', '31m'),
      'a\\x1b31m: b\\u202ec',
      '          ^^^^^^^^',
    ],
  ];
  for (const [what, text, shown, carets] of lines) {
    it(`stand one below the other with ${what}`, () => {
      assert.deepEqual(marked(text), [shown, carets]);
    });
  }

  it('are a stretch of a long line, wherever in it something is meant', () => {
    const line = Array.from({ length: 1000 }, (_, index) => `${index}`.padStart(4, '_')).join('');
    for (const at of [0, 3, 100, 159, 160, 161, 1700, 3840, 3996]) {
      const [shown, carets] = excerpt(line, at, at + 4);
      assert.equal(shown.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1), line.slice(at, at + 4));
      assert.ok(shown.length <= 162);
      assert.equal(shown.startsWith('…'), !line.startsWith(shown.slice(0, 10)));
      assert.equal(shown.endsWith('…'), !line.endsWith(shown.slice(-10)));
    }
    const [shown, carets] = excerpt(line, 1000, 5000);
    assert.equal(carets.lastIndexOf('^'), shown.length - 2);
  });

  it('never cut a character in two, and always mark something', () => {
    const text = fc.array(fc.constantFrom('a', '\t', '😀', '目', 'e\u0301', '\u001b'), { maxLength: 300 });
    fc.assert(
      fc.property(text, fc.nat(700), fc.nat(700), (pieces, start, length) => {
        const line = pieces.join('');
        const at = Math.min(start, line.length);
        const [shown, carets] = excerpt(line, at, at + length);
        if (isBoundary(line, at)) assert.doesNotMatch(shown, /\p{Surrogate}/u);
        assert.match(carets, /^[ \t]*\^+$/u);
      }),
      { numRuns: 200, seed: 5 },
    );
  });
});

describe('a line for a person', () => {
  it('shows what would act on the terminal', () => {
    for (const [text, shown] of [
      ['\u001b]0;title\u0007', '\\x1b]0;title\\x07'],
      ['\u009b31m\u007f', '\\x9b31m\\x7f'],
      ['a\r\nb\u0085c\u2028d', 'a\\r\\nb\\x85c\\u2028d'],
      [
        '\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069',
        '\\u202a\\u202b\\u202c\\u202d\\u202e\\u2066\\u2067\\u2068\\u2069',
      ],
      ['\u200f\ufeff', '\\u200f\\ufeff'],
      ['\ta é 目 \u200d', '\ta é 目 \u200d'],
    ] as const)
      assert.equal(visible(text), shown);
  });

  it('is as wide as a terminal shows it', () => {
    assert.deepEqual(['', 'abc', '目', '〿', 'ｱ', '\u00ad'].map(displayWidth), [0, 3, 2, 1, 1, 1]);
  });
});

function isBoundary(text: string, offset: number): boolean {
  return !/^[\udc00-\udfff]/.test(text.slice(offset));
}
