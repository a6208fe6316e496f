import assert from 'node:assert/strict';
import { applyEdits } from '../../../server/src/base/text.ts';
import { editText } from '../../../server/src/document/editText.ts';
import { readText } from '../../../server/src/document/readText.ts';

const unit = ['[Unit]', 'Description=A', '', '[Service]', 'ExecStart=/bin/x', '', '[Install]', 'WantedBy=a.target'];

function at(column: number, lines: readonly string[]): string {
  return lines.map((line) => (line === '' ? '\n' : `${' '.repeat(column)}${line}\n`)).join('');
}

const units = 'systemd:\n  units:\n    - name: a.service\n      contents:';
const behind = '      enabled: true\n    - name: b.service\n';
const certificate = ['-----BEGIN CERTIFICATE-----', 'MIIBxyz+/=', 'abc', '-----END CERTIFICATE-----'];
const script = ['#!/bin/bash', 'set -e', 'echo hi', 'if [ -f x ]; then', '  echo: y', 'fi'];

/** A text with one problem: its line, what its message says, and what the fix makes of the text. */
const mended: readonly (readonly [string, string, number, RegExp, string])[] = [
  [
    'a unit in column 0',
    `${units} |\n${at(0, unit)}${behind}`,
    5,
    /^these 6 lines belong to the text of `contents` but are not indented like it; begin them with 8 spaces, or/u,
    `${units} |\n${at(8, unit)}${behind}`,
  ],
  [
    'a unit in the column of its key',
    `${units} |\n${at(6, unit)}${behind}`,
    5,
    /^these 6 lines belong to the text of `contents`/u,
    `${units} |\n${at(8, unit)}${behind}`,
  ],
  [
    'two units in column 0, the first',
    `${units} |\n${at(0, unit)}    - name: b.service\n      contents: |\n        a\n`,
    5,
    /^these 6 lines/u,
    `${units} |\n${at(8, unit)}    - name: b.service\n      contents: |\n        a\n`,
  ],
  [
    'lines from within a unit',
    `${units} |\n${at(8, ['[Unit]'])}Description=A\nRequires=b\n${at(8, ['[Service]'])}${behind}`,
    6,
    /^these 2 lines belong/u,
    `${units} |\n${at(8, ['[Unit]', 'Description=A', 'Requires=b', '[Service]'])}${behind}`,
  ],
  [
    'a line that is one column off',
    'contents: |\n  [Unit]\n Requires=docker.service\n  After=x\nmode: 1\n',
    3,
    /^this line belongs to the text of `contents` but is not indented like it; begin it with 2 spaces, or/u,
    'contents: |\n  [Unit]\n  Requires=docker.service\n  After=x\nmode: 1\n',
  ],
  [
    'a line that looks like a key and is one column off',
    'contents: |\n  x: 1\n y: 2\n  z: 3\nmode: 1\n',
    3,
    /^this line belongs/u,
    'contents: |\n  x: 1\n  y: 2\n  z: 3\nmode: 1\n',
  ],
  [
    'a certificate in column 0',
    `a:\n  inline: |\n${at(0, certificate)}b: 1\n`,
    3,
    /^these 4 lines belong to the text of `inline`/u,
    `a:\n  inline: |\n${at(4, certificate)}b: 1\n`,
  ],
  [
    'the body of a certificate',
    'a:\n  inline: |\n    -----BEGIN X-----\nMIIBxyz+/=\nabc\n    -----END X-----\nb: 1\n',
    4,
    /^these 2 lines belong/u,
    'a:\n  inline: |\n    -----BEGIN X-----\n    MIIBxyz+/=\n    abc\n    -----END X-----\nb: 1\n',
  ],
  [
    'a script in column 0',
    `a:\n  inline: |\n${at(0, script)}  mode: 0644\n`,
    3,
    /^these 6 lines belong/u,
    `a:\n  inline: |\n${at(4, script)}  mode: 0644\n`,
  ],
  [
    'a key that was wrapped, in a list',
    'k:\n    - ssh-rsa AAAAB3NzaC1yc2EAAAAB\nx8h2jJk user@host\n    - ssh-rsa BBB\n',
    3,
    /^this line is the rest of the key above; write both on one line, or/u,
    'k:\n    - ssh-rsa AAAAB3NzaC1yc2EAAAABx8h2jJk user@host\n    - ssh-rsa BBB\n',
  ],
  [
    'a key that was wrapped, in a block',
    'a:\n  inline: |\n    ssh-ed25519 AAAA\nx8h2jJk user@host\nb: 1\n',
    4,
    /^this line is the rest/u,
    'a:\n  inline: |\n    ssh-ed25519 AAAAx8h2jJk user@host\nb: 1\n',
  ],
  [
    'a unit without the mark',
    `${units}\n${at(8, unit)}${behind}`,
    4,
    /^`\|` is missing behind `contents:`: the lines below it are a text and cannot be read as YAML; add it, or/u,
    `${units} |\n${at(8, unit)}${behind}`,
  ],
  [
    'a script without the mark',
    'a:\n  inline: # x\n    #!/bin/bash\n    echo a: b\n    echo x\n  mode: 1\n',
    2,
    /^`\|` is missing behind `inline:`/u,
    'a:\n  inline: | # x\n    #!/bin/bash\n    echo a: b\n    echo x\n  mode: 1\n',
  ],
  [
    'variables without the mark, one of them slipped',
    'a:\n  inline:\n    A=b\n   B=c: d\n  mode: 1\n',
    2,
    /^`\|` is missing behind `inline:`/u,
    'a:\n  inline: |\n    A=b\n    B=c: d\n  mode: 1\n',
  ],
  [
    'a certificate without the mark',
    'a:\n  inline:\n    -----BEGIN X-----\n    Proc-Type: 4\n    -----END X-----\n  mode: 1\n',
    2,
    /^`\|` is missing behind `inline:`/u,
    'a:\n  inline: |\n    -----BEGIN X-----\n    Proc-Type: 4\n    -----END X-----\n  mode: 1\n',
  ],
];

