import assert from 'node:assert/strict';
import { applyEdits, type Range } from '../../../server/src/base/text.ts';
import { formatText } from '../../../server/src/document/format/formatText.ts';
import { readText } from '../../../server/src/document/readText.ts';
import type { Syntax } from '../../../server/src/document/textDocument.ts';

interface Wish {
  readonly indentSize?: number;
  readonly usesTabs?: boolean;
  readonly endsWithNewline?: boolean;
  readonly within?: readonly Range[];
  readonly syntax?: Syntax;
}

function formatted(text: string, { syntax = 'yaml', ...wish }: Wish = {}): string {
  const document = readText(text, syntax);
  const options = { indentSize: 2, usesTabs: false, endsWithNewline: true, within: undefined, ...wish };
  return applyEdits(text, formatText(document, document.parts, options));
}

function keeps(text: string, wish?: Wish): void {
  assert.equal(formatted(text, wish), text);
}

describe('formatting of block style', () => {
  it('indents by the size that is asked for, with the blanks that YAML needs', () => {
    const text =
      'a:\n     b :\n        c:   1\n        d:  "x  y"\n     e: \n      - 1\n      -   f: 2\n          g:\t3\n';
    assert.equal(formatted(text), 'a:\n  b:\n    c: 1\n    d: "x  y"\n  e:\n    - 1\n    - f: 2\n      g: 3\n');
    assert.equal(
      formatted(text, { indentSize: 4 }),
      'a:\n    b:\n        c: 1\n        d: "x  y"\n    e:\n        - 1\n        - f: 2\n          g: 3\n',
    );
  });

  it('leaves dashes in the column of their key where most of them are', () => {
    assert.equal(formatted('a:\n- 1\nb:\n- 2\nc:\n    - 3\n'), 'a:\n- 1\nb:\n- 2\nc:\n- 3\n');
    assert.equal(formatted('a:\n- 1\nb:\n   - 2\nc:\n    - 3\n'), 'a:\n  - 1\nb:\n  - 2\nc:\n  - 3\n');
  });

  it('knows lists in lists, items below their dash, values below their key and anchors on lines of their own', () => {
    assert.equal(formatted('a:\n    - - 1\n      -   - 2\n          - 3\n'), 'a:\n  - - 1\n    - - 2\n      - 3\n');
    assert.equal(formatted('a:\n    -\n         b: 1\n         c: 2\n'), 'a:\n  -\n    b: 1\n    c: 2\n');
    assert.equal(
      formatted('a:\n      &x\n      b: 1\nc:\n       one\nd:    &y\n     e: 2\n'),
      'a:\n  &x\n  b: 1\nc:\n  one\nd: &y\n  e: 2\n',
    );
    assert.equal(formatted('- &x  a: 1\n  b: *x\n'), '- &x  a: 1\n  b: *x\n');
  });

  it('moves the root to the first column, and keeps the mark of the byte order and the ends of lines', () => {
    assert.equal(formatted('\uFEFFa:\n      b: 1\nc:  2\n'), '\uFEFFa:\n  b: 1\nc: 2\n');
    assert.equal(formatted('  a:\r\n      b: 1\r\n  c: 2'), 'a:\r\n  b: 1\r\nc: 2\r\n');
  });

  it('takes away blanks at the ends of lines, but for those in a text', () => {
    assert.equal(
      formatted('a: 1  \n   \nb: |\n  x  \n  \n  y\t\n# c \t\nd: "p  \n  q"  \n'),
      'a: 1\n\nb: |\n  x  \n\n  y\t\n# c\nd: "p  \n  q"\n',
    );
  });

  it('ends the last line, unless that adds to a text or is not wanted', () => {
    assert.equal(formatted('a: 1'), 'a: 1\n');
    assert.equal(formatted('a: |-\n  x'), 'a: |-\n  x\n');
    keeps('a: |\n  x');
    keeps('a: |+\n  x');
    keeps('a: 1', { endsWithNewline: false });
  });

  it('keeps an edit as small as the change', () => {
    const text = 'a:\n    b:  1\n';
    const document = readText(text, 'yaml');
    const options = { indentSize: 2, usesTabs: false, endsWithNewline: true, within: undefined };
    assert.deepEqual(formatText(document, document.parts, options), [
      { start: 3, end: 5, newText: '' },
      { start: 10, end: 11, newText: '' },
    ]);
  });
});

