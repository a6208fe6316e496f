import assert from 'node:assert/strict';
import { longestText, readText } from '../../../server/src/document/readText.ts';
import { sketch } from '../sketch.ts';

function read(text: string): { readonly tree: unknown; readonly codes: readonly string[] } {
  const [part] = readText(text, 'yaml').parts;
  return { tree: sketch(part?.root), codes: part?.problems.map(({ code, severity }) => `${severity} ${code}`) ?? [] };
}

/** What yaml.v3 v3.0.1 said of these texts. */
const accepted: readonly (readonly [string, unknown])[] = [
  ['', undefined],
  ['# only a comment\n', undefined],
  ['\ufeffa: b\r\nc: d\r\n', { a: 'b', c: 'd' }],
  ['a: b\n', { a: 'b' }],
  ['a:1', 'a:1'],
  ['a: [\nb,\n c: d\n]', { a: ['b', { c: 'd' }] }],
  ['{"a":1,b: {c,d: }}', { a: '1', b: { c: undefined, d: '' } }],
  ['{\n\t"a": [1,\n\t2]\n}', { a: ['1', '2'] }],
  ['a: "x\ny"', { a: 'x y' }],
  ['a: plain\n  goes on\n\n  there', { a: 'plain goes on\nthere' }],
  ['- - a\n  - b\n-\n  c: d', [['a', 'b'], { c: 'd' }]],
  ['k:\n- a\n-\n- b', { k: ['a', '', 'b'] }],
  ['a: |\n  x\n   y\n\nb: >-\n  f\n  g\n', { a: 'x\n y\n', b: 'f g' }],
  ['a: |2\n    x\n', { a: '  x\n' }],
  ['a: |+\n  x\n\nb: 1', { a: 'x\n\n', b: '1' }],
  ['? complex\n: value', { complex: 'value' }],
  ['a: "\\x41\\u00e9\\\n   z"', { a: 'Aéz' }],
  ["a: 'it''s'", { a: "it's" }],
  ['a: &x 1\nb: *x', { a: '1', b: '*x' }],
  ['%YAML 1.1\n---\na: 1', { a: '1' }],
  ['a: 1\n...\n', { a: '1' }],
  ['# a\n\t# b\na: 1', { a: '1' }],
];

const refused: readonly (readonly [string, string, unknown])[] = [
  ['a: b: c\nd: 1', 'colon-in-value', { a: '<b: c>', d: '1' }],
  ['a: 1\nmo\nb: 2', 'missing-colon', { a: '1', '<mo>': undefined, b: '2' }],
  ['a: 1\nb:2\nc: 3', 'missing-space', { a: '1', '<b:2>': undefined, c: '3' }],
  ['a:\n  - x\n  -y\n  - z', 'missing-space', { a: ['x', '<y>', 'z'] }],
  ['a: "open\nb: 2\nc: "q"', 'unclosed-quote', { a: '<"open>', b: '2', c: 'q' }],
  ["a: 'open\nb: 2", 'unclosed-quote', { a: "<'open>", b: '2' }],
  ['a: 1\n\tb: 2\nc: 3', 'tab-indentation', { a: '1', '<\tb: 2>': undefined, c: '3' }],
  ['a: @x\nb: 1', 'reserved-character', { a: '<@x>', b: '1' }],
  ['a: 1\n   b: 2\nc: 3', 'bad-indentation', { a: '1', '<b: 2>': undefined, c: '3' }],
  ['a: "\\/"\nb: 1', 'bad-escape', { a: '<"\\/">', b: '1' }],
  ['a: [1, 2\nb: 1', 'unclosed-bracket', { a: '<[1, 2>', b: '1' }],
  ['a: - b\nc: 1', 'list-on-key-line', { a: '<- b>', c: '1' }],
  ['a: 1\n- b\nc: 2', 'wrong-kind', { a: '1', '<- b>': undefined, c: '2' }],
  ['a: |x\n  text\nb: 1', 'block-scalar-header', { a: '<|x\n  text>', b: '1' }],
  ['a: *none\nb: 1', 'undefined-alias', { a: '*none', b: '1' }],
  ['a: 1\n<<<<<<< HEAD\nb: 2', 'conflict-marker', { a: '1', b: '2' }],
  ['a: \u0001', 'control-character', { a: '\u0001' }],
  ['%YAML 1.2\n---\na: 1', 'directive', { a: '1' }],
  ['a: !e!x 1\nb: 2', 'tag-handle', { a: '<!e!x 1>', b: '2' }],
];

