import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/base/text.ts';
import { readJson } from '../../server/src/document/readJson.ts';
import { readText } from '../../server/src/document/readText.ts';
import { sketch } from './sketch.ts';

const accepted = ['{}', ' [1, -0.5e+3, true, null] ', '"\\u00e9\\/\\n"', '{"a":{"b":[]}}', '"\ud800"', '0', '"\u007f"'];

/** Text, the code of its one problem, and what is read all the same. */
const refused: readonly (readonly [string, string, unknown])[] = [
  ['', 'empty', undefined],
  ['\ufeff{"a": 1}', 'byte-order-mark', { a: '1' }],
  ['{"a": 1,}', 'trailing-comma', { a: '1' }],
  ['{"a": 1 "b": 2}', 'missing-comma', { a: '1', b: '2' }],
  ['{"a": 1, // c\n"b": 2}', 'json-comment', { a: '1', b: '2' }],
  ["{'a': 1}", 'single-quotes', { a: '1' }],
  ['{a: 1}', 'unquoted-key', { a: '1' }],
  ['{"a": 1} x', 'trailing-data', { a: '1' }],
  ['{"a": "\\x"}', 'bad-escape', { a: '\\x' }],
  ['{"a": "\t"}', 'control-character', { a: '\t' }],
  ['{"a": 0644}', 'bad-number', { a: '<0644>' }],
  ['{"a": .5}', 'bad-number', { a: '<.5>' }],
  ['{"a": True}', 'bad-word', { a: '<True>' }],
  ['{"a": }', 'missing-value', { a: '<>' }],
  ['{"a"}', 'missing-colon', { a: undefined }],
  ['{"a": [1', 'unclosed-bracket', { a: ['1'] }],
  ['{"a": "x\n}', 'unclosed-quote', { a: 'x' }],
];

/** Text, the code of its only problem, what that is about, and what is read all the same. */
const onlyOne: readonly (readonly [string, string, string, unknown])[] = [
  ['{"a": 1, "b": <your key here>, "c": 2}', 'bad-word', '<your key here>', { a: '1', b: '<<your key here>>', c: '2' }],
  ['["x", <your key here>]', 'bad-word', '<your key here>', ['x', '<<your key here>>']],
  ['{"a": <x {b} y>, "c": 2}', 'bad-word', '<x {b} y>', { a: '<<x {b} y>>', c: '2' }],
  ['{"a": no JSON\n}', 'bad-word', 'no JSON', { a: '<no JSON>' }],
  ['{"a": None}', 'bad-word', 'None', { a: '<None>' }],
  ['{"a": undefined}', 'bad-word', 'undefined', { a: '<undefined>' }],
  ['{"a": x {"b": 1}}', 'unexpected-text', 'x', { a: { b: '1' } }],
  ['{"a": 1 two words, "b": 2}', 'unexpected-text', 'two words', { a: '1', b: '2' }],
  ['[1 two words, 2]', 'unexpected-text', 'two words', ['1', '2']],
  ['{"a": "say "hi" there", "b": 2}', 'unexpected-text', 'hi" there"', { a: 'say ', b: '2' }],
  ['{"a": 1, two words, "b": 2}', 'missing-colon', 'two words', { a: '1', two: undefined, b: '2' }],
  ['{two words: 1}', 'unquoted-key', 'two words', { 'two words': '1' }],
  ['{"a": \'it\'s, "so"\'}', 'single-quotes', "'it's, \"so\"'", { a: 'it\'s, "so"' }],
  ["{'two words': 1}", 'single-quotes', "'two words'", { 'two words': '1' }],
  ['{"a": 1, /* b, c */ "d": 2}', 'json-comment', '/* b, c */', { a: '1', d: '2' }],
  ['{"a" {"b": 1}}', 'missing-colon', '"a"', { a: { b: '1' } }],
  ['{"a" "b": 1}', 'missing-colon', '"a"', { a: undefined, b: '1' }],
  ['{"a: "/x", "b": 1}', 'unclosed-quote', '"a', { a: '/x', b: '1' }],
  ['{a": "/x", "b": 1}', 'unquoted-key', 'a"', { a: '/x', b: '1' }],
  ['{"a": [{"b": 1, "c": 2], "d": 3}}', 'unclosed-bracket', '{', { a: [{ b: '1', c: '2' }], d: '3' }],
  ['{"a":\n"b": 1}', 'missing-value', '"a":', { a: '<>', b: '1' }],
  ['{"a": 1\n"na\n"b": 2}', 'unclosed-quote', '"na', { a: '1', na: undefined, b: '2' }],
  ['{"a": "b\\x\t\n}', 'unclosed-quote', '"b\\x', { a: 'b\\x' }],
  ['{ "name"', 'missing-colon', '"name"', { name: undefined }],
  ['{"storage": {"files": [{"pa', 'unclosed-quote', '"pa', { storage: { files: [{ pa: undefined }] } }],
  ['{"storage": {"files": [{"path": "/x"},', 'unclosed-bracket', '[', { storage: { files: [{ path: '/x' }] } }],
  ['{"a": {"b": 1, {"c": 2}, "d": 3}', 'missing-key', '{', { a: { b: '1', d: '3' } }],
  ['{"a": [1, 2], "b": 3]}', 'unexpected-bracket', ']', { a: ['1', '2'], b: '3' }],
  ['{"a": [1}', 'unclosed-bracket', '[', { a: ['1'] }],
  ['{"a": 1}\n}', 'trailing-data', '}', { a: '1' }],
  ['{"a": 1}}', 'trailing-data', '}', { a: '1' }],
  ['{}\n{}', 'trailing-data', '{}', {}],
];