describe('formatting of texts', () => {
  it('moves a text in block style as a whole', () => {
    assert.equal(
      formatted('a:\n    b: |\n          one\n            two\n   \n          three\n    c: >-\n     x\n       y\n'),
      'a:\n  b: |\n    one\n      two\n\n    three\n  c: >-\n    x\n      y\n',
    );
    assert.equal(formatted('a:\n    - |\n       x\n'), 'a:\n  - |\n    x\n');
  });

  it('keeps the count of a header, and lines of blanks that are content', () => {
    assert.equal(formatted('a:\n    b: |2\n         x\n        y\n'), 'a:\n  b: |2\n       x\n      y\n');
    assert.equal(formatted('a: |\n    x\n      \n    y\n'), 'a: |\n  x\n    \n  y\n');
    assert.equal(formatted('a: |+\n    x\n  \n\nb: 1\n'), 'a: |+\n  x\n\n\nb: 1\n');
  });

  it('keeps the lines of plain and quoted texts where they stand beside the first one', () => {
    assert.equal(formatted('a:\n    b: one\n       two\n    c: "x\n  y"\n'), 'a:\n  b: one\n     two\n  c: "x\n  y"\n');
    assert.equal(formatted('a:\n        one\n      two\n'), 'a:\n  one\n two\n');
  });

  it('never lets a comment behind a text become a line of it', () => {
    assert.equal(formatted('a: |\n     x\n   # c\nb: 1\n'), 'a: |\n  x\n # c\nb: 1\n');
  });
});

describe('formatting of comments', () => {
  it('moves them with what they belong to', () => {
    assert.equal(
      formatted('a:\n    # of b\n    b:\n        # the first\n        - 1\n        # - 2\n    # of a\n# of c\nc: 1\n'),
      'a:\n  # of b\n  b:\n    # the first\n    - 1\n    # - 2\n  # of a\n# of c\nc: 1\n',
    );
  });

  it('tells the end of one section from the head of the next, and keeps those beside a key', () => {
    assert.equal(
      formatted('a: # of a\n    - 1\n    # - 2\n\n# of b\n\nb:   # of b\n    c: 1\n'),
      'a: # of a\n  - 1\n  # - 2\n\n# of b\n\nb:   # of b\n  c: 1\n',
    );
  });

  it('leaves those in the first column there, and blanks before those behind values', () => {
    keeps('a:\n  b: 1    # aligned\n  cc: 2   # aligned\n#  d: 3\n');
    assert.equal(formatted('a:\n    b: 1\n#    c: 2\n    d: 3\n'), 'a:\n  b: 1\n#    c: 2\n  d: 3\n');
  });
});

describe('formatting of flow style', () => {
  it('leaves one blank of several and all brackets as they are', () => {
    assert.equal(
      formatted('a: {  b:   1,c: "x  y" ,  d: [1,  2]}  # x  y\n'),
      'a: { b: 1,c: "x  y" , d: [1, 2]}  # x  y\n',
    );
  });

  it('indents lines by the brackets that are open, and keeps what hangs on its bracket', () => {
    assert.equal(
      formatted('a: [\n      1,\n         {\n    b: 2   # x  y\n   },\n]\n'),
      'a: [\n  1,\n  {\n    b: 2   # x  y\n  },\n]\n',
    );
    assert.equal(formatted('a:\n    b: [1,\n        2]\n'), 'a:\n  b: [1,\n      2]\n');
    assert.equal(formatted('a:\n    -   {\n       b: 1\n     }\n'), 'a:\n  - {\n      b: 1\n    }\n');
  });
});

describe('formatting around what is not sure', () => {
  it('changes nothing in and beside a line that could not be read, and the rest all the same', () => {
    assert.equal(
      formatted('a:\n    b:  1\n    mo\n    c:  2\nd:\n    e:  1\n    f:  2\ng:\n    h:   3\n'),
      'a:\n    b:  1\n    mo\n    c:  2\nd:\n  e: 1\n  f: 2\ng:\n  h: 3\n',
    );
  });

  it('leaves lines with templates their text, control lines their place, and counted indentation alone', () => {
    assert.equal(
      formatted('a:\n{% if x %}\n    b:   {{ y }}\n{% endif %}\n    c:   1\n'),
      'a:\n{% if x %}\n  b:   {{ y }}\n{% endif %}\n  c: 1\n',
    );
    keeps('a:\n    b: |\n      {{ text | indent(6) }}\n    c:   1\n');
    keeps('a:\n    b: 1\n    {{ more }}\n    c: 2\n');
  });

  it('moves nothing beside a key behind a question mark', () => {
    keeps('a:\n    ? b\n    :  c\n    d: 1\n');
  });
});

describe('formatting of a range', () => {
  const text = 'a:\n    b:  1\n    c:  2\nd:\n    e:\n        f:  1\n        g:  2\n';
  const lines = (from: number, to: number): readonly Range[] => {
    const starts = text.split('\n').map((_, index, all) => all.slice(0, index).join('\n').length + (index > 0 ? 1 : 0));
    return [{ start: starts[from] ?? 0, end: starts[to] ?? text.length }];
  };

  it('changes the columns of what lies in it as a whole, and gaps on its lines', () => {
    assert.equal(formatted(text, { within: lines(2, 3) }), text.replace('c:  2', 'c: 2'));
    assert.equal(formatted(text, { within: lines(0, 3) }), text.replace('    b:  1\n    c:  2', '  b: 1\n  c: 2'));
    assert.equal(
      formatted(text, { within: lines(5, 7) }),
      text.replace('        f:  1\n        g:  2', '      f: 1\n      g: 2'),
    );
  });

  it('takes several ranges at once', () => {
    assert.equal(
      formatted(text, { within: [...lines(1, 2), ...lines(6, 7)] }),
      text.replace('b:  1', 'b: 1').replace('g:  2', 'g: 2'),
    );
  });
});

