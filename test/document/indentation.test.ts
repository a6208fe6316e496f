import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/base/text.ts';
import { readText } from '../../server/src/document/readText.ts';
import { sketch } from './sketch.ts';

function read(text: string) {
  const [part] = readText(text, 'yaml').parts;
  return { problems: part?.problems ?? [], tree: sketch(part?.root) };
}

/** A text with one problem, and what the fix makes of it. */
const tabs: readonly (readonly [string, string])[] = [
  ['a: 1\n\tb: 2\nc: 3', 'a: 1\nb: 2\nc: 3'],
  ['f:\n  - path: /a\n\tmode: 1\n  - path: /b\n', 'f:\n  - path: /a\n    mode: 1\n  - path: /b\n'],
  ['f:\n  -\n\tpath: /a\n  - path: /b\n', 'f:\n  -\n    path: /a\n  - path: /b\n'],
  ['s:\n    f:\n\t\tc: 1\n    d: 1\n', 's:\n    f:\n        c: 1\n    d: 1\n'],
  ['s:\n    f: # x\n\n\t\tc: 1\n    d: 1\n', 's:\n    f: # x\n\n        c: 1\n    d: 1\n'],
  ['s:\n    f:\n        - path: /a\n\t- path: /b\n', 's:\n    f:\n        - path: /a\n        - path: /b\n'],
  ['a:\n\t- b\n\n\t- c\nd: 1\n', 'a:\n  - b\n\n  - c\nd: 1\n'],
  [
    's:\n\tf:\n\t\t- path: /a\n\t\t  mode: 1\n\tl: []\nb: 1\n',
    's:\n  f:\n    - path: /a\n      mode: 1\n  l: []\nb: 1\n',
  ],
  [
    's:\n  f:\n  - path: /a\n\t\tcontents:\n\t\t\tinline: |\n\t\t\t\ttext\n\t\t\t\t  more\n  - path: /b\n',
    's:\n  f:\n  - path: /a\n    contents:\n      inline: |\n        text\n          more\n  - path: /b\n',
  ],
];

const tabsInText: readonly (readonly [string, string])[] = [
  ['a:\n  b: |\n\ttext\n\t  more\nc: 1\n', 'a:\n  b: |\n    text\n      more\nc: 1\n'],
  ['a:\n  b: |\n    text\n\tmore\n    last\nc: 1\n', 'a:\n  b: |\n    text\n    more\n    last\nc: 1\n'],
  [
    'a:\n  - b: |\n      text\n\n\tmore\n\t\tlast\n    d: 1\n',
    'a:\n  - b: |\n      text\n\n      more\n        last\n    d: 1\n',
  ],
  ['a: |1\n\ttext\nc: 1\n', 'a: |1\n text\nc: 1\n'],
];

