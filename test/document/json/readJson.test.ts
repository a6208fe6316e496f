import assert from 'node:assert/strict';
import { applyEdits, lineAt } from '../../../server/src/base/text.ts';
import { readJson } from '../../../server/src/document/json/readJson.ts';
import type { Node } from '../../../server/src/document/node.ts';
import { readText } from '../../../server/src/document/readText.ts';
import { sketch } from '../sketch.ts';

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
  ['{"a": 0x1FF}', 'bad-number', { a: '<0x1FF>' }],
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
  ['{"a": {, "b": 1}', 'unclosed-bracket', '{', { a: '<{>', b: '1' }],
  ['{"x": [{"a": [,\n "b": 1}], "c": 2}', 'unclosed-bracket', '[', { x: [{ a: '<[>', b: '1' }], c: '2' }],
  ['{"a": [, 1]}', 'extra-comma', ',', { a: ['1'] }],
  ['{"a"： 1, "b": "：“"}', 'odd-punctuation', '：', { a: '1', b: '：“' }],
  ['{“a”: “x ： y”, "b": 1}', 'typographic-quote', '“', { a: 'x ： y', b: '1' }],
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
  ['{"a": {"b": 1, {"c": 2}, "d": 3}', 'missing-key', '{', { a: { b: '1', '<>': { c: '2' }, d: '3' } }],
  ['{"a": [1, 2], "b": 3]}', 'unexpected-bracket', ']', { a: ['1', '2'], b: '3' }],
  ['{"a": [1}', 'unclosed-bracket', '[', { a: ['1'] }],
  ['{"a": 1}\n}', 'trailing-data', '}', { a: '1' }],
  ['{"a": 1}}', 'trailing-data', '}', { a: '1' }],
  ['{}\n{}', 'trailing-data', '{}', {}],
  ['{"a": NaN}', 'bad-number', 'NaN', { a: '<NaN>' }],
  ['{\n  "a": tr\n  "b": 1\n}', 'bad-word', 'tr', { a: '<tr>', b: '1' }],
  ['{\n  "a": "[x]\n}', 'unclosed-quote', '"[x]', { a: '[x]' }],
  ['{\n  "a": "x\\n\n}', 'unclosed-quote', '"x\\n', { a: 'x\n' }],
  ['#cloud-config\nusers: []\n', 'not-json', '#cloud-config', undefined],
  ['#!/bin/sh\necho\n', 'not-json', '#!/bin/sh', undefined],
  ['ignition:\n  version: 3.4.0\n', 'not-json', 'ignition:', undefined],
  ['# mine\n---\nignition: {}\n', 'not-json', '---', undefined],
  ['ignition: {version: 3.4.0}\nstorage:\n', 'not-json', 'ignition:', undefined],
  ['{\n"a": {\n"b": 1,\n"c": 2\n}', 'unclosed-bracket', '{', { a: { b: '1', c: '2' } }],
];

/** Text, the code of its only problem, what that is about, and the text that its first fix makes, which is good. */
const mended: readonly (readonly [string, string, string, string])[] = [
  ['｛"a"： “x”，\n"b"：［1］｝', 'odd-punctuation', '｛', '{"a": "x",\n"b":[1]}'],
  ['{"a": [{"b": "c', 'unclosed-quote', '"c', '{"a": [{"b": "c"}]}'],
  ['{"a": ["b", "c\n', 'unclosed-quote', '"c', '{"a": ["b", "c"]}\n'],
  ['[\n  "p": 1,\n  "m": 2 },\n  {}\n]', 'missing-bracket', '"p"', '[\n  { "p": 1,\n  "m": 2 },\n  {}\n]'],
  ['[\n  {}\n  "p": 1 }\n]', 'missing-bracket', '"p"', '[\n  {},\n  { "p": 1 }\n]'],
  ['{"u": ["n": "x"]}', 'missing-bracket', '"n"', '{"u": [{ "n": "x" }]}'],
  ['"a": {"b": 1}}', 'missing-bracket', '"a"', '{ "a": {"b": 1}}'],
  ['{\n  "a":\n    "b": 1\n  },\n  "c": 2\n}', 'missing-bracket', '"a":', '{\n  "a": {\n    "b": 1\n  },\n  "c": 2\n}'],
  ['{\n  "a":\n    {},\n    {}\n  ]\n}', 'missing-bracket', '"a":', '{\n  "a": [\n    {},\n    {}\n  ]\n}'],
  ['{\n  "a": { "b": [ { "c": 1\n  "d": 2\n}', 'unclosed-bracket', '{', '{\n  "a": { "b": [ { "c": 1}]},\n  "d": 2\n}'],
  ['{\n  "a": {\n    "b": 1,\n  "d": 2\n}', 'unclosed-bracket', '{', '{\n  "a": {\n    "b": 1},\n  "d": 2\n}'],
  ['{\n  "a": "x\ny",\n  "b": 1\n}', 'line-break', '"x', '{\n  "a": "x\\ny",\n  "b": 1\n}'],
  ['{\r\n  "a": "x\r\n\r\n  y" }', 'line-break', '"x', '{\r\n  "a": "x\\n\\n  y" }'],
  ['{\n  "a": "x\n  "b": 1\n}', 'unclosed-quote', '"x', '{\n  "a": "x",\n  "b": 1\n}'],
  ['{\n  "a": tr\n  "b": 1\n}', 'bad-word', 'tr', '{\n  "a": true,\n  "b": 1\n}'],
  ['{"a": 1}}', 'trailing-data', '}', '{"a": 1}'],
  ['{"a": 1}\n  }\n]\n', 'trailing-data', '}\n]', '{"a": 1}\n'],
];