describe('formatting of JSON', () => {
  const line = '{"a":1e400,"b":[ {"c":"\\u0041\\/"},[] ],"d":{}, "e" : [1,-0.50]}';
  const laidOut = `{
  "a": 1e400,
  "b": [
    {
      "c": "\\u0041\\/"
    },
    []
  ],
  "d": {},
  "e": [
    1,
    -0.50
  ]
}
`;

  it('lays out a text of one line, and keeps numbers and escapes as they are written', () => {
    assert.equal(formatted(line, { syntax: 'json' }), laidOut);
    assert.equal(
      formatted(line, { syntax: 'json', usesTabs: true }),
      laidOut.replace(/^(?: {2})+/gmu, (blanks) => '\t'.repeat(blanks.length / 2)),
    );
    keeps(line, { syntax: 'json', within: [{ start: 3, end: 8 }] });
  });

  it('lays out such a text once and for all, with blanks and ends of lines around it', () => {
    assert.equal(formatted(`  ${line}  `, { syntax: 'json' }), laidOut);
    assert.equal(formatted(` \n${line}\n  `, { syntax: 'json' }), `\n${laidOut}`);
    assert.equal(formatted(`${line} \r\n`, { syntax: 'json' }), laidOut.replaceAll('\n', '\r\n'));
    assert.equal(formatted(line, { syntax: 'json', endsWithNewline: false }), laidOut.trimEnd());
    assert.equal(formatted('{}', { syntax: 'json' }), '{}\n');
  });

  it('keeps what is aligned with the item behind its bracket, in tabs too', () => {
    const text = '{\n\t"a": [1,\n\t\t2]\n}\n';
    keeps(text, { syntax: 'json', usesTabs: true });
    assert.equal(formatted(text, { syntax: 'json' }), '{\n  "a": [1,\n    2]\n}\n');
  });

  it('leaves no blank behind a colon whose value a template writes on the next line', () => {
    const options = { indentSize: 2, usesTabs: false, endsWithNewline: false, within: undefined };
    const document = readText('\n%{ for a in b ~}\n{ "c": \n%{}}', 'json', { template: 'terraform' });
    const edits = formatText(document, document.parts, options);
    assert.equal(applyEdits(document.text, edits), '\n%{ for a in b ~}\n{ "c":\n%{}}');
  });

  it('takes its first line to the margin with what hangs on it, and leaves it there', () => {
    const after = '{ "a": 1,\n\n  "b": { "c": [] } }\n';
    for (const [before, wish] of [
      ['\t{ "a": 1,\n\n\t  "b": { "c": [] } }\n', {}],
      ['     { "a": 1,\n\n       "b": { "c": [] } }\n', { indentSize: 5 }],
    ] as const)
      assert.equal(formatted(before, { ...wish, syntax: 'json' }), after);
    keeps(after, { syntax: 'json', indentSize: 5 });
  });

  it('indents the lines that there are, and breaks none', () => {
    assert.equal(
      formatted('{\n "a": {"b":  1},\n      "c": [\n  1\n      ]\n}', { syntax: 'json' }),
      '{\n  "a": {"b": 1},\n  "c": [\n    1\n  ]\n}\n',
    );
    keeps(laidOut, { syntax: 'json' });
    keeps(
      laidOut.replace(/^(?: {2})+/gmu, (blanks) => '\t'.repeat(blanks.length / 2)),
      { syntax: 'json', usesTabs: true },
    );
  });

  it('puts the colon behind its key, and one blank behind the colon', () => {
    assert.equal(
      formatted('{\n  "a":{\n    "b"  :"c"\n  },\n  "d" :\n    1,\n  "e":   [1,2]\n}\n', { syntax: 'json' }),
      '{\n  "a": {\n    "b": "c"\n  },\n  "d":\n    1,\n  "e": [1,2]\n}\n',
    );
  });

  it('changes nothing where a text holds what ends lines in YAML', () => {
    keeps('{\n   "a": "b\u2028c"\n}\n', { syntax: 'json' });
    keeps('{"a":{"b":"c\u0085d"}}', { syntax: 'json' });
  });

  it('changes nothing where something could not be read', () => {
    keeps('{"a": 1,}', { syntax: 'json' });
    keeps('{\n "a": 1\n "b": 2\n}', { syntax: 'json' });
  });
});