const misplaced: readonly (readonly [string, string])[] = [
  ['a: 1\n   b: 2\nc: 3', 'a: 1\nb: 2\nc: 3'],
  ['a: 1\n   b: 2\n   d: 1\nc: 3', 'a: 1\nb: 2\nd: 1\nc: 3'],
  ['f:\n  - path: /a\n     mode: 1\n    user: 1\n', 'f:\n  - path: /a\n    mode: 1\n    user: 1\n'],
  [
    'f:\n  - path: /a\n   mode:\n     x: 1\n    user: 1\n  - x: 1\n',
    'f:\n  - path: /a\n    mode:\n      x: 1\n    user: 1\n  - x: 1\n',
  ],
  ['f:\n  - a: "x"\n     b: 1\n    c: 1\n', 'f:\n  - a: "x"\n    b: 1\n    c: 1\n'],
  ['a:\n    b: 1\n  c: 2\nd: 3\n', 'a:\n    b: 1\n    c: 2\nd: 3\n'],
  ['a:\n  b: 1\n c:\n   x: |\n     t\nd: 3\n', 'a:\n  b: 1\n  c:\n    x: |\n      t\nd: 3\n'],
  ['f:\n  - a: 1\n - a: 2\n   b: 1\n  - a: 3\n', 'f:\n  - a: 1\n  - a: 2\n    b: 1\n  - a: 3\n'],
  ['f:\n  - a: "1"\n   - a: 2\n     b: 1\n  - a: 3\n', 'f:\n  - a: "1"\n  - a: 2\n    b: 1\n  - a: 3\n'],
  [
    'f:\n  - path: /a\n    mode: 1\n - path: /b\n    mode: 2\n  - path: /c\n',
    'f:\n  - path: /a\n    mode: 1\n  - path: /b\n    mode: 2\n  - path: /c\n',
  ],
  [
    'f:\n  - path: /a\n    mode: 1\n   - path: /b\n    mode: 2\n  - path: /c\n',
    'f:\n  - path: /a\n    mode: 1\n  - path: /b\n    mode: 2\n  - path: /c\n',
  ],
  [
    'f:\n    - path: /a\n      mode: 1\n- path: /b\n      mode: 2\n    - path: /c\n',
    'f:\n    - path: /a\n      mode: 1\n    - path: /b\n      mode: 2\n    - path: /c\n',
  ],
  [
    's:\n  d: []\nf:\n    - path: /a\n  l:\n    - path: /b\np: 1\n',
    's:\n  d: []\n  f:\n    - path: /a\n  l:\n    - path: /b\np: 1\n',
  ],
  [
    'v: 1\ns:\nf:\n  - path: /a\n    mode: 1\n  l:\n    - path: /b\n',
    'v: 1\ns:\n  f:\n  - path: /a\n    mode: 1\n  l:\n    - path: /b\n',
  ],
  ['s:\n  d:\n    x: 1\nf:\n    y: 1\n  l: 1\n', 's:\n  d:\n    x: 1\nf:\n  y: 1\n  l: 1\n'],
  ['s:\n  d:\n    x: 1\nf:\n    y: 1\n    z: 1\n  l: 1\n', 's:\n  d:\n    x: 1\nf:\n    y: 1\n    z: 1\n    l: 1\n'],
  [
    's:\n  d:\n    x: 1\nf:\n    y: 1\n    z: 1\n  l: 1\n  m: 1\n',
    's:\n  d:\n    x: 1\n  f:\n    y: 1\n    z: 1\n  l: 1\n  m: 1\n',
  ],
  ['s:\n  u: []\nf:\n   a:\n    - x: 1\n  b: []\n  c: []\n', 's:\n  u: []\nf:\n  a:\n    - x: 1\n  b: []\n  c: []\n'],
  ['f:\n   a:\n     - x: 1\n       y: 1\n  b: []\n  c: []\n', 'f:\n  a:\n    - x: 1\n      y: 1\n  b: []\n  c: []\n'],
  ['- p: 1\n  c:\n     i: 1\n    d: 1\n', '- p: 1\n  c:\n    i: 1\n    d: 1\n'],
  [
    'a: 1\ns:\n  f:\n    - x: 1\n t:\n  u:\n    - x: 1\nv: 1\n',
    'a: 1\ns:\n  f:\n    - x: 1\nt:\n  u:\n    - x: 1\nv: 1\n',
  ],
  ['s:\n  f:\n    - x: 1\n t:\n   u:\n     - x: 1\nv: 1\n', 's:\n  f:\n    - x: 1\n  t:\n    u:\n      - x: 1\nv: 1\n'],
  ['s:\n  f: []\n t: {u: []}\n', 's:\n  f: []\nt: {u: []}\n'],
  ['a: |\n  text\n b: 1\nc: 2\n', 'a: |\n  text\nb: 1\nc: 2\n'],
];

/** Keys in the column of the dashes that belong to the item above. */
const besideItems: readonly (readonly [string, string])[] = [
  ['f:\n  - path: /a\n  mode: 1\n  - path: /b\n', 'f:\n  - path: /a\n    mode: 1\n  - path: /b\n'],
  [
    'f:\n  - path: /a\n  mode:\n    x: 1\n  user: 2\ng: 1\n',
    'f:\n  - path: /a\n    mode:\n      x: 1\n    user: 2\ng: 1\n',
  ],
  ['- a: 1\n- a: 2\nb: 1\n', '- a: 1\n- a: 2\n  b: 1\n'],
];

function check(text: string, code: string, expected: string): void {
  const { problems } = read(text);
  assert.deepEqual(
    problems.map((problem) => problem.code),
    [code],
  );
  const edits = problems[0]?.fixes?.[0]?.edits ?? [];
  const mended = edits.reduceRight(
    (all, { start, end, newText }) => all.slice(0, start) + newText + all.slice(end),
    text,
  );
  assert.equal(mended, expected);
  assert.deepEqual(read(mended).problems, []);
}

