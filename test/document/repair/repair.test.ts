import assert from 'node:assert/strict';
import { applyEdits } from '../../../server/src/base/text.ts';
import { readText } from '../../../server/src/document/readText.ts';
import { sketch } from '../sketch.ts';

/** The problems as `line code`, lines from 1, and the tree. */
function read(text: string): { readonly problems: readonly string[]; readonly tree: unknown } {
  const { parts } = readText(text, 'yaml');
  const problems = parts.flatMap((part) => part.problems);
  return {
    problems: problems.map(({ code, range }) => `${lineOf(text, range.start)} ${code.replace('syntax/', '')}`),
    tree: sketch(parts[0]?.root),
  };
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\n|\r/u).length;
}

/** Where the first line of something is half typed: the one problem, and all that is left of the tree. */
const halfTyped: readonly (readonly [string, string, unknown])[] = [
  [
    'contents:\n  comp\n  inline: |\n    text\n',
    '2 missing-colon',
    { contents: { '<comp>': undefined, inline: 'text\n' } },
  ],
  [
    'storage:\n  fil\n  directories:\n    - path: /x\n  links: []\na: 1\n',
    '2 missing-colon',
    { storage: { '<fil>': undefined, directories: [{ path: '/x' }], links: [] }, a: '1' },
  ],
  [
    'files:\n  - pa\n    mode: 0644\n  - path: /b\n',
    '2 missing-colon',
    { files: [{ '<pa>': undefined, mode: '0644' }, { path: '/b' }] },
  ],
  ['- path\n  mode:\n', '1 missing-colon', [{ '<path>': undefined, mode: '' }]],
  ['- path:/a\n  mode: 0644\n', '1 missing-space', [{ '<path:/a>': undefined, mode: '0644' }]],
  [
    'f:\n  - path: /a\n  -path: /b\n  - path: /c\n',
    '3 missing-space',
    { f: [{ path: '/a' }, '<path: /b>', { path: '/c' }] },
  ],
  [
    'f:\n- path: /a\n-path: /b\n  mode: 1\n- path: /c\n',
    '3 missing-space',
    { f: [{ path: '/a' }, { '<path: /b>': undefined, mode: '1' }, { path: '/c' }] },
  ],
  [
    'f:\n- path: /a\n-path: /b\n- path: /c\ng: 1\n',
    '3 missing-space',
    { f: [{ path: '/a' }, '<path: /b>', { path: '/c' }], g: '1' },
  ],
  ['f:\n-path: /b\n- path: /c\n', '2 missing-space', { f: ['<path: /b>', { path: '/c' }] }],
  ['f:\n  -path: /a\n  - path: /b\n', '2 missing-space', { f: ['<path: /a>', { path: '/b' }] }],
  [
    'f:\n  -path: /a\n    mode: 1\n  - path: /b\n',
    '2 missing-space',
    { f: [{ '<path: /a>': undefined, mode: '1' }, { path: '/b' }] },
  ],
  ['f:\n  -path: /a\n    mode: 1\ng: 2\n', '2 missing-space', { f: [{ '<path: /a>': undefined, mode: '1' }], g: '2' }],
  ['vari\nversion: 1.5.0\n', '1 missing-colon', { '<vari>': undefined, version: '1.5.0' }],
  ['---\nvariant:fcos\nversion: 1.5.0\n', '2 missing-space', { '<variant:fcos>': undefined, version: '1.5.0' }],
  ['a:\n  b:\n    - - c\n        d: 1\n', '3 missing-colon', { a: { b: [[{ '<c>': undefined, d: '1' }]] } }],
  ['a:\n  b c\n  d: 1', '2 missing-colon', { a: { '<b c>': undefined, d: '1' } }],
  ['a: # x\n  b # y\n\n  # z\n  c: 1\n', '2 missing-colon', { a: { '<b # y>': undefined, c: '1' } }],
  ['a:\n  &x b\n  c: 1\n', '2 missing-colon', { a: { '<&x b>': undefined, c: '1' } }],
  ['a:\n    b\n  c: 1\n  d: 2\n', '2 missing-colon', { a: { '<b>': undefined, c: '1', d: '2' } }],
  ['a:\n- b\nwo\n- c\nd: 1\n', '3 missing-colon', { a: ['b'], '<wo\n- c>': undefined, d: '1' }],
  ['a:\n  - @x\n    b: 1\n', '2 reserved-character', { a: [{ '<@x>': undefined, b: '1' }] }],
  ['a: - b\n  - c\nd: 1\n', '1 list-on-key-line', { a: ['<- b>', 'c'], d: '1' }],
];

