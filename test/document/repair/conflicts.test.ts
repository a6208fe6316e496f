import assert from 'node:assert/strict';
import type { TextEdit } from '../../../server/src/base/text.ts';
import { editText } from '../../../server/src/document/editText.ts';
import { readText } from '../../../server/src/document/readText.ts';
import type { Syntax } from '../../../server/src/document/textDocument.ts';
import { sketch } from '../sketch.ts';

function conflict(ours: string, theirs: string, base?: string): string {
  const middle = base === undefined ? '' : `||||||| base\n${base}`;
  return `<<<<<<< HEAD\n${ours}${middle}=======\n${theirs}>>>>>>> feature/x\n`;
}

function problemsOf(text: string, syntax: Syntax = 'yaml') {
  return readText(text, syntax).parts.flatMap(({ problems }) => problems);
}

/** The one problem as `line severity code`, and the tree with blanks at the ends of lines taken away. */
function read(text: string, syntax: Syntax = 'yaml'): { readonly problems: readonly string[]; readonly tree: unknown } {
  const { parts } = readText(text, syntax);
  const problems = problemsOf(text, syntax).map(({ code, severity, range }) => {
    const line = text.slice(0, range.start).split(/\r\n|\n/u).length;
    return `${line} ${severity} ${code.replace('syntax/', '')}`;
  });
  return { problems, tree: JSON.parse(JSON.stringify(sketch(parts[0]?.root)).replaceAll(/ +(?=\\n)/gu, '')) };
}

function applied(text: string, edits: readonly TextEdit[]): string {
  return edits.reduceRight((all, { start, end, newText }) => all.slice(0, start) + newText + all.slice(end), text);
}

/** A text with a conflict, the line of its problem, and the tree: with ours. Both fixes leave a text without a problem. */
const whole: readonly (readonly [string, string, number, unknown])[] = [
  ['between keys', `a: 1\n${conflict('b: 2\n', 'b: 3\n')}c: 4\n`, 2, { a: '1', b: '2', c: '4' }],
  [
    'below a key, with a base',
    `f:\n${conflict('  - path: /a\n', '  - path: /b\n', '  - path: /c\n')}  - path: /d\n`,
    2,
    { f: [{ path: '/a' }, { path: '/d' }] },
  ],
  ['with an empty side', `f:\n  - x\n${conflict('', '  - y\n')}g: 1\n`, 3, { f: ['x'], g: '1' }],
  [
    'in a block of text',
    `i: |\n  one\n${conflict('  two\n', '  zwei\n')}  three\nb: 1\n`,
    3,
    { i: 'one\ntwo\nthree\n', b: '1' },
  ],
  ['at the start of one', `i: |\n${conflict('  two\n', '  zwei\n')}  three\n`, 2, { i: 'two\nthree\n' }],
  ['in a plain text', `a: one\n${conflict('  two\n', '  zwei\n')}  three\nb: 1\n`, 2, { a: 'one two three', b: '1' }],
  ['where a quote ends', `a: "x\n${conflict('  two"\n', '  zwei"\n')}b: 1\n`, 2, { a: 'x two', b: '1' }],
  ['at the start of the file', `${conflict('a: 1\n', 'a: 2\n')}b: 3\n`, 1, { a: '1', b: '3' }],
  ['at its end', `a: 1\n${conflict('b: 2\n', 'b: 3\n').trimEnd()}`, 2, { a: '1', b: '2' }],
];

const forgotten: readonly (readonly [string, string, unknown])[] = [
  ['a: 1\n=======\nb: 2\n', '2 error conflict-marker', { a: '1', b: '2' }],
  ['a: 1\n<<<<<<< HEAD\nb: 2\n', '2 error conflict-marker', { a: '1', b: '2' }],
  ['a: 1\n=======\nb: 2\n>>>>>>> x\nc: 3\n', '2 error conflict-marker', { a: '1', b: '2', c: '3' }],
  ['i: |\n  a\n=======\n  b\nc: 1\n', '3 error conflict-marker', { i: 'a\nb\n', c: '1' }],
];