/** Configs in the styles that people write. */
const styles: Readonly<Record<string, string>> = {
  pretty: JSON.stringify(
    {
      ignition: { version: '3.4.0', config: { merge: [{ source: 'https://x.y/z' }] } },
      passwd: {
        users: [
          { name: 'core', sshAuthorizedKeys: ['ssh-rsa A', 'ssh-rsa B'] },
          { name: 'admin', uid: 1001 },
        ],
      },
      storage: {
        disks: [{ device: '/dev/vda', wipeTable: true, partitions: [{ label: 'root', number: 1 }, { label: 'var' }] }],
        files: [
          { path: '/etc/a', mode: 420, contents: { source: 'data:,a' } },
          { path: '/etc/b', overwrite: true },
        ],
      },
    },
    undefined,
    2,
  ),
  compact: `{
  "ignition": { "version": "3.4.0" },
  "storage": {
    "disks": [
      { "device": "/dev/vda", "wipeTable": false, "partitions": [ { "label": "root", "number": 1 } ] },
      { "device": "/dev/vdb", "wipeTable": true, "partitions": [ { "label": "var" }, { "label": "x" } ] }
    ],
    "files": [
      { "path": "/etc/motd", "overwrite": true,
        "contents": { "source": "data:,x" }
      }
    ]
  }
}
`,
  hugging: `{
  "storage": { "files": [{
    "path": "/etc/hostname",
    "mode": 420
  }, {
    "path": "/etc/motd",
    "contents": {
      "source": "data:,x"
    }
  }] },
  "passwd": { "users": [
    { "name": "core" },
    { "name": "admin" }
  ] }
}
`,
};

/** The lines of a text with the paths of the values that begin in them; what is below a key of another line has it in its path. */
interface Place {
  readonly path: string;
  readonly line: number;
  /** The lines of the keys above it. */
  readonly keyLines: readonly number[];
}

function placesOf(text: string): readonly Place[] {
  const { parts, lineStarts } = readText(text, 'json');
  const places: Place[] = [];
  const visit = (node: Node | undefined, path: string, keyLines: readonly number[]): void => {
    if (node?.kind === 'map') {
      for (const { key, value } of node.pairs) {
        const name = key.kind === 'scalar' ? key.text : '?';
        visit(value, `${path}/${name}`, [...keyLines, lineAt(lineStarts, key.start)]);
      }
    } else if (node?.kind === 'seq') for (const item of node.items) visit(item, `${path}/-`, keyLines);
    else if (node) places.push({ path: `${path} ${node.kind}`, line: lineAt(lineStarts, node.start), keyLines });
  };
  visit(parts[0]!.root, '', []);
  return places;
}

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

  for (const [text, code, found, after] of mended)
    it(`mends ${JSON.stringify(text)}`, () => {
      const { problems } = readText(text, 'json').parts[0]!;
      assert.deepEqual(
        problems.map((problem) => [problem.code, text.slice(problem.range.start, problem.range.end)]),
        [[`syntax/${code}`, found]],
      );
      const [fix] = problems[0]!.fixes!;
      assert.equal(applyEdits(text, fix!.edits), after);
      assert.equal(fix!.certain, false);
      assert.doesNotThrow(() => JSON.parse(after));
    });

  it('looks for the end of a string in linear time', () => {
    const text = `{"a": "x${'\r\n'.repeat(5000)}{`;
    assert.equal(readText(text, 'json').parts[0]!.problems[0]!.code, 'syntax/unclosed-quote');
  });

  it('says nothing of an indentation that is only odd', () => {
    const text = '{\n      "a": {\n  "b": [\n1,\n        2],\n"c": 3 },\n "d": 4\n      }';
    assert.deepEqual(readText(text, 'json').parts[0]!.problems, []);
  });

  it('names what is meant', () => {
    const messageOf = (text: string): string => readText(text, 'json').parts[0]!.problems[0]!.message;
    assert.match(messageOf('{"a": 0644}'), /`420` if it is meant as octal$/u);
    assert.match(messageOf('{"a": 0x1F}'), /`31` if it is meant as hexadecimal$/u);
    assert.match(messageOf('{"a": +1}'), /refused$/u);
    assert.match(messageOf('[\n  "path": 1 }\n]'), /^`\{` is missing in front of `"path"`/u);
    assert.match(messageOf('ignition:\n  version: 3.4.0\n'), /^this is YAML.*`variant:`.*2\.27/u);
    assert.match(messageOf('#cloud-config\n'), /^this is cloud-config.*not read by Ignition/u);
    assert.equal(readText('[NaN]', 'json').parts[0]!.problems[0]!.fixes, undefined);
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

describe('a half-typed line of JSON', () => {
  for (const [style, good] of Object.entries(styles))
    it(`costs only itself in ${style} style`, () => {
      const lines = good.split('\n');
      const places = placesOf(good);
      for (const [index, line] of lines.entries()) {
        for (let length = 7; length < line.length; length += 7) {
          const text = lines.with(index, line.slice(0, length)).join('\n');
          const { problems } = readText(text, 'json').parts[0]!;
          const about = `line ${index + 1} cut to ${JSON.stringify(line.slice(0, length))}: ${problems.map(({ code }) => code).join()}`;
          assert.ok(problems.length <= 1, about);
          const left = placesOf(text);
          const paths = new Set(left.map((place) => `${place.line} ${place.path}`));
          const ends = new Set(left.map((place) => `${place.line} ${place.path.split('/').at(-1)}`));
          for (const place of places) {
            if (place.line === index) continue;
            const where = `${about}; ${place.path}`;
            // Below a key that is half typed, what it was is not known.
            if (place.keyLines.includes(index))
              assert.ok(ends.has(`${place.line} ${place.path.split('/').at(-1)}`), where);
            else assert.ok(paths.has(`${place.line} ${place.path}`), where);
          }
        }
      }
    });
});