describe('readYaml', () => {
  for (const [text, tree] of accepted)
    it(`reads ${JSON.stringify(text)}`, () => assert.deepEqual(read(text), { tree, codes: [] }));

  for (const [text, code, tree] of refused)
    it(`says ${code} of ${JSON.stringify(text)} and keeps the rest`, () =>
      assert.deepEqual(read(text), { tree, codes: [`error syntax/${code}`] }));

  it('refuses a key of more than 1024 characters', () => {
    assert.deepEqual(read(`a: 1\n${'k'.repeat(1024)}: 1`).codes, []);
    assert.deepEqual(read(`a: 1\n${'k'.repeat(1026)}: 1`).codes, ['error syntax/missing-colon']);
  });

  it('says once that a directive has no document, and reads on', () => {
    for (const text of ['%YAML 1.1', '%YAML 1.1\n', '%YAML 1.1\n%TAG ! x\n\n# c\n', '%YAML 1.1\na: 1', '%YAML 1.1\n[a'])
      assert.deepEqual(
        readText(text, 'yaml').parts[0]!.problems.filter(({ code }) => code === 'syntax/directive').length,
        1,
        text,
      );
    assert.deepEqual(read('%YAML 1.1\na: 1'), { tree: { a: '1' }, codes: ['error syntax/directive'] });
    assert.deepEqual(read('%YAML 1.1').codes, ['error syntax/directive']);
  });

  it('keeps problems inside the text', () => {
    for (const text of [
      '0\n---\n"',
      '%YAML 1.1',
      '%YAML 1.1\n...\n',
      '0\n---\n@',
      'a: [',
      '"',
      '%X',
      '? ',
      'a: 1\n--- "x',
    ])
      for (const { problems } of readText(text, 'yaml').parts)
        for (const { code, range } of problems)
          assert.ok(range.start <= range.end && range.end <= text.length, `${code} in ${JSON.stringify(text)}`);
  });

  it('gives every document a part with problems of its own', () => {
    const { parts } = readText('a: 1\n---\nb: "x\n', 'yaml');
    assert.deepEqual(
      parts.map(({ root, problems }) => [sketch(root), problems.length]),
      [
        [{ a: '1' }, 0],
        [{ b: '<"x>' }, 1],
      ],
    );
  });

  it('keeps comments by line, and none from block scalars', () => {
    const { comments } = readText('# one\na: 1 # two\nb: |\n  # text\n# three', 'yaml');
    assert.deepEqual(
      comments.map(({ line, text }) => [line, text]),
      [
        [0, 'one'],
        [1, 'two'],
        [4, 'three'],
      ],
    );
  });

  it('offers fixes that mend the text', () => {
    for (const text of ['a: 1\nmo 2\nb: 2', 'a: 1\nb:2\nc: 3', 'a: b: c', 'a: "open\nb: 2', 'a: @x', '- x\n-y\n- z']) {
      const { problems } = readText(text, 'yaml').parts[0]!;
      const edit = problems[0]!.fixes![0]!.edits[0]!;
      const mended = text.slice(0, edit.start) + edit.newText + text.slice(edit.end);
      assert.deepEqual(read(mended).codes, [], mended);
    }
  });

  it('names a backtick in words, because others stand around what is quoted', () => {
    const messageOf = (text: string) => readText(text, 'yaml').parts[0]?.problems[0]?.message ?? '';
    assert.match(messageOf('a: `x`\n'), /may not begin with a backtick; put it in quotes/u);
    assert.match(messageOf('a: @x\n'), /may not begin with `@`; put it in quotes/u);
  });

  it('declines what is too large or binary', () => {
    assert.equal(readText(' '.repeat(longestText + 1), 'yaml').declined, 'too-large');
    assert.equal(readText('a\0b', 'yaml').declined, 'binary');
    assert.equal(readText('\u0001\u0002'.repeat(50), 'json').declined, 'binary');
  });

  it('gets through hostile texts', () => {
    const depth = 200_000;
    for (const piece of ['[', '{a: ', '- ', '? ', '!a ', '{{ ', '---\n', 'a: [1,\n', '@\n', '"'])
      for (const syntax of ['yaml', 'json'] as const)
        assert.ok(readText(piece.repeat(depth / piece.length), syntax).parts.length > 0);
  });

  it('stops at a thousand levels with one warning', () => {
    const nested = `${'['.repeat(1500)}${']'.repeat(1500)}`;
    assert.deepEqual(read(nested).codes, ['warning syntax/too-deep']);
  });
});

describe('a problem at the very end', () => {
  it('stays inside the text', () => {
    const text = 't:\ne\n<<<<<<<';
    for (const part of readText(text, 'yaml').parts) {
      for (const { range } of part.problems) assert.ok(range.start <= range.end && range.end <= text.length);
    }
  });
});