describe('a conflict', () => {
  for (const [where, text, line, tree] of whole)
    for (const [lines, given] of [
      ['LF', text],
      ['CR LF', text.replaceAll('\n', '\r\n')],
    ] as const)
      it(`${where}, ${lines}, is one problem, and ours is read`, () => {
        assert.deepEqual(read(given), { problems: [`${line} error conflict-marker`], tree });
        const [problem] = problemsOf(given);
        assert.deepEqual(
          problem?.fixes?.map(({ title }) => title),
          ['Take ours (HEAD)', 'Take theirs (feature/x)'],
        );
        const [ours, theirs] = problem.fixes?.map(({ edits }) => applied(given, edits)) ?? [];
        assert.deepEqual(read(ours ?? ''), { problems: [], tree });
        assert.deepEqual(read(theirs ?? '').problems, []);
        for (const text of [ours, theirs]) assert.doesNotMatch(text ?? '', /[<|=>]{7}/u);
      });

  it('is one in JSON', () => {
    const text = `{\n${conflict('  "a": 1\n', '  "a": 2,\n  "b": 3\n')}}\n`;
    assert.deepEqual(read(text, 'json'), { problems: ['2 error conflict-marker'], tree: { a: '1' } });
    assert.deepEqual(
      problemsOf(text, 'json')[0]?.fixes?.map(({ edits }) => JSON.parse(applied(text, edits))),
      [{ a: 1 }, { a: 2, b: 3 }],
    );
  });

  it('is warned of where the tool takes it for text', () => {
    const text = `a: "one\n${conflict('  two\n', '  zwei\n')}  three"\n`;
    assert.deepEqual(read(text), { problems: ['2 warning conflict-marker'], tree: { a: 'one two three' } });
  });

  it('belongs to the first document where the tool stumbles over it right behind', () => {
    for (const end of ['...', '---'])
      for (const theirs of ['c: 1\n', '---\nc: 1\n']) {
        const { parts } = readText(`a: 1\n${end}\n${conflict('b: 1\n', theirs)}`, 'yaml');
        assert.deepEqual(
          parts.map(({ problems }) => problems.map(({ code, severity }) => `${severity} ${code}`)),
          [['error syntax/conflict-marker'], []],
        );
      }
    const later = readText(`a: 1\n---\nx: 1\n${conflict('b: 1\n', 'c: 1\n')}`, 'yaml');
    assert.deepEqual(later.parts[0]?.problems, []);
  });

  it('leaves other problems where they are', () => {
    assert.deepEqual(read(`${conflict('a: 1\n', 'a: 2\n')}mo\nb: 3\n`).problems, [
      '1 error conflict-marker',
      '6 error missing-colon',
    ]);
  });

  it('is one problem each', () => {
    const text = `a: 1\n${conflict('b: 1\n', 'b: 2\n')}---\n${conflict('c: 1\n', 'c: 2\n')}${conflict('', 'd: 1\n')}`;
    const { parts } = readText(text, 'yaml');
    assert.deepEqual(
      parts.map(({ root, problems }) => [sketch(root), problems.length]),
      [
        [{ a: '1', b: '1' }, 1],
        [{ c: '1' }, 2],
      ],
    );
  });

  it('is read however many there are', () => {
    for (const text of [
      conflict('- a\n', '- b\n').repeat(20_000),
      `a: 1\n${'=======\n'.repeat(200_000)}`,
      `a: 1\n${'<<<<<<< a\n'.repeat(100_000)}`,
    ])
      for (const syntax of ['yaml', 'json'] as const)
        assert.ok(problemsOf(text, syntax).some(({ code }) => code === 'syntax/conflict-marker'));
  });
});

