import assert from 'node:assert/strict';
import { editText } from '../../../server/src/document/editText.ts';
import { readText } from '../../../server/src/document/readText.ts';
import { sketch } from '../sketch.ts';

function problemsOf(text: string) {
  return readText(text, 'yaml').parts.flatMap(({ problems }) => problems);
}

/** The problems as `offset severity code`. */
function said(text: string): readonly string[] {
  return problemsOf(text).map(
    ({ code, severity, range }) => `${range.start} ${severity} ${code.replace('syntax/', '')}`,
  );
}

/** `~` stands for a no-break space: a text, its one problem, what the message says, the tree, what the fix makes of it. */
const blanks: readonly (readonly [string, string, RegExp, unknown, string])[] = [
  [
    'f:\n  - path: /a\n  ~ mode: 1\n ~~ user: 1\n',
    '18 error odd-blank',
    /^a no-break space stands in the indentation, where YAML takes it for text; write a space, or the file/u,
    { f: [{ path: '/a', mode: '1', user: '1' }] },
    'f:\n  - path: /a\n    mode: 1\n    user: 1\n',
  ],
  [
    'f:\n  - path: /a\n~~~ mode: 1\ng: 2\n',
    '16 warning odd-blank',
    /in the indentation, where YAML takes it for text; write a space, or the line is ignored$/u,
    { f: [{ path: '/a' }], '<\u00a0\u00a0\u00a0 mode: 1>': undefined, g: '2' },
    'f:\n  - path: /a\n    mode: 1\ng: 2\n',
  ],
  [
    'f:\n  -~path: /a\n    mode: 1\n',
    '6 error odd-blank',
    /behind the dash/u,
    { f: [{ path: '/a', mode: '1' }] },
    'f:\n  - path: /a\n    mode: 1\n',
  ],
  ['f: 1\n~\ng: 2\n', '5 error odd-blank', /indentation/u, { f: '1', g: '2' }, 'f: 1\n \ng: 2\n'],
  ['f:~1\ng: 2\n', '2 error odd-blank', /behind the colon/u, { f: '1', g: '2' }, 'f: 1\ng: 2\n'],
  ['f: 1\n~ # c\ng: 2\n', '5 error odd-blank', /indentation/u, { f: '1', g: '2' }, 'f: 1\n  # c\ng: 2\n'],
];

const content: readonly string[] = [
  'f: |\n  a\n  ~b\ng: 1\n',
  'f: "x\n  ~y"\n',
  'f: x ~y\n',
  'f: x\n  ~y\n',
  '# ~\nf: 1 #~x\n',
];

describe('a blank that is no space', () => {
  for (const [masked, problem, message, tree, expected] of blanks) {
    const text = masked.replaceAll('~', '\u00a0');
    it(`is one problem in ${JSON.stringify(masked)}`, () => {
      assert.deepEqual(said(text), [problem]);
      const [{ message: words, fixes } = { message: '' }] = problemsOf(text);
      assert.match(words, message);
      assert.deepEqual(sketch(readText(text, 'yaml').parts[0]?.root), tree);
      const edits = fixes?.[0]?.edits ?? [];
      const mended = edits.reduceRight((all, e) => all.slice(0, e.start) + e.newText + all.slice(e.end), text);
      assert.equal(mended, expected);
      assert.deepEqual(said(mended), []);
    });
  }

  for (const text of content)
    it(`may be content: ${JSON.stringify(text)}`, () => assert.deepEqual(said(text.replaceAll('~', '\u00a0')), []));

  it('is named', () => assert.match(problemsOf('f: 1\ng:\u30002\n')[0]?.message ?? '', /^the blank U\+3000/u));

  it('is not blamed for what it does not cause', () =>
    assert.deepEqual(said('f: |\n  a\n  \u00a0b\ng: @x\n'), ['17 error reserved-character']));
});

describe('typographic quotes', () => {
  it('are an error where they do not protect the text', () => {
    const text = 'path: “/a: b”\nz: 1\n';
    assert.deepEqual(said(text), ['6 error typographic-quote']);
    assert.deepEqual(problemsOf(text)[0]?.fixes?.[0]?.edits, [{ start: 6, end: 13, newText: '"/a: b"' }]);
  });

  it('are warned of where the tool takes them for text', () => {
    const text = 'a:\n  - “x”\n  - „y“ \nb: ‘say "z"’\n';
    assert.deepEqual(said(text), [
      '7 warning typographic-quote',
      '15 warning typographic-quote',
      '23 warning typographic-quote',
    ]);
    assert.equal(problemsOf(text)[2]?.fixes?.[0]?.edits[0]?.newText, `'say "z"'`);
  });

  it('may be content', () => {
    for (const text of ['a: “x” y\n', 'a: |\n  b: “x”\n', 'a: "“x”"\n', '“x”: 1\n', 'a: b\n  - “x”\n'])
      assert.deepEqual(said(text), [], text);
  });
});

describe('an edit beside a lookalike', () => {
  it('equals reading the whole', () => {
    const text = 'f:\n  - a: |\n      x\n      \u00a0y\n  \u00a0 b: “z”\n  - c: 1\ng: 2\n';
    for (let offset = 0; offset < text.length; offset++)
      for (const [removed, newText] of [
        [1, ''],
        [0, '\u00a0'],
        [0, '”'],
        [0, '\n'],
      ] as const) {
        const edit = { start: offset, end: offset + removed, newText };
        for (const before of [text, text.replaceAll('\u00a0', ' ')]) {
          const document = editText(readText(before, 'yaml'), [edit]);
          assert.deepEqual(document, readText(document.text, 'yaml'));
        }
      }
  });
});