/** Texts that a template makes whole. */
const templates: readonly (readonly [string, unknown])[] = [
  ['{"a": {{ .X }},\n{{ .Key }}: 1\n}', { a: '~xxxxxxxx', '~xxxxxxxxxx': '1' }],
  ['{\n"a": 1,\n{{ if .X }}\n"b": 2,\n{{ end }}\n}', { a: '1', b: '2' }],
  ['{\n"a": 1\n{{ if .X }}\n, "b": 2\n{{ end }}\n}', { a: '1', b: '2' }],
  ['{\n"a": "1"{{ if .X }},\n{{ .X }}{{ end }}\n}', { a: '1' }],
  ['[{"a": 1}\n{{ end }}{{ if .X }},\n{"b": {{ .X }}\n}\n{{ end }}\n]', [{ a: '1' }, { b: '~xxxxxxxx' }]],
  ['[\n{{ .X }}\n]', ['~xxxxxxxx']],
  ['{"a":\n{{ if .X }}\n1\n{{ else }}\n2\n{{ end }}\n}', { a: '1' }],
  [`{\n"a": \${x}\n}`, { a: '~xxxx' }],
  [`[\n%{ for x in y ~}\n{"a": "\${x}"},\n%{ endfor ~}\n]`, [{ a: '~xxxx' }]],
  ['{{ if .X }}\n{"a": 1}\n{{ else }}\n{"b": 1}\n{{ end }}\n', { a: '1' }],
];

describe('readJson', () => {
  for (const text of accepted)
    it(`reads ${JSON.stringify(text)}`, () => assert.deepEqual(readText(text, 'json').parts[0]!.problems, []));

  for (const [text, code, tree] of refused)
    it(`says ${code} of ${JSON.stringify(text)}`, () => {
      const { root, problems } = readText(text, 'json').parts[0]!;
      assert.ok(
        problems.some((problem) => problem.code === `syntax/${code}`),
        problems.map((each) => each.code).join(),
      );
      assert.deepEqual(sketch(root), tree);
    });

  for (const [text, code, found, tree] of onlyOne)
    it(`says one thing, ${code}, of ${JSON.stringify(text)}`, () => {
      const { root, problems } = readText(text, 'json').parts[0]!;
      assert.deepEqual(
        problems.map((problem) => [problem.code, text.slice(problem.range.start, problem.range.end)]),
        [[`syntax/${code}`, found]],
      );
      assert.deepEqual(sketch(root), tree);
    });

  for (const [text, tree] of templates)
    it(`says nothing of the template ${JSON.stringify(text)}`, () => {
      const { root, problems } = readText(text, 'json').parts[0]!;
      assert.deepEqual(problems, []);
      assert.deepEqual(sketch(root), tree);
    });

  it('misses a comma away from a template all the same', () => {
    const { problems } = readText('{"a": {{ .X }},\n"b": 1 "c": 2\n}', 'json').parts[0]!;
    assert.deepEqual(
      problems.map((problem) => problem.code),
      ['syntax/missing-comma'],
    );
  });

  it('comes to an end wherever a template begins and ends', () => {
    const text = '{"a": [1, :, "b\\" x], {: } y\n"c" []: \'d}';
    for (let start = 0; start < text.length; start++)
      for (let end = start + 1; end <= text.length; end++)
        assert.equal(readJson(text, [{ start, end }]).end, text.length);
  });

  it('gives every problem a range of two offsets', () => {
    for (const [text] of [...refused, ...onlyOne])
      for (const { range } of readText(text, 'json').parts[0]!.problems)
        assert.deepEqual(Object.keys(range).sort(), ['end', 'start'], text);
  });

  it('quotes a run of stray words as one text', () => {
    const text = '{"a": <say "hi">, "b": 2}';
    const [problem] = readText(text, 'json').parts[0]!.problems;
    assert.deepEqual(JSON.parse(applyEdits(text, problem!.fixes![0]!.edits)), { a: '<say "hi">', b: 2 });
  });

  it('closes all open brackets at once', () => {
    const text = '{"a": [{"b": 1}, {"c": [2,\n';
    const [problem] = readText(text, 'json').parts[0]!.problems;
    assert.deepEqual(JSON.parse(applyEdits(text, problem!.fixes![0]!.edits)), { a: [{ b: 1 }, { c: [2] }] });
  });

  it('has fewer problems behind every certain fix', () => {
    const halves = [
      '{ {"name"',
      '{"a": {} { "name": 1}',
      '[{"a": 1 {"b": 2}]',
      '{"a": 1, b: True "c": \'x\',}',
      '[1 2,, 3,]',
    ];
    for (const text of [...halves, ...[...refused, ...onlyOne].map(([each]) => each)]) {
      const { problems } = readText(text, 'json').parts[0]!;
      for (const fix of problems.flatMap(({ fixes }) => fixes ?? [])) {
        if (!fix.certain) continue;
        const mended = applyEdits(text, fix.edits);
        assert.ok(readText(mended, 'json').parts[0]!.problems.length < problems.length, `${text} -> ${mended}`);
      }
    }
  });

  it('mends what its certain fixes promise', () => {
    for (const text of ['{"a": 1,}', '[1 2]', "['a']", '{a: 1}', '\ufeff{}', '[TRUE]', '["\t"]']) {
      const [problem, ...others] = readText(text, 'json').parts[0]!.problems;
      assert.deepEqual(others, []);
      assert.ok(problem?.fixes?.[0]?.certain, text);
      const edit = problem.fixes[0]!.edits[0]!;
      assert.doesNotThrow(() => JSON.parse(text.slice(0, edit.start) + edit.newText + text.slice(edit.end)), text);
    }
  });
});