/** With one of the marks gone: the sides are what has the same keys. */
const halved: readonly (readonly [string, string, unknown, string, string])[] = [
  [
    'a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\nc: 4\n',
    '2 error conflict-marker',
    { a: '1', b: '2', c: '4' },
    'a: 1\nb: 2\nc: 4\n',
    'a: 1\nb: 3\nc: 4\n',
  ],
  [
    'f:\n  - p: /a\n<<<<<<< HEAD\n    m: 2\n    x:\n      y: 1\n=======\n    x:\n      z: 1\n    m: 3\n  - p: /b\n',
    '3 error conflict-marker',
    { f: [{ p: '/a', m: '2', x: { y: '1' } }, { p: '/b' }] },
    'f:\n  - p: /a\n    m: 2\n    x:\n      y: 1\n  - p: /b\n',
    'f:\n  - p: /a\n    x:\n      z: 1\n    m: 3\n  - p: /b\n',
  ],
  [
    'f:\n  - p: /a\n    m:\n      o: 2\n=======\n    m: 3\n>>>>>>> x\n    u: 1\n  - p: /b\n',
    '5 error conflict-marker',
    { f: [{ p: '/a', m: { o: '2' }, u: '1' }, { p: '/b' }] },
    'f:\n  - p: /a\n    m:\n      o: 2\n    u: 1\n  - p: /b\n',
    'f:\n  - p: /a\n    m: 3\n    u: 1\n  - p: /b\n',
  ],
];

describe('a conflict with a mark missing', () => {
  for (const [text, problem, tree, ours, theirs] of halved)
    for (const lineBreak of ['\n', '\r\n'])
      it(`is one problem in ${JSON.stringify(text.replaceAll('\n', lineBreak))}`, () => {
        const given = text.replaceAll('\n', lineBreak);
        assert.deepEqual(read(given), { problems: [problem], tree });
        assert.match(
          problemsOf(given)[0]?.message ?? '',
          /; a marker is missing: choose one side and remove the markers/u,
        );
        const mended = problemsOf(given)[0]?.fixes?.map(({ edits }) => applied(given, edits));
        assert.deepEqual(mended, [ours.replaceAll('\n', lineBreak), theirs.replaceAll('\n', lineBreak)]);
      });
});

describe('a forgotten mark of a merge', () => {
  for (const [text, problem, tree] of forgotten)
    it(`is one problem in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(read(text), { problems: [problem], tree });
      const [fix] = problemsOf(text)[0]?.fixes ?? [];
      assert.deepEqual(read(applied(text, fix?.edits ?? [])).problems, []);
    });

  it('is none where it may stand', () => {
    for (const text of [
      'i: |\n  Title\n  =======\n  text\n',
      'a: "x\n=======\ny"\n',
      'a: [x,\n=======\n]\n',
      '# =======\na: 1\n',
      'a: 1 # <<<<<<< HEAD\n',
      '"<<<<<<< HEAD": 1\n',
      '========: 1\n',
    ])
      assert.deepEqual(problemsOf(text), [], text);
  });

  it('is content of a quoted text, whatever else is wrong', () => {
    assert.deepEqual(read('a: "x\n=======\ny"\nb: @\n').problems, ['4 error reserved-character']);
  });
});

describe('an edit beside a conflict', () => {
  it('equals reading the whole', () => {
    const text = `a: 1\nf:\n  - x\n${conflict('  - y\n', '  - z\n')}  - w\ni: |\n  text\nb: 2\n`;
    for (let offset = 0; offset < text.length; offset++)
      for (const [removed, newText] of [
        [1, ''],
        [0, '\n'],
        [0, '=======\n'],
      ] as const) {
        const edit = { start: offset, end: offset + removed, newText };
        const document = editText(readText(text, 'yaml'), [edit]);
        assert.deepEqual(document, readText(document.text, 'yaml'));
      }
  });

  it('sees a mark that is being typed', () => {
    for (const mark of ['=======', '<<<<<<< HEAD']) {
      let document = readText('a: 1\nb: 2\n', 'yaml');
      for (const [index, character] of [...`${mark}\n`].entries()) {
        document = editText(document, [{ start: 5 + index, end: 5 + index, newText: character }]);
        assert.deepEqual(document, readText(document.text, 'yaml'));
      }
      assert.deepEqual(read(document.text).problems, ['2 error conflict-marker']);
    }
  });
});