/** One mistake: its one problem, all that is left of the tree, and the text that its fix makes, which is good. */
const mended: readonly (readonly [string, string, unknown, string])[] = [
  // A tab, with lines below that hang on it.
  [
    'u:\n  f:\n\t- a: 1\n      b: 2\n    - a: 3\n',
    '3 tab-indentation',
    { u: { f: ['<\t- a: 1\n      b: 2>', { a: '3' }] } },
    'u:\n  f:\n    - a: 1\n      b: 2\n    - a: 3\n',
  ],
  [
    'v: 1\n\ts:\n  f: 1\ng: 2\n',
    '2 tab-indentation',
    { v: '1', '<\ts:\n  f: 1>': undefined, g: '2' },
    'v: 1\ns:\n  f: 1\ng: 2\n',
  ],
  [
    'f:\n  - a: 1\n\tb:\n      c: 1\n    d: 2\n',
    '3 tab-indentation',
    { f: [{ a: '1', '<\tb:\n      c: 1>': undefined, d: '2' }] },
    'f:\n  - a: 1\n    b:\n      c: 1\n    d: 2\n',
  ],
  // An item in the column of keys.
  [
    'f:\n  - a: 1\n    b: 2\n    - a: 3\n      b: 4\n  - a: 5\n',
    '4 wrong-kind',
    { f: [{ a: '1', b: '2', '<- a: 3\n      b: 4>': undefined }, { a: '5' }] },
    'f:\n  - a: 1\n    b: 2\n  - a: 3\n    b: 4\n  - a: 5\n',
  ],
  // A dash of another language.
  [
    'f:\n  * a: 1\n    b: 2\n  * a: 3\ng: 1\n',
    '2 alias-name',
    { f: '<* a: 1\n    b: 2\n  * a: 3>', g: '1' },
    'f:\n  - a: 1\n    b: 2\n  - a: 3\ng: 1\n',
  ],
  ['f:\n  - a: 1\n  * a: 3\n', '3 alias-name', { f: [{ a: '1' }, '<* a: 3>'] }, 'f:\n  - a: 1\n  - a: 3\n'],
  // An item of a list without its dash, the others with theirs.
  ...['  - a: 3\n', '- a: 3\n'].flatMap((other): (typeof mended)[number][] => {
    const dash = other.slice(0, other.indexOf('-'));
    const items = ['<a: 1\n  b: 2>', { a: '3' }];
    return [
      [`f:\n  a: 1\n  b: 2\n${other}`, '2 wrong-kind', { f: items }, `f:\n${dash}- a: 1\n${dash}  b: 2\n${other}`],
    ];
  }),
  [
    'f:\n    a: 1\n    b:\n      c: 1\n  - a: 3\ng: 1\n',
    '2 wrong-kind',
    { f: ['<a: 1\n    b:\n      c: 1>', { a: '3' }], g: '1' },
    'f:\n  - a: 1\n    b:\n      c: 1\n  - a: 3\ng: 1\n',
  ],
  [
    'f:\n  - a: 1\n  a: 2\n    b: 1\n  - a: 3\n',
    '3 wrong-kind',
    { f: [{ a: '1' }, '<a: 2\n    b: 1>', { a: '3' }] },
    'f:\n  - a: 1\n  - a: 2\n    b: 1\n  - a: 3\n',
  ],
  // A list that begins on the line of its key, and goes on below.
  [
    'u:\n  f:   - a: 1\n      b: 2\n  g: 1\n',
    '2 list-on-key-line',
    { u: { f: '<- a: 1\n      b: 2>', g: '1' } },
    'u:\n  f:\n    - a: 1\n      b: 2\n  g: 1\n',
  ],
  // A dash before the first key of the document.
  ['- a: 1\nb: 1\n', '1 wrong-kind', { '<- a: 1>': undefined, b: '1' }, 'a: 1\nb: 1\n'],
  [
    '- a: 1\n  c:\n    d: 1\nb: 1\n',
    '1 wrong-kind',
    { '<- a: 1\n  c:\n    d: 1>': undefined, b: '1' },
    'a: 1\nc:\n  d: 1\nb: 1\n',
  ],
  // The first keys are indented, and the others are not.
  [' a: 1\nb: 1\n', '1 after-document', { a: '1' }, 'a: 1\nb: 1\n'],
  ['# c\n  a: |\n    x\n  c: 1\nb: 1\n', '2 after-document', { a: 'x\n', c: '1' }, '# c\na: |\n  x\nc: 1\nb: 1\n'],
];

