import assert from 'node:assert/strict';
import { readText } from '../../server/src/document/readText.ts';

/** A text with one problem: its code, what is shown, what its message says, and what each fix makes of the text. */
const cases: readonly (readonly [string, string, string, RegExp, ...string[]])[] = [
  [
    'variant=fcos\nversion: 1.5.0\n',
    'missing-colon',
    'variant=fcos',
    /has a `=` where YAML has a colon and a blank; write `variant: …`/u,
    'variant: fcos\nversion: 1.5.0\n',
  ],
  [
    'f:\n  - path: /a\n    mode :0644\n    x: 1\n',
    'missing-space',
    'mode :0644',
    /^the colon of `mode` must stand right behind it/u,
    'f:\n  - path: /a\n    mode: 0644\n    x: 1\n',
  ],
  [
    'f:\n  - path: /a\n    "mode: 0644\n    x: 1\n',
    'unclosed-quote',
    '"mode: 0644',
    /^the double quote that begins this key is not closed; add `"` behind `mode` or remove it/u,
    'f:\n  - path: /a\n    mode: 0644\n    x: 1\n',
    'f:\n  - path: /a\n    "mode": 0644\n    x: 1\n',
  ],
  [
    'f:\n  - path: /a\n    "mode: 0644"\n    x: 1\n',
    'missing-colon',
    '"mode: 0644"',
    /is a text in quotes and no key with a value/u,
    'f:\n  - path: /a\n    mode: 0644\n    x: 1\n',
  ],
  ['a:\n  {\n  b: 1\nc: 1\n', 'unclosed-bracket', '{', /./u],
  ['- a: 1\n  b: {\n- c: 1\n', 'unclosed-bracket', '{', /is never closed/u],
  ['- a: 1\n  b: {c:\n- c: 1\n', 'unclosed-bracket', '{c:', /is never closed/u, '- a: 1\n  b: {c:}\n- c: 1\n'],
  [
    "f:\n  inline: 'it's me' # x\n  x: 1\n",
    'stray-content',
    "'it's me' # x",
    /within single quotes write an apostrophe twice/u,
    "f:\n  inline: 'it''s me' # x\n  x: 1\n",
  ],
  [
    'mode: 0644:\nx: 1\n',
    'colon-in-value',
    '0644:',
    /^`0644:` ends with a colon/u,
    'mode: 0644\nx: 1\n',
    "mode: '0644:'\nx: 1\n",
  ],
  [
    'f:\n  - path: /a\n    contents: inline: a\n    mode: 1\n',
    'colon-in-value',
    'inline: a',
    /put the key `inline` on the next line, indented, or the text in quotes/u,
    'f:\n  - path: /a\n    contents:\n      inline: a\n    mode: 1\n',
    "f:\n  - path: /a\n    contents: 'inline: a'\n    mode: 1\n",
  ],
  [
    'contents:   inline: a\n   mode: 1\n',
    'colon-in-value',
    'inline: a',
    /put the key `inline` on the next line/u,
    'contents:\n   inline: a\n   mode: 1\n',
    '',
  ],
  ['a: Note: b\nc: 1\n', 'colon-in-value', 'Note: b', /; put the text in quotes, or/u, "a: 'Note: b'\nc: 1\n"],
  ['a: - b\nc: 1\n', 'list-on-key-line', '- b', /put the `-` on the next line/u, 'a:\n  - b\nc: 1\n'],
  ['a: - b\n   - c\nd: 1\n', 'list-on-key-line', '- b', /./u, 'a:\n   - b\n   - c\nd: 1\n'],
  [
    'f:\n  a: - b: 1\n       c: 1\n     - d\n  e: 1\n',
    'list-on-key-line',
    '- b: 1',
    /./u,
    'f:\n  a:\n     - b: 1\n       c: 1\n     - d\n  e: 1\n',
  ],
  [
    'inline: | echo hi\n   text\nb: 1\n',
    'block-scalar-header',
    '| echo hi',
    /a comment may stand on the line; put the text on the next line, or the file is refused$/u,
    'inline: |\n   echo hi\n   text\nb: 1\n',
  ],
  ['a: >= 1.0\nb: 1\n', 'block-scalar-header', '>= 1.0', /or put the text in quotes, or/u, "a: '>= 1.0'\nb: 1\n"],
  [
    'f:\n  groups: [wheel, docker # x\n  x: 1\n',
    'unclosed-bracket',
    '[wheel, docker # x',
    /is never closed; close it/u,
    'f:\n  groups: [wheel, docker] # x\n  x: 1\n',
  ],
  ['a: [\n  {b: "]",\n   c: d\ne: 1\n', 'unclosed-bracket', '[', /./u, 'a: [\n  {b: "]",\n   c: d}]\ne: 1\n'],
  ['a: "x" y\nb: 1\n', 'stray-content', '"x" y', /more than one value/u, 'a: \'"x" y\'\nb: 1\n'],
  ["a: 'x' 'y'\nb: 1\n", 'stray-content', "'x' 'y'", /more than one value/u, "a: \"'x' 'y'\"\nb: 1\n"],
  ['a: [x] ] # y\nb: 1\n', 'stray-content', '] # y', /remove the rest/u, 'a: [x] # y\nb: 1\n'],
  ['a: 1\n- b\nc: 2\n', 'wrong-kind', '- b', /and they cannot be mixed, or the file is refused$/u],
];

function problemsOf(text: string) {
  return readText(text, 'yaml').parts.flatMap(({ problems }) => problems);
}

describe('syntaxProblem', () => {
  for (const [text, code, shown, message, ...mended] of cases)
    for (const [lines, lineBreak] of [
      ['LF', '\n'],
      ['CR LF', '\r\n'],
    ] as const)
      it(`says ${code} of ${JSON.stringify(text)} and mends it (${lines})`, () => {
        const given = text.replaceAll('\n', lineBreak);
        const problems = problemsOf(given);
        assert.deepEqual(
          problems.map((problem) => [problem.code, given.slice(problem.range.start, problem.range.end)]),
          [[`syntax/${code}`, shown]],
        );
        assert.match(problems[0]!.message, message);
        const results = (problems[0]!.fixes ?? []).map(({ edits }) =>
          edits.reduceRight((all, e) => all.slice(0, e.start) + e.newText + all.slice(e.end), given),
        );
        assert.equal(results.length, mended.length);
        // An empty text stands for a fix that leaves something else to be mended.
        for (const [index, expected] of mended.entries()) {
          if (expected === '') continue;
          assert.equal(results[index], expected.replaceAll('\n', lineBreak));
          assert.deepEqual(problemsOf(results[index]!), []);
        }
      });

  it('promises of no fix that it is certain', () => {
    for (const [text] of cases)
      assert.ok(problemsOf(text).every(({ fixes }) => (fixes ?? []).every(({ certain }) => !certain)));
  });
});
