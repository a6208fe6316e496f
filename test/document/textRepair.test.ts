import assert from 'node:assert/strict';
import { readText } from '../../server/src/document/readText.ts';

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

  it('keeps what is read around it', () => {
    const text = `${units} |\n${at(0, unit)}${behind}`;
    const { root } = readText(text, 'yaml').parts[0]!;
    assert.ok(root?.kind === 'map');
    assert.match(JSON.stringify(root), /"kind":"damaged".*"enabled".*"b\.service"/u);
  });
});