/** What is no text that slipped, however near it stands to one. */
const others: readonly (readonly [string, string])[] = [
  ['a: |\n  text\nmo\nb: 1\n', '3 missing-colon'],
  ['a: |\n  text\nmode 0644\nb: 1\n', '3 missing-colon'],
  ['a: |\n\nmo\nb: 1\n', '3 missing-colon'],
  ['a: |\n  text\nmode=0644\nb: 1\n', '3 missing-colon'],
  ['a: |\n  text\n b: 1\nc: 2\n', '3 bad-indentation'],
  ['groups:\n  [wheel]\n  x: 1\nb: 1\n', '3 bad-indentation'],
];

function problemsOf(text: string) {
  return readText(text, 'yaml').parts.flatMap(({ problems }) => problems);
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

describe('textRepair', () => {
  for (const [what, text, line, message, expected] of mended)
    for (const [lines, given, wanted] of [
      ['LF', text, expected],
      ['CR LF', text.replaceAll('\n', '\r\n'), expected.replaceAll('\n', '\r\n')],
    ] as const)
      it(`finds ${what} (${lines})`, () => {
        const problems = problemsOf(given);
        assert.equal(problems.length, 1, problems.map(({ message }) => message).join('\n'));
        const [problem] = problems;
        assert.equal(lineOf(given, problem!.range.start), line);
        assert.match(problem!.message, message);
        const edits = problem!.fixes?.[0]?.edits ?? [];
        const result = edits.reduceRight((all, e) => all.slice(0, e.start) + e.newText + all.slice(e.end), given);
        assert.equal(result, wanted);
        assert.deepEqual(problemsOf(result), []);
      });

  for (const [text, expected] of others)
    it(`does not take for text what is none: ${JSON.stringify(text)}`, () =>
      assert.deepEqual(
        problemsOf(text).map(({ code, range }) => `${lineOf(text, range.start)} ${code.replace('syntax/', '')}`),
        [expected],
      ));

  it('reads however many lines there are', () => {
    const lines = 'A=b\n  C=d: e\n'.repeat(100_000);
    for (const text of [
      `a: |\n[Unit]\n${lines}`,
      `a:\n  A=b\n${lines.replaceAll(/^/gmu, ' ')}`,
      `a: '${"it's ".repeat(200_000)}'`,
    ])
      assert.equal(problemsOf(text).length, 1);
  });

  it('keeps what is read around it', () => {
    const text = `${units} |\n${at(0, unit)}${behind}`;
    const { root } = readText(text, 'yaml').parts[0]!;
    assert.ok(root?.kind === 'map');
    assert.match(JSON.stringify(root), /"kind":"damaged".*"enabled".*"b\.service"/u);
  });
});

describe('a word below a block of text', () => {
  it('may be a key and may be a line of the text, wherever it stands', () => {
    const text = (column: number): string => `a:\n  b:\n    c: |\n      one\n${at(column, ['two'])}    d: 1\n`;
    for (const column of [0, 1, 2, 3, 4]) {
      const [problem, ...others] = readText(text(column), 'yaml').parts[0]?.problems ?? [];
      assert.deepEqual(others, []);
      const fix = problem?.fixes?.find(({ title }) => title === 'Indent the line into the text');
      assert.ok(fix, `in column ${column}`);
      assert.equal(applyEdits(text(column), fix.edits), text(6));
    }
  });

  it('takes the lines behind it along, and no key', () => {
    const text = (column: number): string => `a:\n  c: |\n    one\n${at(column, ['two', '', 'and three'])}  d: 1\n`;
    const fix = readText(text(2), 'yaml').parts[0]?.problems[0]?.fixes?.at(-1);
    assert.equal(fix?.title, 'Indent the lines into the text');
    assert.equal(applyEdits(text(2), fix.edits), text(4));
  });

  it('is a key alone where no text is above it', () => {
    const [problem] = readText('a: |\n  one\nb: 1\ntwo\n', 'yaml').parts[0]?.problems ?? [];
    assert.deepEqual(
      problem?.fixes?.map(({ title }) => title),
      ['Insert a colon'],
    );
  });
});

describe('an edit beside pasted text', () => {
  const texts = [
    'a: 1\nf:\n  c: |\n    one\n  two\n  m: 1\ng: |\n  x\ny\nh: 1\n',
    'f:\n  - p: 1\n    c: |\n[Unit]\nA=b\n    m: 1\n  - p: 2\n    c: |\n      x\n     y z\n    m: 1\ng: 2\nh: 3\n',
    'f:\n  a: 1\n  c:\n    [Unit]\n    A=b\n  m: 1\nk:\n  - ssh-rsa AAAA\nBBBB c\n  - x\ng: 2\n',
    'a: 1\ns:\n  d: 1\nf:\n  - p: 1\n  l:\n    - x\ng:\n  - p: 1\n  m: 1\n  o: 2\n  - q: 1\n - r: 1\n   t: 1\nh: 1\n',
    'a: 1\nf:\n  x: 1\n  c:\n    # x\n    #!/bin/sh\n    echo a: b\n    echo b: c\n    echo x\n  m: 1\ng: 2\n',
    'a: 1\nf:\n  c: |\n#!/bin/sh\nset -e\n  e: f\nfi\n  m: 1\nb: 1\ng: 2\n',
    'a: 1\nb: - c: 1\n     d: 1\n   - e\nf: g: h\n\n   i: 1\nj: | k\n  l\nm: [n, o\np: 1\n',
  ];

  it('equals reading the whole', () => {
    for (const text of texts)
      for (let offset = 0; offset <= text.length; offset++)
        for (const [removed, newText] of [
          [1, ''],
          [5, ''],
          [0, ' '],
          [0, '\n'],
          [0, ': '],
          [0, '=x\n'],
        ] as const) {
          const edit = { start: offset, end: Math.min(offset + removed, text.length), newText };
          const document = editText(readText(text, 'yaml'), [edit]);
          assert.deepEqual(document, readText(document.text, 'yaml'), JSON.stringify([text, edit]));
          // And back again.
          const undo = { start: offset, end: offset + newText.length, newText: text.slice(edit.start, edit.end) };
          assert.deepEqual(editText(document, [undo]), readText(text, 'yaml'), JSON.stringify([text, edit, undo]));
        }
  });
});