/** What yaml.v3 accepts, however much it looks like a mistake. */
const accepted: readonly (readonly [string, unknown])[] = [
  ['contents:\n  comp\n', { contents: 'comp' }],
  ['key: a\n  b c\n', { key: 'a b c' }],
  ['key:\n  a\n  b c\nd: 1\n', { key: 'a b c', d: '1' }],
  ['key:\n  wo\n  - a\n', { key: 'wo - a' }],
  ['-path: /a\n', { '-path': '/a' }],
  ['a:\n  -b: 1\n  -c: 2\n', { a: { '-b': '1', '-c': '2' } }],
  ['a:\n  -b\n  - c\n', { a: '-b - c' }],
  ['wo\n- a\n', 'wo - a'],
];

describe('repairFault', () => {
  for (const [text, problem, tree] of halfTyped) {
    it(`says ${problem} of ${JSON.stringify(text)} and reads what is below`, () =>
      assert.deepEqual(read(text), { problems: [problem], tree }));
    it(`does so with CR LF: ${JSON.stringify(text)}`, () =>
      assert.deepEqual(read(text.replaceAll('\n', '\r\n')).problems, [problem]));
  }

  for (const [text, problem, tree, after] of mended) {
    it(`says ${problem}, and no more, of ${JSON.stringify(text)}, and mends it`, () => {
      assert.deepEqual(read(text), { problems: [problem], tree });
      const [found] = readText(text, 'yaml').parts.flatMap(({ problems }) => problems);
      assert.equal(found?.fixes?.length, 1);
      assert.equal(applyEdits(text, found.fixes[0]?.edits ?? []), after);
      assert.deepEqual(read(after).problems, []);
    });
    it(`does so with CR LF: ${JSON.stringify(text)}`, () =>
      assert.deepEqual(read(text.replaceAll('\n', '\r\n')).problems, [problem]));
  }

  for (const [text, tree] of accepted)
    it(`lets ${JSON.stringify(text)} be`, () => assert.deepEqual(read(text), { problems: [], tree }));

  it('names every one of many', () => {
    const text = 'a:\n  xx\n  b: 1\nc:\n  - yy\n    d: 1\n  -e: 2\nf:\n  zz\n  ww\n  g: 3\n';
    assert.deepEqual(read(text), {
      problems: ['2 missing-colon', '5 missing-colon', '7 missing-space', '9 missing-colon', '10 missing-colon'],
      tree: {
        a: { '<xx>': undefined, b: '1' },
        c: [{ '<yy>': undefined, d: '1' }, '<e: 2>'],
        f: { '<zz>': undefined, '<ww>': undefined, g: '3' },
      },
    });
  });

  it('offers a fix that mends each', () => {
    const mendable = halfTyped.filter(([text, problem]) => / missing-/u.test(problem) && !text.startsWith('a:\n    b'));
    for (const [text] of mendable)
      for (const { fixes } of readText(text, 'yaml').parts[0]!.problems) {
        const { start, end, newText } = fixes![0]!.edits[0]!;
        assert.deepEqual(read(text.slice(0, start) + newText + text.slice(end)).problems, [], text);
      }
  });
});