describe('indentation', () => {
  for (const [text, mended] of tabs)
    it(`finds the column of a tab in ${JSON.stringify(text)}`, () => {
      check(text, 'syntax/tab-indentation', mended);
      check(text.replaceAll('\n', '\r\n'), 'syntax/tab-indentation', mended.replaceAll('\n', '\r\n'));
    });

  it('lets tabs pass in front of comments that follow a comment', () => {
    for (const text of ['a: b\n  # c\n\t\t# d\ne: f\n', '- a: "b"\n# c\n\t# d\n  e: f\n'])
      assert.deepEqual(readText(text, 'yaml').parts[0]?.problems, [], text);
  });

  for (const [text, mended] of tabsInText)
    it(`finds the column of a text with a tab in ${JSON.stringify(text)}`, () =>
      check(text, 'syntax/block-scalar-tab', mended));

  for (const [text, mended] of misplaced)
    it(`finds the column of the line in ${JSON.stringify(text)}`, () => {
      check(text, 'syntax/bad-indentation', mended);
      check(text.replaceAll('\n', '\r\n'), 'syntax/bad-indentation', mended.replaceAll('\n', '\r\n'));
    });

  for (const [text, mended] of besideItems)
    it(`finds the item of the keys in ${JSON.stringify(text)}`, () => check(text, 'syntax/wrong-kind', mended));

  it('says of a key that slipped out what it slipped out of', () => {
    const text = 's:\n  d: []\nf:\n    - path: /a\n  l:\n    - path: /b\n';
    const [problem] = read(text).problems;
    assert.equal(problem?.range.start, text.indexOf('f:'));
    assert.match(
      problem.message,
      /^`f` stands beside `s`, but what follows shows that it belongs below it; indent it by 2/u,
    );
  });

  it('offers both ways where nothing says which of two columns was meant', () => {
    for (const [text, ...mended] of [
      ['s:\n  f: []\n t: {u: []}\n', 's:\n  f: []\nt: {u: []}\n', 's:\n  f: []\n  t: {u: []}\n'],
      ['s:\n    f: []\n  t: 1\n', 's:\n    f: []\n    t: 1\n', 's:\n    f: []\nt: 1\n'],
      [
        's:\n  u: []\nf:\n    a: 1\n  b: 1\n',
        's:\n  u: []\nf:\n  a: 1\n  b: 1\n',
        's:\n  u: []\n  f:\n    a: 1\n  b: 1\n',
      ],
      ['s:\n  -\n  f: 1\n  g: 1\nt: 1\n', 's:\n  f: 1\n  g: 1\nt: 1\n', 's:\n  -\n    f: 1\n    g: 1\nt: 1\n'],
    ] as const) {
      const { problems } = read(text);
      assert.equal(problems.length, 1, text);
      const fixes = problems[0]?.fixes ?? [];
      assert.deepEqual(
        fixes.map(({ edits }) => applyEdits(text, edits)),
        mended,
      );
      for (const fixed of mended) assert.deepEqual(read(fixed).problems, [], fixed);
      assert.deepEqual(
        fixes.map(({ certain }) => certain),
        [false, false],
      );
    }
  });

  it('blames the dash that stands alone and not the keys below it', () => {
    const [problem] = read('a:\n  b: 1\ns:\n  -\n  f: []\n').problems;
    assert.deepEqual(problem?.range, { start: 15, end: 16 });
    assert.match(problem.message, /remove the dash or indent what belongs to it/u);
  });

  it('keeps what stands below a line that is out of place', () => {
    assert.deepEqual(read('f:\n  - a: 1\n   b: 2\n    c: 3\n  - d: 4\n').tree, {
      f: [{ a: '1', '<b: 2>': undefined, c: '3' }, { d: '4' }],
    });
  });

  it('offers nothing where no collection is of the kind', () => {
    const [problem] = read('a: "x"\n  - b\nc: 1\n').problems;
    assert.equal(problem?.code, 'syntax/bad-indentation');
    assert.equal(problem.fixes, undefined);
  });
});
